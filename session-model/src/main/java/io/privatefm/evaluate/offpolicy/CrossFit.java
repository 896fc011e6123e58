package io.privatefm.evaluate.offpolicy;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Reward models that never saw the rounds that they are asked about: the owners of the judged
 * rounds are dealt into folds by a seed, and the model of a fold learns from the other folds
 * (Chernozhukov et al.: Double/debiased machine learning, 2018). With fewer owners than folds the
 * rounds are dealt instead. Rounds before the judged ones are left out: a target that learned from
 * them was chosen by their luck, and a model that shares the luck would praise it.
 */
final class CrossFit {
  private final LoggedRounds log;
  private final int first;
  private final RewardModel[] models;
  private final int[] foldOf;
  private final boolean byOwner;

  CrossFit(LoggedRounds log, int first, int folds, long seed) {
    this.log = log;
    this.first = first;
    byOwner = log.owners() >= folds;
    foldOf = deal(byOwner ? log.owners() : log.count(), folds, seed);
    models = new RewardModel[folds];
    Arrays.setAll(models, _ -> log.rewardModel());
    for (int round = first; round < log.count(); round++) {
      for (int fold = 0; fold < folds; fold++) {
        if (fold(round) != fold) {
          models[fold].learn(round);
        }
      }
    }
  }

  /** Folds of equal size, in a seeded order. */
  private static int[] deal(int count, int folds, long seed) {
    int[] dealt = new int[count];
    Arrays.setAll(dealt, i -> i % folds);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = dealt[i];
      dealt[i] = dealt[other];
      dealt[other] = kept;
    }
    return dealt;
  }

  /** The fold of a judged round. */
  int fold(int round) {
    return foldOf[byOwner ? log.owner(round) : round];
  }

  /** The model that never saw this judged round. */
  RewardModel of(int round) {
    if (round < first) {
      throw new IllegalArgumentException("must be >= " + first + ": round=" + round);
    }
    return models[fold(round)];
  }
}
