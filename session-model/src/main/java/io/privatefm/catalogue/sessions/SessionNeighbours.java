package io.privatefm.catalogue.sessions;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recommends what similar sessions held: the family of vector-multiplication session k-nearest
 * neighbours.
 *
 * <p>Sessions that share a track with the prefix are found through the plays of each track, newest
 * first; the newest {@code sample} of them are compared. The similarity is the sum of the weights
 * of the shared events, found event by event (VMIS-kNN), and no session is looked at that shares
 * nothing. The most similar {@code neighbours}, of equals the newer, add their weight to each of
 * their tracks once.
 *
 * <ul>
 *   <li>VS-kNN: Ludewig and Jannach, Evaluation of session-based recommendation algorithms, UMUAI
 *       2018.
 *   <li>VMIS-kNN: Kersbergen, Sprangers and Schelter, Serenade: Low-latency session-based
 *       recommendation in e-commerce at scale, SIGMOD 2022. Its loop over postings cut at {@code
 *       sample} keeps the newest {@code sample} sessions of all, as the sample here does.
 *   <li>Weighing by the distance within the neighbour: Garg et al., Sequence and time aware
 *       neighborhood for session-based recommendations (STAN), SIGIR 2019.
 * </ul>
 *
 * <p>Scratch of one thread over shared sessions: it grows to what the questions touch, and then a
 * question allocates nothing.
 */
public final class SessionNeighbours {
  private static final int NOBODY = -1;

  private final Sessions sessions;
  private final NeighbourOptions options;
  private final Slots asked = new Slots();

  /** The sessions that share anything. */
  private final Slots touched = new Slots();

  private double[] similarities = new double[touched.room()];
  private int[] steps = new int[touched.room()]; // back to the newest shared event
  private int[] places = new int[touched.room()]; // where the neighbour holds it
  private int[] ages = new int[touched.room()];
  private final int[] nearest;

  /** The tracks that neighbours hold. */
  private final Slots held = new Slots();

  private double[] near = new double[held.room()];
  private double[] whole = new double[held.room()];
  private double[] rarities = new double[held.room()];
  private int[] heldBy = new int[held.room()]; // the neighbour that had it last

  private final double[] weights; // of a track by how many sessions hold it
  private final double[] sizes; // of a session by its length, what its similarity is divided by

  /** Neighbours among these sessions. */
  public SessionNeighbours(Sessions sessions, NeighbourOptions options) {
    this.sessions = sessions;
    this.options = options;
    nearest = new int[Math.min(options.neighbours(), sessions.count())];
    weights = sessions.rarities();
    Arrays.setAll(weights, spread -> Math.pow(weights[spread], options.rarity()));
    sizes = new double[sessions.longest() + 1];
    Arrays.setAll(sizes, length -> Math.pow(length, options.length()));
  }

  /** Adds the tracks of the sessions that are most like the prefix. */
  public void score(Prefix prefix, TrackScores into) {
    score(prefix, into, null);
  }

  /**
   * Adds the tracks of the sessions that are most like the prefix, to two scores at once.
   *
   * @param nearScores with the decay of {@link NeighbourOptions#reach}
   * @param wholeScores without it; null when it is not asked for
   */
  public void score(Prefix prefix, TrackScores nearScores, @Nullable TrackScores wholeScores) {
    compare(prefix);
    int count = chooseNearest(oldest());
    held.clear();
    for (int i = 0; i < count; i++) {
      int slot = touched.find(nearest[i]);
      double decay = options.shared().weight(steps[slot], prefix.count());
      if (decay > 0) {
        recommend(slot, similarities[slot] * decay);
      }
    }
    for (int slot = 0; slot < held.count(); slot++) {
      nearScores.add(held.number(slot), near[slot]);
      if (wholeScores != null) {
        wholeScores.add(held.number(slot), whole[slot]);
      }
    }
  }

  /** Compares without recommending; how many sessions share anything. */
  int compare(Prefix prefix) {
    asked.clear();
    touched.clear();
    for (int step = 1; step <= prefix.count(); step++) {
      int track = prefix.back(step);
      double weight = options.events().weight(step, prefix.count());
      if (weight > 0 && asked.find(track) < 0) {
        asked.of(track);
        share(track, step, weight);
      }
    }
    return touched.count();
  }

