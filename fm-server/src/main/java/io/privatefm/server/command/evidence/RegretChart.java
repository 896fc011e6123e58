package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.simulate.Figures;
import io.privatefm.evaluate.simulate.Outcome;
import io.privatefm.evaluate.simulate.SimulationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The chart of a simulation: cumulative regret over spins, one line per policy as it is shipped,
 * and one for chance. The oracle's would lie on the axis.
 */
final class RegretChart {
  private RegretChart() {}

  static void draw(Outcome outcome, SimulationOptions options, Path file) {
    List<Picture.Line> lines = new ArrayList<>();
    for (Figures figures : outcome.figures().subList(0, options.policies().size())) {
      lines.add(line(figures));
    }
    for (Figures figures : outcome.figures()) {
      if (figures.contestant().equals("random")) {
        lines.add(line(figures));
      }
    }
    Picture.lines(
        "Cumulative regret, " + outcome.truth().label(),
        "spins of each listener",
        "regret per listener, with 95 % intervals",
        lines,
        file);
  }

  private static Picture.Line line(Figures figures) {
    return new Picture.Line(
        figures.contestant(),
        figures.curve().stream().map(point -> (double) point.spins()).toList(),
        figures.curve().stream().map(Figures.Point::regret).toList());
  }
}
