package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.recall.Candidates;
import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which of more candidates than a draw has room for become its arms: those with the highest
 * expected reward, the best {@value #OF_CLAIM} of each class that has a claim to a share of the
 * draws, and {@value #BY_CHANCE} of the rest by chance, so that nothing that was recalled is
 * impossible. The told propensity is given these arms. Scratch of one engine.
 */
final class Shortlist {
  private static final int BY_CHANCE = 4;
  private static final int OF_CLAIM = 4;

  /** Packed features of all candidates: the numbers are written before, the channels here. */
  final byte[] pool = new byte[Candidates.MOST * Features.PACKED_BYTES];

  private final double[] features = new double[Features.DIMENSION];
  private final double[] scores = new double[Candidates.MOST];
  private final double[] rising = new double[Candidates.MOST];
  private final int[] ranked = new int[Candidates.MOST];
  private final boolean[] taken = new boolean[Candidates.MOST];
  private final Claims claims;

  /** How many are taken for their expected reward. */
  private final int best;

  private int takenCount;

  Shortlist(Claims claims) {
    this.claims = claims;
    int claiming = 0;
    for (int c = 0; c < claims.shares.count(); c++) {
      claiming += claims.shares.claims(c) ? 1 : 0;
    }
    best = Evidence.MOST_ARMS - BY_CHANCE - claiming * OF_CLAIM;
  }

  /** Leaves of the candidates those that become arms, and makes them, both in the same order. */
  void shorten(Candidates candidates, Ranker ranker, RandomGenerator random, Arms arms) {
    mark(candidates);
    if (candidates.count() > Evidence.MOST_ARMS) {
      choose(candidates, ranker, random);
      keep(candidates);
    }
    arms.clear(ranker);
    for (int i = 0; i < candidates.count(); i++) {
      int from = i * Features.PACKED_BYTES;
      System.arraycopy(pool, from, arms.packed(), arms.add(), Features.PACKED_BYTES);
      claims.shares.put(i, claims.of(candidates.row(i)));
    }
  }

  /**
   * All candidates by expected reward, best first, of equals the one recalled first, as many as
   * there is room for. Returns how many.
   */
  int rank(Candidates candidates, Ranker ranker, int[] rows) {
    mark(candidates);
    score(candidates.count(), ranker);
    int count = 0;
    for (int i = 0; i < candidates.count(); i++) {
      int at = count;
      while (at > 0 && scores[i] > scores[ranked[at - 1]]) {
        ranked[at] = ranked[at - 1];
        at--;
      }
      ranked[at] = i;
      count++;
    }
    int given = Math.min(count, rows.length);
    for (int i = 0; i < given; i++) {
      rows[i] = candidates.row(ranked[i]);
    }
    return given;
  }

  private void mark(Candidates candidates) {
    for (int i = 0; i < candidates.count(); i++) {
      pool[i * Features.PACKED_BYTES] = (byte) candidates.channels(i);
    }
  }

  private void score(int count, Ranker ranker) {
    for (int i = 0; i < count; i++) {
      Features.unpack(pool, i * Features.PACKED_BYTES, features, 0);
      scores[i] = ranker.score(features, 0);
    }
  }

  private void choose(Candidates candidates, Ranker ranker, RandomGenerator random) {
    int count = candidates.count();
    score(count, ranker);
    System.arraycopy(scores, 0, rising, 0, count);
    double least = Kth.smallest(rising, count, count - best);
    Arrays.fill(taken, 0, count, false);
    takenCount = 0;
    take(count, Math.nextUp(least));
    take(count, least); // of equals those recalled first
    for (int c = 0; c < claims.shares.count(); c++) {
      if (claims.shares.claims(c)) {
        takeOfClaim(c, candidates);
      }
    }
    while (takenCount < Evidence.MOST_ARMS) {
      take(random.nextInt(count));
    }
  }

  private void take(int count, double least) {
    for (int i = 0; i < count && takenCount < best; i++) {
      if (scores[i] >= least) {
        take(i);
      }
    }
  }

  private void takeOfClaim(int claim, Candidates candidates) {
    for (int more = 0; more < OF_CLAIM; more++) {
      int found = -1;
      for (int i = 0; i < candidates.count(); i++) {
        boolean claiming = !taken[i] && (claims.of(candidates.row(i)) >> claim & 1) != 0;
        found = claiming && (found < 0 || scores[i] > scores[found]) ? i : found;
      }
      if (found >= 0) {
        take(found);
      }
    }
  }

  private void take(int i) {
    takenCount += taken[i] ? 0 : 1;
    taken[i] = true;
  }

  private void keep(Candidates candidates) {
    int count = candidates.count();
    int to = 0;
    for (int i = 0; i < count; i++) {
      if (taken[i]) {
        candidates.move(i, to);
        int from = i * Features.PACKED_BYTES;
        System.arraycopy(pool, from, pool, to++ * Features.PACKED_BYTES, Features.PACKED_BYTES);
      }
    }
    candidates.cut(to);
  }
}