  /** Adds the weight of an event to all sessions that hold its track. */
  private void share(int track, int step, double weight) {
    int before = -1;
    int left = options.sample();
    for (int i = sessions.plays(track) - 1; i >= 0 && left > 0; i--) {
      int session = sessions.sessionOfPlay(track, i);
      if (session == before) {
        continue;
      }
      before = session;
      left--;
      int known = touched.count();
      int slot = touched.of(session);
      if (slot == known) {
        touch(slot, step, sessions.play(track, i));
      }
      similarities[slot] += weight;
    }
  }

  private void touch(int slot, int step, int position) {
    if (slot == steps.length) {
      similarities = Arrays.copyOf(similarities, touched.room());
      steps = Arrays.copyOf(steps, touched.room());
      places = Arrays.copyOf(places, touched.room());
      ages = Arrays.copyOf(ages, touched.room());
    }
    similarities[slot] = 0;
    steps[slot] = step;
    places[slot] = position;
  }

  /** The oldest session that is compared, so that no more are than the sample has. */
  private int oldest() {
    int count = touched.count();
    if (count <= options.sample()) {
      return 0;
    }
    for (int slot = 0; slot < count; slot++) {
      ages[slot] = touched.number(slot);
    }
    Arrays.sort(ages, 0, count);
    return ages[count - options.sample()];
  }

  /** Fills {@link #nearest} with sessions, the oldest first; returns how many there are. */
  private int chooseNearest(int oldest) {
    int count = 0; // of slots, a heap with the farthest at its root
    for (int slot = 0; slot < touched.count(); slot++) {
      int session = touched.number(slot);
      if (session >= oldest) {
        similarities[slot] /= sizes[sessions.length(session)];
        if (count < nearest.length) {
          nearest[count] = slot;
          rise(count++);
        } else if (farther(nearest[0], slot)) {
          nearest[0] = slot;
          sink(count);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      nearest[i] = touched.number(nearest[i]);
    }
    Arrays.sort(nearest, 0, count); // sums in the order of age, whatever the heap made of it
    return count;
  }

  private boolean farther(int a, int b) {
    return similarities[a] != similarities[b]
        ? similarities[a] < similarities[b]
        : touched.number(a) < touched.number(b);
  }

  private void rise(int at) {
    int slot = nearest[at];
    int hole = at;
    while (hole > 0 && farther(slot, nearest[(hole - 1) / 2])) {
      nearest[hole] = nearest[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    nearest[hole] = slot;
  }

  private void sink(int count) {
    int slot = nearest[0];
    int hole = 0;
    while (2 * hole + 1 < count) {
      int child = 2 * hole + 1;
      if (child + 1 < count && farther(nearest[child + 1], nearest[child])) {
        child++;
      }
      if (!farther(nearest[child], slot)) {
        break;
      }
      nearest[hole] = nearest[child];
      hole = child;
    }
    nearest[hole] = slot;
  }

  /** Adds a neighbour's tracks, each once, by its play that is nearest to the shared one. */
  private void recommend(int neighbour, double weight) {
    int session = touched.number(neighbour);
    int place = places[neighbour];
    int start = sessions.start(session);
    int end = sessions.end(session);
    once(sessions.track(place), neighbour, weight, weight);
    for (int distance = 1; place + distance < end || place - distance >= start; distance++) {
      double here = weight * options.reach().weight(distance, end - start);
      if (place + distance < end) {
        once(sessions.track(place + distance), neighbour, here, weight);
      }
      if (place - distance >= start) {
        once(sessions.track(place - distance), neighbour, here, weight);
      }
    }
  }

  private void once(int track, int neighbour, double here, double weight) {
    int known = held.count();
    int slot = held.of(track);
    if (slot == known) {
      hold(slot, track);
    }
    if (heldBy[slot] != neighbour) {
      heldBy[slot] = neighbour;
      near[slot] += here * rarities[slot];
      whole[slot] += weight * rarities[slot];
    }
  }

  private void hold(int slot, int track) {
    if (slot == near.length) {
      near = Arrays.copyOf(near, held.room());
      whole = Arrays.copyOf(whole, held.room());
      rarities = Arrays.copyOf(rarities, held.room());
      heldBy = Arrays.copyOf(heldBy, held.room());
    }
    near[slot] = 0;
    whole[slot] = 0;
    rarities[slot] = weights[sessions.spread(track)];
    heldBy[slot] = NOBODY;
  }
}
