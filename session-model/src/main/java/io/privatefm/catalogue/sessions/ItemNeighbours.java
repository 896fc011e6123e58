package io.privatefm.catalogue.sessions;

import java.util.Arrays;

/**
 * Item-based nearest neighbours: tracks that share sessions with the newest tracks, by the cosine
 * of the sets of their sessions. Hidasi et al., Session-based recommendations with recurrent neural
 * networks, ICLR 2016, section 4 (as baseline), with the shrinkage there.
 *
 * <p>Scratch of one thread over shared sessions.
 */
public final class ItemNeighbours {
  /** Sessions of one track that are read, the newest. */
  private static final int MOST_SESSIONS = 5_000;

  private static final int NONE = -1;

  private final Sessions sessions;
  private final Options options;
  private final Slots shared = new Slots();
  private int[] counts = new int[shared.room()]; // of sessions that are shared
  private int[] countedIn = new int[shared.room()]; // the last of them

  /**
   * How tracks are compared.
   *
   * @param events newest tracks of the prefix that are asked
   * @param decay how much less an older one of them counts
   * @param shrinkage added to the denominator, so that few shared sessions prove little
   */
  public record Options(int events, Decay decay, double shrinkage) {
    /** The newest track alone, shrunk by 20. */
    public static final Options DEFAULT = new Options(1, Decay.DIVIDED, 20);

    public Options {
      if (events < 1 || !(shrinkage >= 0)) {
        throw new IllegalArgumentException(
            "must be >= 1 and >= 0: events=" + events + " shrinkage=" + shrinkage);
      }
    }

    /** These options with another number of events. */
    public Options withEvents(int newest) {
      return new Options(newest, decay, shrinkage);
    }

    /** These options with another decay. */
    public Options withDecay(Decay other) {
      return new Options(events, other, shrinkage);
    }

    /** These options with another shrinkage. */
    public Options withShrinkage(double sessions) {
      return new Options(events, decay, sessions);
    }
  }

  /** Neighbours by these sessions. */
  public ItemNeighbours(Sessions sessions, Options options) {
    this.sessions = sessions;
    this.options = options;
  }

  /** Adds the neighbours of the newest tracks. */
  public void score(Prefix prefix, TrackScores into) {
    int events = Math.min(options.events(), prefix.count());
    for (int step = 1; step <= events; step++) {
      int track = prefix.back(step);
      count(track);
      double weight = options.decay().weight(step, events);
      for (int i = 0; i < shared.count(); i++) {
        int other = shared.number(i);
        double both = Math.sqrt((double) sessions.spread(track) * sessions.spread(other));
        into.add(other, weight * counts[i] / (both + options.shrinkage()));
      }
    }
  }

  /** Counts the sessions that each other track shares with this one. */
  private void count(int track) {
    shared.clear();
    int before = -1;
    int left = MOST_SESSIONS;
    for (int i = sessions.plays(track) - 1; i >= 0 && left > 0; i--) {
      int session = sessions.sessionOfPlay(track, i);
      if (session != before) {
        before = session;
        left--;
        count(track, session);
      }
    }
  }

  private void count(int track, int session) {
    for (int at = sessions.start(session); at < sessions.end(session); at++) {
      int other = sessions.track(at);
      int known = shared.count();
      int slot = other == track ? NONE : shared.of(other);
      if (slot == known) {
        meet(slot);
      }
      if (slot != NONE && countedIn[slot] != session) {
        countedIn[slot] = session;
        counts[slot]++;
      }
    }
  }

  private void meet(int slot) {
    if (slot == counts.length) {
      counts = Arrays.copyOf(counts, shared.room());
      countedIn = Arrays.copyOf(countedIn, shared.room());
    }
    counts[slot] = 0;
    countedIn[slot] = NONE;
  }
}
