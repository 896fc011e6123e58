package io.privatefm.trainer.rank;

import io.privatefm.rank.Features;
import io.privatefm.rank.Prior;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.spark.api.java.JavaRDD;

/**
 * A weight for each feature of the ranker, fitted to the rewards of the journal's spins: what the
 * live ranker would hold for likely after them, having begun with {@link Prior#BY_HAND}. For
 * rankers that have not seen these spins.
 *
 * @param spins that had features and a reward
 * @param weights by the feature's name
 * @param deviations standard deviation of each weight's posterior
 * @param explained share of the rewards' variance that the features explain
 */
public record PriorWeights(
    long spins,
    double rewardMean,
    Map<String, Double> weights,
    Map<String, Double> deviations,
    double explained) {
  private static final int D = Features.DIMENSION;

  /** Fits; each spin is the features of its drawn arm, then its reward. */
  public static PriorWeights fit(JavaRDD<double[]> rewarded) {
    return of(rewarded.aggregate(new Evidence(), Evidence::add, Evidence::addAll));
  }

  private static PriorWeights of(Evidence seen) {
    double usual = Prior.noisePrecision();
    double usually = left(seen, solver(seen, usual).solve(rewards(seen, usual)));
    double noise = 1 / Prior.rewardVariance(usually, (double) seen.spins());
    DecompositionSolver solver = solver(seen, noise);
    RealVector mean = solver.solve(rewards(seen, noise));
    RealMatrix covariance = solver.getInverse();
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, Double> deviations = new LinkedHashMap<>();
    for (int i = 0; i < D; i++) {
      weights.put(Features.NAMES.get(i), mean.getEntry(i));
      deviations.put(Features.NAMES.get(i), Math.sqrt(covariance.getEntry(i, i)));
    }
    double explained = 1 - left(seen, mean) / seen.rewardSquares();
    return new PriorWeights(seen.spins(), seen.rewardMean(), weights, deviations, explained);
  }

  private static DecompositionSolver solver(Evidence seen, double noise) {
    RealMatrix precision = new Array2DRowRealMatrix(D, D);
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) {
        double held = i == j ? Prior.BY_HAND.precision(i) : 0;
        precision.setEntry(i, j, noise * seen.product(i, j) + held);
      }
    }
    return new CholeskyDecomposition(precision).getSolver();
  }

  private static RealVector rewards(Evidence seen, double noise) {
    RealVector rewards = new ArrayRealVector(D);
    for (int i = 0; i < D; i++) {
      double held = Prior.BY_HAND.precision(i) * Prior.BY_HAND.mean(i);
      rewards.setEntry(i, noise * seen.reward(i) + held);
    }
    return rewards;
  }

  /** Squared error that is left: {@code Σr² − 2 wᵀΣrx + wᵀΣxxᵀw}. */
  private static double left(Evidence seen, RealVector weights) {
    double left = seen.squares();
    for (int i = 0; i < D; i++) {
      left -= 2 * weights.getEntry(i) * seen.reward(i);
      for (int j = 0; j < D; j++) {
        left += weights.getEntry(i) * weights.getEntry(j) * seen.product(i, j);
      }
    }
    return Math.max(0, left);
  }
}
