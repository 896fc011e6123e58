package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.CatalogueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The policies that can be judged on a table, by name. */
final class TableTargets {
  static final String NAMES =
      "uniform, item:ID, popular, greedy, epsilon-greedy[:E], softmax[:TEMPERATURE], thompson,"
          + " or a file with the columns item, probability and perhaps position";
  private static final double EPSILON = 0.1;

  private final String name;
  private final LoggedTable log;
  private final int items;
  private final ItemMeans learned;
  private final long seed;

  private TableTargets(String name, LoggedTable log, int fitted, long seed) {
    this.name = name;
    this.log = log;
    this.seed = seed;
    items = log.items().size();
    learned = new ItemMeans(log);
    for (int round = 0; round < fitted; round++) {
      learned.learn(round);
    }
  }

  static boolean isFitted(String name) {
    return switch (word(name)) {
      case "popular", "greedy", "epsilon-greedy", "softmax", "thompson" -> true;
      default -> false;
    };
  }

  static TargetPolicy of(String name, LoggedTable log, int fitted, long seed) {
    TableTargets targets = new TableTargets(name, log, fitted, seed);
    return switch (word(name)) {
      case "uniform" -> targets.uniform();
      case "item" -> targets.item();
      case "popular" -> targets.popular();
      case "greedy" -> targets.greedy(0, "the item with the highest smoothed mean reward");
      case "epsilon-greedy" -> targets.epsilonGreedy();
      case "softmax" -> targets.softmax();
      case "thompson" -> targets.thompson();
      default -> file(name, log);
    };
  }

  private static String word(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static TargetPolicy file(String name, LoggedTable log) {
    if (!Files.isRegularFile(Path.of(name))) {
      throw new CatalogueException("must be " + NAMES + ": target=" + name);
    }
    return ProbabilityFile.read(Path.of(name), log);
  }

  private TargetPolicy is(String does, double[] probabilities) {
    return ItemDistribution.everywhere(name, does, log, probabilities);
  }

  private TargetPolicy uniform() {
    double[] all = new double[items];
    Arrays.fill(all, 1.0 / items);
    return is("each of the " + items + " items alike", all);
  }

  private TargetPolicy item() {
    String id = name.contains(":") ? name.substring(name.indexOf(':') + 1) : "";
    int item = log.items().indexOf(id);
    if (item < 0) {
      throw new CatalogueException("must be an item that occurs in the log: target=" + name);
    }
    double[] all = new double[items];
    all[item] = 1;
    return is("always item " + id, all);
  }

  private TargetPolicy popular() {
    double[] all = new double[items];
    double[] sums = new double[items];
    Arrays.setAll(sums, learned::sum);
    Shares.best(sums, 1, all);
    return is("the item with the most reward in all", all);
  }

  private TargetPolicy greedy(double epsilon, String does) {
    double[] all = new double[items];
    Arrays.fill(all, epsilon / items);
    Shares.best(means(), 1 - epsilon, all);
    return is(does, all);
  }

  private TargetPolicy epsilonGreedy() {
    double epsilon = number(EPSILON);
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new CatalogueException("must be 0 to 1: target=" + name);
    }
    return greedy(epsilon, "greedy, but any item with probability " + epsilon);
  }

  private TargetPolicy softmax() {
    double[] means = means();
    double temperature = number(Shares.deviation(means));
    if (!(temperature > 0)) {
      throw new CatalogueException("must have a temperature > 0: target=" + name);
    }
    double[] all = Shares.softmax(means, temperature);
    return is(String.format(Locale.ROOT, "softmax of mean reward / %.3g", temperature), all);
  }

  private TargetPolicy thompson() {
    return is(
        "Thompson sampling of Beta posteriors, " + BetaVotes.DRAWS + " draws",
        BetaVotes.of(learned, items, seed));
  }

  private double[] means() {
    double[] means = new double[items];
    Arrays.setAll(means, learned::mean);
    return means;
  }

  private double number(double usual) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      return usual;
    }
    try {
      return Double.parseDouble(name.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new CatalogueException("must have a number after the colon: target=" + name, e);
    }
  }
}
