package io.privatefm.recall;

import io.privatefm.station.Mode;

/**
 * How many candidates each channel may bring; together no more than there may be.
 *
 * @param interest of the short-term interests together
 * @param longTerm of the long-term interests together
 * @param sessions of what is foretold from sessions, by those like this one and track by track
 */
public record Budgets(
    int interest, int longTerm, int graph, int popular, int explore, int sessions) {

  /** What is known: more from lasting taste, a little of the unknown. */
  public static final Budgets FAMILIAR = new Budgets(60, 28, 30, 25, 6, 80);

  /** A bit of everything, most of it near. */
  public static final Budgets BALANCED = new Budgets(60, 16, 30, 40, 12, 80);

  /** Much of the unknown. */
  public static final Budgets EXPLORE = new Budgets(40, 12, 24, 40, 36, 60);

  public Budgets {
    int sum = interest + longTerm + graph + popular + explore + sessions;
    int least = Math.min(Math.min(interest, longTerm), Math.min(graph, popular));
    if (Math.min(least, Math.min(explore, sessions)) < 0 || sum < 1 || sum > Candidates.MOST) {
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
      case SESSIONS -> sessions;
      case ITEMS -> 0; // among those of the sessions
    };
  }
}
