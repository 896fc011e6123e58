package io.privatefm.evaluate.experiment;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the spins of experiments by listener and arm, then compares the arms. Listeners are the
 * units: spins of one hang together. One thread.
 */
public final class ExperimentReport {
  /** Fewer listeners than this in an arm: an interval over them is too narrow to be believed. */
  public static final int FEW_LISTENERS = 100;

  private static final double ALL = 0.999;

  private final Map<String, Map<String, Arm>> arms = new TreeMap<>();
  private final Map<String, Map<String, Set<String>>> armsOf = new HashMap<>();

  /** One arm while it is summed up. */
  private static final class Arm {
    final Map<String, ListenerTotals> listeners = new LinkedHashMap<>();
    final Set<Double> shares = new TreeSet<>();

    Collection<ListenerTotals> without(Set<String> some) {
      return listeners.entrySet().stream()
          .filter(entry -> !some.contains(entry.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }

    double share() {
      return shares.size() == 1 ? shares.iterator().next() : Double.NaN;
    }
  }

  /** Takes a spin in. */
  public void add(HeardSpin spin) {
    String experiment = spin.assignment().experiment();
    String name = spin.assignment().arm();
    Arm arm =
        arms.computeIfAbsent(experiment, _ -> new TreeMap<>())
            .computeIfAbsent(name, _ -> new Arm());
    arm.shares.add(spin.assignment().share());
    armsOf
        .computeIfAbsent(experiment, _ -> new HashMap<>())
        .computeIfAbsent(spin.listener(), _ -> new HashSet<>())
        .add(name);
    ListenerTotals totals =
        arm.listeners.computeIfAbsent(spin.listener(), _ -> new ListenerTotals());
    if (spin.judged()) {
      totals.judged++;
      totals.reward += spin.reward();
      totals.completed += spin.completed() ? 1 : 0;
      totals.skipped += spin.skipped() ? 1 : 0;
      totals.liked += spin.liked() ? 1 : 0;
    }
  }

  /** The names of all experiments that were taken in. */
  public Set<String> experiments() {
    return arms.keySet();
  }

  /**
   * Compares the arms of every experiment to its first.
   *
   * @param first the name of the arm that others are compared to; where there is none of that name,
   *     the one whose name comes first
   */
  public List<ExperimentFigures> figures(String first, Bootstrap bootstrap) {
    return arms.keySet().stream().map(name -> figures(name, first, bootstrap)).toList();
  }

  private ExperimentFigures figures(String experiment, String first, Bootstrap bootstrap) {
    Map<String, Set<String>> armsOfListeners = armsOf.getOrDefault(experiment, Map.of());
    Set<String> several = new HashSet<>();
    armsOfListeners.forEach(
        (listener, names) -> {
          if (names.size() > 1) {
            several.add(listener);
          }
        });
    Map<String, Arm> byName = arms.getOrDefault(experiment, Map.of());
    List<String> names = new ArrayList<>(byName.keySet());
    if (names.remove(first)) {
      names.addFirst(first);
    }
    List<ArmFigures> figures = new ArrayList<>();
    Collection<ListenerTotals> others = null;
    for (String name : names) {
      Arm arm = Objects.requireNonNull(byName.get(name));
      Collection<ListenerTotals> ours = arm.without(several);
      figures.add(arm(name, arm.share(), ours, others, bootstrap));
      others = others == null ? ours : others;
    }
    SampleRatio ratio = sampleRatio(figures);
    return new ExperimentFigures(
        experiment,
        armsOfListeners.size(),
        several.size(),
        figures,
        ratio,
        warnings(figures, ratio, several.size()));
  }

  private static ArmFigures arm(
      String name,
      double share,
      Collection<ListenerTotals> ours,
      @Nullable Collection<ListenerTotals> theirs,
      Bootstrap bootstrap) {
    Map<String, Interval> figures = new LinkedHashMap<>();
    Map<String, Interval> differences = new LinkedHashMap<>();
    for (Measure measure : Measure.ALL) {
      double[] over = measure.numerators(ours);
      double[] under = measure.denominators(ours);
      figures.put(measure.label(), bootstrap.ratio(over, under));
      if (theirs != null) {
        differences.put(
            measure.label(),
            bootstrap.ratioDifference(
                over, under, measure.numerators(theirs), measure.denominators(theirs)));
      }
    }
    long spins = (long) ours.stream().mapToDouble(totals -> totals.judged).sum();
    return new ArmFigures(name, share, ours.size(), spins, figures, differences);
  }

  private static SampleRatio sampleRatio(List<ArmFigures> arms) {
    double[] listeners = arms.stream().mapToDouble(ArmFigures::listeners).toArray();
    double[] shares = arms.stream().mapToDouble(ArmFigures::share).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    return Math.abs(sum - 1) < 1 - ALL && arms.size() > 1
        ? SampleRatio.of(listeners, shares)
        : SampleRatio.UNKNOWN;
  }

  private static List<String> warnings(List<ArmFigures> arms, SampleRatio ratio, int several) {
    List<String> warnings = new ArrayList<>();
    if (arms.size() < 2) {
      warnings.add("NOTHING TO COMPARE: only one arm was heard");
    }
    for (ArmFigures arm : arms) {
      if (arm.listeners() < FEW_LISTENERS) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "TOO FEW LISTENERS: %s has %d; intervals of fewer than %d are too narrow to decide by",
                arm.arm(),
                arm.listeners(),
                FEW_LISTENERS));
      }
    }
    if (ratio.broken()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "SAMPLE RATIO MISMATCH: listeners are not split by the shares (p %.2g); the arms hold"
                  + " different people, and differences mean nothing until the reason is found",
              ratio.p()));
    }
    if (Double.isNaN(ratio.p()) && arms.size() > 1) {
      warnings.add(
          "the split cannot be checked: shares were changed in between, or an arm was never heard");
    }
    if (several > 0) {
      warnings.add(
          several
              + " listeners were played under several arms, for arms or shares were changed in"
              + " between; they are left out");
    }
    return warnings;
  }
}
