package io.privatefm.catalogue.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * VMIS-kNN step by step as its paper tells it (Kersbergen et al., SIGMOD 2022, algorithm 2):
 * postings cut at m, a map of similarities from which the oldest session gives way. The oracle of
 * {@link SessionNeighbours}.
 */
final class VmisKnn {
  private VmisKnn() {}

  static Map<Integer, Double> score(List<int[]> history, int[] prefix, int m, int k) {
    Map<Integer, Double> similarities = similarities(history, prefix, m);
    List<Integer> nearest = new ArrayList<>(similarities.keySet());
    nearest.sort(
        Comparator.<Integer>comparingDouble(s -> -similarities.getOrDefault(s, 0.0))
            .thenComparing(Comparator.reverseOrder()));
    Map<Integer, Double> scores = new HashMap<>();
    for (int session : nearest.subList(0, Math.min(k, nearest.size()))) {
      double match = Math.max(0, 11 - newestShared(history.get(session), prefix)) / 10.0;
      for (int track : Arrays.stream(history.get(session)).distinct().toArray()) {
        double rarity = Math.log((double) history.size() / sessionsWith(history, track).size());
        scores.merge(track, similarities.getOrDefault(session, 0.0) * match * rarity, Double::sum);
      }
    }
    return scores;
  }

  private static Map<Integer, Double> similarities(List<int[]> history, int[] prefix, int m) {
    Map<Integer, Double> similarities = new HashMap<>();
    PriorityQueue<Integer> oldest = new PriorityQueue<>();
    List<Integer> done = new ArrayList<>();
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (done.contains(prefix[i])) {
        continue;
      }
      done.add(prefix[i]);
      double weight = (double) (i + 1) / prefix.length;
      List<Integer> sessions = sessionsWith(history, prefix[i]).reversed();
      for (int session : sessions.subList(0, Math.min(m, sessions.size()))) {
        if (similarities.containsKey(session)) {
          similarities.merge(session, weight, Double::sum);
        } else if (similarities.size() < m) {
          similarities.put(session, weight);
          oldest.add(session);
        } else if (session > oldest.element()) {
          similarities.remove(oldest.remove());
          similarities.put(session, weight);
          oldest.add(session);
        }
      }
    }
    return similarities;
  }

  private static List<Integer> sessionsWith(List<int[]> history, int track) {
    List<Integer> sessions = new ArrayList<>();
    for (int s = 0; s < history.size(); s++) {
      if (contains(history.get(s), track)) {
        sessions.add(s);
      }
    }
    return sessions;
  }

  /** Steps back to the newest event that the session shares. */
  private static int newestShared(int[] session, int[] prefix) {
    for (int steps = 1; steps <= prefix.length; steps++) {
      if (contains(session, prefix[prefix.length - steps])) {
        return steps;
      }
    }
    throw new IllegalArgumentException("nothing shared");
  }

  private static boolean contains(int[] session, int track) {
    return Arrays.stream(session).anyMatch(other -> other == track);
  }
}
