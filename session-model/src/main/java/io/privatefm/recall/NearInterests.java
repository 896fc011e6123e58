package io.privatefm.recall;

import io.privatefm.station.Interests;
import io.privatefm.station.StationOptions;
import io.privatefm.station.World;
import io.privatefm.vector.Effort;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import java.util.Arrays;

/**
 * Recalls the nearest tracks of each interest, short-term or long-term, more for a heavier one.
 *
 * <p>Work: the interests are searched for together, as many as the budget is expected to reach;
 * only when those bring less than was asked for, because they share tracks or some may not be
 * played, the rest is searched for too. Each gets at least {@value #LEAST} places, so that a light
 * interest is heard too. A long-term interest that is the same as one of the session's is not
 * searched again.
 */
final class NearInterests implements Channel {
  private static final int LEAST = 4;

  private final ChannelKind kind;
  private final Searcher searcher;
  private final Effort effort;
  private final float same;

  /** The interests of one search: their numbers, how many tracks each wants, and their vectors. */
  private final int[] asked;

  private final int[] wanted;
  private final float[][] queries;
  private int askedCount;

  /** For every interest of a search lists of {@value #LEAST}, twice as many, and so on. */
  private final Neighbours[][] lists;

  private final Neighbours[] found;

  NearInterests(ChannelKind kind, World world) {
    this.kind = kind;
    this.searcher = world.searcher();
    this.effort = world.effort();
    this.same = world.geometry().same();
    StationOptions options = world.options();
    boolean ofSession = kind == ChannelKind.INTEREST;
    int most = (ofSession ? options.shortTerm() : options.longTerm()).capacity();
    asked = new int[most];
    wanted = new int[most];
    queries = new float[most][world.catalogue().dimension()];
    lists = new Neighbours[most][listOf(Candidates.MOST) + 1];
    for (Neighbours[] sizes : lists) {
      Arrays.setAll(sizes, size -> new Neighbours(LEAST << size));
    }
    found = new Neighbours[most];
  }

  /** The number of the smallest list that holds so many. */
  private static int listOf(int places) {
    return places <= LEAST ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros((places - 1) / LEAST);
  }

  @Override
  public ChannelKind kind() {
    return kind;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    Interests interests = kind == ChannelKind.INTEREST ? moment.shortTerm() : moment.longTerm();
    int left = budget;
    for (int next = 0; next < interests.count() && left > 0; ) {
      next = choose(interests, next, budget, left, moment);
      searcher.search(queries, askedCount, effort, moment.mask().allowed(), found);
      for (int i = 0; i < askedCount && left > 0; i++) {
        left -= take(moment, i, Math.min(left, wanted[i]), into);
      }
    }
  }

  /**
   * Chooses the interests of a search, from {@code first} on, until they want all that is left.
   *
   * @return the first interest after them
   */
  private int choose(Interests interests, int first, int budget, int left, Moment moment) {
    askedCount = 0;
    int next = first;
    for (int open = left; next < interests.count() && open > 0; next++) {
      float[] query = queries[askedCount];
      interests.copyVector(next, query);
      if (kind == ChannelKind.INTEREST || !isOfSession(query, moment.shortTerm())) {
        int places = Math.max(LEAST, Math.round(budget * interests.share(next)));
        asked[askedCount] = next;
        wanted[askedCount] = Math.min(left, places);
        found[askedCount] = lists[askedCount][listOf(wanted[askedCount])];
        open -= wanted[askedCount++];
      }
    }
    return next;
  }

  private boolean isOfSession(float[] query, Interests session) {
    return session.count() > 0 && session.likeness(query) >= same;
  }

  /** Adds the nearest {@code places} tracks of an interest; returns how many are new. */
  private int take(Moment moment, int i, int places, Candidates into) {
    Neighbours nearest = found[i];
    int added = 0;
    for (int n = 0; n < Math.min(places, nearest.count()); n++) {
      int row = nearest.id(n);
      if (moment.mask().allows(row) && into.add(kind, row, asked[i])) {
        added++;
      }
    }
    return added;
  }
}
