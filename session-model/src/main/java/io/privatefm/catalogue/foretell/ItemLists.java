package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Decay;
import io.privatefm.catalogue.sessions.ItemNeighbours;
import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks share most sessions with each track. A list is made when it is first asked for, at
 * up to 5,000 sessions read, and kept: half a kilobyte a track that was. Read by any thread.
 */
final class ItemLists {
  /** Tracks of one list. */
  private static final int MOST = 64;

  private final Sessions sessions;
  private final AtomicReferenceArray<@Nullable Item> items;

  /** The tracks that share sessions with one, the nearest first, and how near they are. */
  private static final class Item {
    private final int[] tracks;
    private final float[] shares;

    Item(int[] tracks, float[] shares) {
      this.tracks = tracks;
      this.shares = shares;
    }
  }

  ItemLists(Sessions sessions) {
    this.sessions = sessions;
    items = new AtomicReferenceArray<>(sessions.trackCount());
  }

  /** Asks these lists, and makes those that are missing. Scratch of one thread. */
  Asker asker() {
    return new Asker();
  }

  /** Adds the lists of a prefix's newest tracks. */
  final class Asker {
    private static final int EVENTS = 20;
    private static final double SHRINKAGE = 20;

    private final ItemNeighbours neighbours =
        new ItemNeighbours(sessions, new ItemNeighbours.Options(1, Decay.NONE, SHRINKAGE));
    private final TrackScores scores = new TrackScores();
    private final Prefix one = new Prefix();

    /** Adds what shares sessions with the newest tracks, the less the older they are. */
    void score(Prefix prefix, TrackScores into) {
      int events = Math.min(EVENTS, prefix.count());
      for (int step = 1; step <= events; step++) {
        Item item = item(prefix.back(step));
        double weight = Decay.ROOT.weight(step, events);
        for (int i = 0; i < item.tracks.length; i++) {
          into.add(item.tracks[i], weight * item.shares[i]);
        }
      }
    }

    private Item item(int track) {
      Item known = items.get(track);
      if (known == null) {
        known = make(track);
        items.set(track, known); // whoever makes it at the same time makes the same
      }
      return known;
    }

    private Item make(int track) {
      one.clear();
      one.add(track);
      scores.clear();
      neighbours.score(one, scores);
      int[] tracks = new int[Math.min(MOST, scores.count())];
      int count = scores.top(tracks.length, sessions, tracks, 0);
      float[] shares = new float[count];
      for (int i = 0; i < count; i++) {
        shares[i] = (float) scores.of(tracks[i]);
      }
      return new Item(tracks, shares);
    }
  }
}
