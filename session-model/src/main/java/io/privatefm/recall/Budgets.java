package io.privatefm.recall;

import io.privatefm.station.Mode;

/**
 * How many candidates each channel may bring; together no more than a draw has room for.
 *
 * @param interest of the short-term interests together
 * @param longTerm of the long-term interests together
 */
public record Budgets(int interest, int longTerm, int graph, int popular, int explore) {

  /** What is known: more from lasting taste, a little of the unknown. */
  public static final Budgets FAMILIAR = new Budgets(30, 14, 12, 5, 3);

  /** A bit of everything, most of it near. */
  public static final Budgets BALANCED = new Budgets(30, 8, 12, 8, 6);

  /** Much of the unknown. */
  public static final Budgets EXPLORE = new Budgets(20, 6, 10, 10, 18);

  public Budgets {
    int sum = interest + longTerm + graph + popular + explore;
    if (Math.min(interest, Math.min(longTerm, Math.min(graph, Math.min(popular, explore)))) < 0
        || sum < 1
        || sum > Candidates.MOST) {
      throw new IllegalArgumentException("must be 1 to " + Candidates.MOST + ": budgets=" + sum);
    }
  }

  /** The usual budgets of a mode. */
  public static Budgets of(Mode mode) {
    return switch (mode) {
      case FAMILIAR -> FAMILIAR;
      case BALANCED -> BALANCED;
      case EXPLORE -> EXPLORE;
    };
  }

  int of(ChannelKind kind) {
    return switch (kind) {
      case INTEREST -> interest;
      case LONG_TERM -> longTerm;
      case GRAPH -> graph;
      case POPULAR -> popular;
      case EXPLORE -> explore;
    };
  }
}
