package io.privatefm.bench.station;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.bench.report.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A measurement of stations as a page of the documentation, with its plot beside it. */
public final class StationPage {
  private static final double STATIONS = 100_000;
  private static final double GIGABYTE = 1 << 30;

  private StationPage() {}

  /**
   * Writes the page and, under the same name, {@code .svg}.
   *
   * @param besides figures of other runs, over catalogues of other sizes
   * @param soak what a soak gave; null: none is told
   * @param command the words after {@code fm bench}
   */
  public static void write(
      Path file,
      StationResult result,
      List<Path> besides,
      @Nullable SoakResult soak,
      List<String> command)
      throws IOException {
    StationFigures figures = result.figures();
    String name = String.valueOf(file.getFileName()).replaceAll("\\.md$", "") + ".svg";
    String title =
        String.format(Locale.ROOT, "feedback → next, %,.0f messages/s", figures.openPerSecond());
    LatencyDrawing.writeSvg(
        result.echoLatency(), result.stationsLatency(), title, file.resolveSibling(name));
    List<StationFigures> others = new ArrayList<>();
    for (Path beside : besides) {
      others.add(new ObjectMapper().readValue(beside.toFile(), StationFigures.class));
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Stations beside an echo of the same frames");
    lines.add("");
    lines.add("How this is measured: [stations.md](stations.md).");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d tracks, %,d listeners on each server.",
            figures.tracks(),
            figures.listeners()));
    lines.add("");
    lines.add(StationTable.of(figures));
    lines.add(
        String.format(
            Locale.ROOT,
            "By what three sizes cost, 100,000 idle stations would take %.1f GB, the kernel's part"
                + " included.",
            figures.bytesPerStation() * STATIONS / GIGABYTE));
    lines.add("");
    lines.add("![latency by percentile](" + name + ")");
    lines.add("");
    lines.add("## Goals");
    lines.add("");
    lines.add(Goal.table(Goal.of(figures, others, soak)));
    lines.add(
        "What was tried where one is missed, and what costs next:"
            + " [what the figures say](stations.md#what-the-figures-say).");
    lines.add("");
    addOtherSizes(figures, others, lines);
    if (!result.whereTimeGoes().isEmpty()) {
      lines.addAll(List.of("## Where the processor time of a message goes", ""));
      lines.add(result.whereTimeGoes());
    }
    lines.addAll(Page.measuredOn(command, result.servers()));
    Page.write(file, lines);
  }

  private static void addOtherSizes(
      StationFigures figures, List<StationFigures> others, List<String> lines) {
    if (others.isEmpty()) {
      return;
    }
    lines.addAll(List.of("## Catalogues of other sizes", ""));
    List<StationFigures> all = new ArrayList<>(others);
    all.add(figures);
    all.sort((one, other) -> Integer.compare(one.tracks(), other.tracks()));
    lines.add(StationTable.bySize(all));
  }
}
