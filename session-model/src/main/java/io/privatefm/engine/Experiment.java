package io.privatefm.engine;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.station.Assignment;
import io.privatefm.station.SplitMix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A split of the listeners among arms that are played differently, to be compared by what they
 * tell.
 *
 * <p>A listener's arm is a hash of the listener's id and the experiment's name: it is the same in
 * every process and at every time as long as name and arms stay as they are, and says nothing about
 * the arm in an experiment of another name (Kohavi, Tang, Xu: Trustworthy Online Controlled
 * Experiments, 2020, chapter 4). Written as {@code name: thompson 50, square-cb 50}, or with names,
 * floors and models of their own {@code name: usual=thompson 80, bold=thompson floor=0.2 10,
 * trained=thompson model=autumn 10}.
 *
 * @param name of the experiment
 * @param arms at least two, of different names
 */
public record Experiment(String name, List<Arm> arms) {
  private static final String FORM = "must be like \"name: thompson 50, square-cb 50\"";

  /** 2 to the 53rd, so that a hash becomes a number of [0, 1). */
  private static final double UNIT = 0x1p-53;

  private static final int UNIT_SHIFT = 11;

  /**
   * One way to play.
   *
   * @param name of the arm
   * @param policy what draws
   * @param floor share of uniform draws; null as it is without the experiment
   * @param model the name of its ranker; null: the usual one
   * @param weight its part of the listeners, in proportion to those of the others, above 0
   */
  public record Arm(
      String name,
      PolicyKind policy,
      @Nullable Double floor,
      @Nullable String model,
      double weight) {
    public Arm {
      if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("must be > 0: weight of " + name + "=" + weight);
      }
      if (floor != null && !(floor >= 0 && floor <= 1)) {
        throw new IllegalArgumentException("must be 0 to 1: floor of " + name + "=" + floor);
      }
    }
  }

  public Experiment {
    arms = List.copyOf(arms);
    if (arms.size() < 2) {
      throw new IllegalArgumentException("must have at least two arms: experiment=" + name);
    }
    Set<String> names = new HashSet<>();
    for (Arm arm : arms) {
      if (!names.add(arm.name())) {
        throw new IllegalArgumentException(
            "must be named apart, as in a=thompson 50, b=thompson floor=0.1 50: experiment="
                + name
                + " arm="
                + arm.name());
      }
      new Assignment(name, arm.name(), 1); // the names keep its rules
    }
  }

  /**
   * Reads an experiment from its text.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static Experiment parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(FORM + ": experiment=" + text);
    }
    List<Arm> arms = new ArrayList<>();
    for (String arm : text.substring(colon + 1).split(",", -1)) {
      arms.add(arm(arm.strip(), text));
    }
    return new Experiment(text.substring(0, colon).strip(), arms);
  }

  /** An arm is {@code [name=]policy [floor=F] [model=M] weight}. */
  private static Arm arm(String text, String whole) {
    String[] words = text.split("\\s+", -1);
    String floor = word(words, "floor=");
    String model = word(words, "model=");
    int known = 2 + (floor == null ? 0 : 1) + (model == null ? 0 : 1);
    if (words.length != known) {
      throw new IllegalArgumentException(FORM + ": experiment=" + whole + " arm=" + text);
    }
    int equals = words[0].indexOf('=');
    String policy = words[0].substring(equals + 1);
    String name = equals < 0 ? policy : words[0].substring(0, equals);
    return new Arm(
        name,
        PolicyKind.named(policy),
        floor == null ? null : Double.valueOf(number(floor, whole)),
        model,
        number(words[words.length - 1], whole));
  }

  /** What follows a key between the first word and the last; null when it is not there. */
  private static @Nullable String word(String[] words, String key) {
    for (int i = 1; i < words.length - 1; i++) {
      if (words[i].startsWith(key)) {
        return words[i].substring(key.length());
      }
    }
    return null;
  }

  private static double number(String text, String whole) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(FORM + ": experiment=" + whole + " number=" + text, e);
    }
  }

  /**
   * Makes sure that every model that an arm names is there.
   *
   * @throws IllegalArgumentException naming the first that is not
   */
  public void requireModels(Set<String> models) {
    for (Arm arm : arms) {
      String model = arm.model();
      if (model != null && !model.equals(Models.USUAL) && !models.contains(model)) {
        throw new IllegalArgumentException(
            "must be among the models: model of "
                + arm.name()
                + "="
                + model
                + " models="
                + String.join(",", new TreeSet<>(models)));
      }
    }
  }

  /** The number of a listener's arm. */
  public int armOf(String listener) {
    double at = unit(listener);
    double total = 0;
    for (Arm arm : arms) {
      total += arm.weight();
    }
    double sum = 0;
    for (int i = 0; i < arms.size() - 1; i++) {
      sum += arms.get(i).weight() / total;
      if (at < sum) {
        return i;
      }
    }
    return arms.size() - 1;
  }

  /** Where the listener stands among all, evenly spread over [0, 1). */
  private double unit(String listener) {
    long salt = SplitMix.mix(Fingerprint.of(name));
    return (SplitMix.mix(SplitMix.mix(Fingerprint.of(listener) ^ salt)) >>> UNIT_SHIFT) * UNIT;
  }

  /** What the spins of an arm note. */
  Assignment assignment(int arm) {
    double total = arms.stream().mapToDouble(Arm::weight).sum();
    return new Assignment(name, arms.get(arm).name(), arms.get(arm).weight() / total);
  }
}
