package io.privatefm.recall;

import io.privatefm.station.Mode;

/**
 * How many candidates each channel may bring; together no more than a draw has room for.
 *
 * @param interest of the short-term interests together
 * @param longTerm of the long-term interests together
 * @param sessions of what is foretold from sessions, by those like this one and track by track
 */
public record Budgets(
    int interest, int longTerm, int graph, int popular, int explore, int sessions) {

  /** What is known: more from lasting taste, a little of the unknown. */
  public static final Budgets FAMILIAR = new Budgets(30, 14, 12, 5, 3, 0);

  /** A bit of everything, most of it near. */
  public static final Budgets BALANCED = new Budgets(30, 8, 12, 8, 6, 0);

  /** Much of the unknown. */
  public static final Budgets EXPLORE = new Budgets(20, 6, 10, 10, 18, 0);

  /** What is foretold takes the places of half the others. */
  private static final Budgets FAMILIAR_FORETOLD = new Budgets(14, 9, 6, 4, 3, 28);

  private static final Budgets BALANCED_FORETOLD = new Budgets(14, 5, 6, 5, 6, 28);
  private static final Budgets EXPLORE_FORETOLD = new Budgets(12, 4, 6, 6, 16, 20);

  public Budgets {
    int sum = interest + longTerm + graph + popular + explore + sessions;
    int least = Math.min(Math.min(interest, longTerm), Math.min(graph, popular));
    if (Math.min(least, Math.min(explore, sessions)) < 0 || sum < 1 || sum > Candidates.MOST) {
      throw new IllegalArgumentException("must be 1 to " + Candidates.MOST + ": budgets=" + sum);
    }
  }

  /**
   * The usual budgets of a mode.
   *
   * @param foretold whether the catalogue knows sessions
   */
  public static Budgets of(Mode mode, boolean foretold) {
    return switch (mode) {
      case FAMILIAR -> foretold ? FAMILIAR_FORETOLD : FAMILIAR;
      case BALANCED -> foretold ? BALANCED_FORETOLD : BALANCED;
      case EXPLORE -> foretold ? EXPLORE_FORETOLD : EXPLORE;
    };
  }

  int of(ChannelKind kind) {
    return switch (kind) {
      case INTEREST -> interest;
      case LONG_TERM -> longTerm;
      case GRAPH -> graph;
      case POPULAR -> popular;
      case EXPLORE -> explore;
      case SESSIONS -> sessions;
      case ITEMS -> 0; // among those of the sessions
    };
  }
}
