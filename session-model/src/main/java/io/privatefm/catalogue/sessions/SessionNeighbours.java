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
 * <p>Scratch of one thread over shared sessions; a question allocates nothing.
 */
public final class SessionNeighbours {
  private final Sessions sessions;
  private final NeighbourOptions options;
  private final double[] similarities;
  private final int[] steps; // back to the newest shared event
  private final int[] places; // where the neighbour holds it
  private final int[] sessionRounds;
  private final int[] trackRounds;
  private final int[] touched;
  private final int[] nearest;
  private final double[] weights; // of a track by its rarity
  private final double[] sizes; // of a session, what its similarity is divided by
  private int round;
  private int touchedCount;

  /** Neighbours among these sessions. */
  public SessionNeighbours(Sessions sessions, NeighbourOptions options) {
    this.sessions = sessions;
    this.options = options;
    int count = sessions.count();
    similarities = new double[count];
    steps = new int[count];
    places = new int[count];
    sessionRounds = new int[count];
    trackRounds = new int[sessions.trackCount()];
    touched = new int[count];
    nearest = new int[Math.min(options.neighbours(), count)];
    weights = new double[sessions.trackCount()];
    Arrays.setAll(weights, track -> Math.pow(sessions.rarity(track), options.rarity()));
    sizes = new double[count];
    Arrays.setAll(sizes, session -> Math.pow(sessions.length(session), options.length()));
  }

  /** Adds the tracks of the sessions that are most like the prefix. */
  public void score(Prefix prefix, TrackScores into) {
    score(prefix, into, null);
  }

  /**
   * Adds the tracks of the sessions that are most like the prefix, to two scores at once.
   *
   * @param near with the decay of {@link NeighbourOptions#reach}
   * @param whole without it; null when it is not asked for
   */
  public void score(Prefix prefix, TrackScores near, @Nullable TrackScores whole) {
    compare(prefix);
    int count = chooseNearest(newest());
    for (int i = 0; i < count; i++) {
      int session = nearest[i];
      double decay = options.shared().weight(steps[session], prefix.count());
      if (decay > 0) {
        recommend(session, similarities[session] * decay, near, whole);
      }
    }
  }

  /** Compares without recommending; how many sessions share anything. */
  int compare(Prefix prefix) {
    round++;
    touchedCount = 0;
    for (int step = 1; step <= prefix.count(); step++) {
      int track = prefix.back(step);
      double weight = options.events().weight(step, prefix.count());
      if (weight > 0 && trackRounds[track] != round) {
        trackRounds[track] = round;
        share(track, step, weight);
      }
    }
    return touchedCount;
  }

  /** Adds the weight of an event to all sessions that hold its track. */
  private void share(int track, int step, double weight) {
    int before = -1;
    int left = options.sample();
    for (int i = sessions.plays(track) - 1; i >= 0 && left > 0; i--) {
      int position = sessions.play(track, i);
      int session = sessions.sessionOf(position);
      if (session == before) {
        continue;
      }
      before = session;
      left--;
      if (sessionRounds[session] != round) {
        sessionRounds[session] = round;
        similarities[session] = 0;
        steps[session] = step;
        places[session] = position;
        touched[touchedCount++] = session;
      }
      similarities[session] += weight;
    }
  }

  /** Brings the newest sessions to the end of those touched; returns where they begin. */
  private int newest() {
    if (touchedCount <= options.sample()) {
      return 0;
    }
    Arrays.sort(touched, 0, touchedCount);
    return touchedCount - options.sample();
  }

  /** Fills {@link #nearest}, a heap with the farthest at its root; returns how many there are. */
  private int chooseNearest(int from) {
    int count = 0;
    for (int i = from; i < touchedCount; i++) {
      int session = touched[i];
      similarities[session] /= sizes[session];
      if (count < nearest.length) {
        nearest[count] = session;
        rise(count++);
      } else if (farther(nearest[0], session)) {
        nearest[0] = session;
        sink(count);
      }
    }
    Arrays.sort(nearest, 0, count); // sums in the order of age, whatever the heap made of it
    return count;
  }

  private boolean farther(int a, int b) {
    return similarities[a] != similarities[b] ? similarities[a] < similarities[b] : a < b;
  }

  private void rise(int at) {
    int session = nearest[at];
    int hole = at;
    while (hole > 0 && farther(session, nearest[(hole - 1) / 2])) {
      nearest[hole] = nearest[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    nearest[hole] = session;
  }

  private void sink(int count) {
    int session = nearest[0];
    int hole = 0;
    while (2 * hole + 1 < count) {
      int child = 2 * hole + 1;
      if (child + 1 < count && farther(nearest[child + 1], nearest[child])) {
        child++;
      }
      if (!farther(nearest[child], session)) {
        break;
      }
      nearest[hole] = nearest[child];
      hole = child;
    }
    nearest[hole] = session;
  }

  /** Adds a neighbour's tracks, each once, by its play that is nearest to the shared one. */
  private void recommend(
      int session, double weight, TrackScores near, @Nullable TrackScores whole) {
    round++;
    int place = places[session];
    int start = sessions.start(session);
    int end = sessions.end(session);
    once(sessions.track(place), weight, weight, near, whole);
    for (int distance = 1; place + distance < end || place - distance >= start; distance++) {
      double here = weight * options.reach().weight(distance, end - start);
      if (place + distance < end) {
        once(sessions.track(place + distance), here, weight, near, whole);
      }
      if (place - distance >= start) {
        once(sessions.track(place - distance), here, weight, near, whole);
      }
    }
  }

  private void once(
      int track, double here, double weight, TrackScores near, @Nullable TrackScores whole) {
    if (trackRounds[track] != round) {
      trackRounds[track] = round;
      near.add(track, here * weights[track]);
      if (whole != null) {
        whole.add(track, weight * weights[track]);
      }
    }
  }
}
