package io.privatefm.recall;

import io.privatefm.station.Interests;
import io.privatefm.station.StationOptions;
import io.privatefm.station.World;
import io.privatefm.vector.Allowed;
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
 *
 * <p>What is nearest whatever the rules say is {@link Remembered}, so that only an interest that
 * has moved costs a search: for as many tracks as are wanted and as the rules are expected to take
 * away, the listener's last plays by the interest's share of them. Under the rules is searched
 * where too few of those may be played, or where the listener wants to hear only a part of the
 * catalogue.
 */
final class NearInterests implements Channel {
  private static final int LEAST = 4;

  /** Searches whatever the rules are for one of so many tracks. */
  private static final int[] NEAREST = {32, 64, 96, 160, 256};

  /** Up to so many are few. */
  private static final int FEW = 64;

  /** So many fewer searches are for many. */
  private static final int RARER = 4;

  /** Where an interest's tracks are when they are not among the remembered. */
  private static final int FOUND = -1;

  private final ChannelKind kind;
  private final Searcher searcher;
  private final Effort effort;
  private final float same;
  private final Memory memory;

  /** What searches found for few tracks, and for many; of both channels. */
  record Memory(Remembered few, Remembered many) {
    /** Room for so many searches for few, and a quarter of it for those for many. */
    static Memory of(int searches) {
      int most = NEAREST[NEAREST.length - 1];
      return new Memory(new Remembered(searches, FEW), new Remembered(searches / RARER, most));
    }
  }

  /** The interests of one turn: their numbers, how many tracks each wants, and their vectors. */
  private final int[] asked;

  private final int[] wanted;
  private final float[][] vectors;
  private final long[] keys;
  private int askedCount;

  /** Where the tracks of each are remembered; or {@link #FOUND}, and then in which list. */
  private final int[] places;

  private final Neighbours[] foundIn;

  /** The queries of one search. */
  private final float[][] queries;

  private final Neighbours[] found;
  private int queryCount;

  /** Which of {@link #NEAREST} each interest asks for, and the lists of every interest for them. */
  private final int[] levels;

  private final Neighbours[][] nearest;

  /** And under the rules: lists of {@value #LEAST}, twice as many, and so on. */
  private final Neighbours[][] lists;

  NearInterests(ChannelKind kind, World world, Memory memory) {
    this.kind = kind;
    this.searcher = world.searcher();
    this.effort = world.effort();
    this.same = world.geometry().same();
    this.memory = memory;
    StationOptions options = world.options();
    boolean ofSession = kind == ChannelKind.INTEREST;
    int most = (ofSession ? options.shortTerm() : options.longTerm()).capacity();
    asked = new int[most];
    wanted = new int[most];
    vectors = new float[most][world.catalogue().dimension()];
    keys = new long[most];
    places = new int[most];
    foundIn = new Neighbours[most];
    queries = new float[most][];
    found = new Neighbours[most];
    levels = new int[most];
    nearest = new Neighbours[most][NEAREST.length];
    for (Neighbours[] ofLevels : nearest) {
      Arrays.setAll(ofLevels, level -> new Neighbours(NEAREST[level]));
    }
    lists = new Neighbours[most][listOf(Candidates.MOST) + 1];
    for (Neighbours[] sizes : lists) {
      Arrays.setAll(sizes, size -> new Neighbours(LEAST << size));
    }
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
      search(moment.mask());
      for (int i = 0; i < askedCount && left > 0; i++) {
        left -= take(moment, i, Math.min(left, wanted[i]), into);
      }
      remember(moment.mask());
    }
  }

  /**
   * Chooses the interests of a turn, from {@code first} on, until they want all that is left.
   *
   * @return the first interest after them
   */
  private int choose(Interests interests, int first, int budget, int left, Moment moment) {
    askedCount = 0;
    int next = first;
    for (int open = left; next < interests.count() && open > 0; next++) {
      float[] vector = vectors[askedCount];
      interests.copyVector(next, vector);
      if (kind == ChannelKind.INTEREST || !isOfSession(vector, moment.shortTerm())) {
        float share = interests.share(next);
        asked[askedCount] = next;
        wanted[askedCount] = Math.min(left, Math.max(LEAST, Math.round(budget * share)));
        levels[askedCount] = levelOf(wanted[askedCount] + Math.round(moment.played() * share));
        open -= wanted[askedCount++];
      }
    }
    return next;
  }

  private static int levelOf(int tracks) {
    int level = 0;
    while (level < NEAREST.length - 1 && NEAREST[level] < tracks) {
      level++;
    }
    return level;
  }

  private boolean isOfSession(float[] query, Interests session) {
    return session.count() > 0 && session.likeness(query) >= same;
  }

  /** Makes sure that each interest has its tracks, as many as it wants and may be played. */
  private void search(Mask mask) {
    queryCount = 0;
    for (int i = 0; i < askedCount && !mask.narrow(); i++) {
      keys[i] = Remembered.key(vectors[i], NEAREST[levels[i]]);
      places[i] = remembered(i).find(keys[i]);
      if (places[i] == FOUND) {
        ask(i, nearest(i));
      }
    }
    searchAsked(Allowed.all());
    queryCount = 0;
    for (int i = 0; i < askedCount; i++) {
      if (mask.narrow() || !isEnough(i, mask)) {
        places[i] = FOUND;
        ask(i, lists[i][listOf(wanted[i])]);
      }
    }
    searchAsked(mask.allowed());
  }

  private Remembered remembered(int i) {
    return NEAREST[levels[i]] > FEW ? memory.many : memory.few;
  }

  private Neighbours nearest(int i) {
    return nearest[i][levels[i]];
  }

  private void ask(int i, Neighbours list) {
    queries[queryCount] = vectors[i];
    found[queryCount++] = list;
    foundIn[i] = list;
  }

  private void searchAsked(Allowed allowed) {
    if (queryCount > 0) {
      searcher.search(queries, queryCount, effort, allowed, found);
    }
  }

  /** Whether as many as are wanted may be played, or all that there are were looked at. */
  private boolean isEnough(int i, Mask mask) {
    int count = count(i);
    int allowed = 0;
    for (int n = 0; n < count && allowed < wanted[i]; n++) {
      allowed += mask.allows(row(i, n)) ? 1 : 0;
    }
    return allowed >= wanted[i] || count < NEAREST[levels[i]];
  }

  private int count(int i) {
    return places[i] == FOUND ? foundIn[i].count() : remembered(i).count(places[i]);
  }

  private int row(int i, int n) {
    return places[i] == FOUND ? foundIn[i].id(n) : remembered(i).row(places[i], n);
  }

  /** Adds the nearest tracks of an interest, at most so many; returns how many are new. */
  private int take(Moment moment, int i, int most, Candidates into) {
    int count = count(i);
    int looked = 0;
    int added = 0;
    for (int n = 0; n < count && looked < most; n++) {
      if (moment.mask().allows(row(i, n))) {
        looked++;
        added += into.add(kind, row(i, n), asked[i]) ? 1 : 0;
      }
    }
    return added;
  }

  /** Remembers what was found whatever the rules; only now, for what is remembered was in use. */
  private void remember(Mask mask) {
    for (int i = 0; i < askedCount && !mask.narrow(); i++) {
      if (remembered(i).find(keys[i]) < 0) {
        remembered(i).put(keys[i], nearest(i));
      }
    }
  }
}
