package io.privatefm.evaluate.listeners;

import java.util.Arrays;

/**
 * One round of fitting a {@link FactorModel}: the sums over people that its tracks' factors and
 * means are solved from.
 */
final class FactorSums {
  private final FactorModel model;
  private final FactorModel.Options options;
  private final int d;
  private final Taste taste;

  /** Σ E[z zᵀ] of those who rated the track, {@code float64[tracks × d × d]}. */
  private final double[] products;

  /** Σ (r − μ) E[z]. */
  private final double[] moments;

  /** Σ E[z], Σ r and how many, for the means. */
  private final double[] persons;

  private final double[] values;
  private final int[] counts;

  FactorSums(FactorModel model, FactorModel.Options options) {
    this.model = model;
    this.options = options;
    d = model.dimension;
    taste = new Taste(model);
    int tracks = model.tracks();
    products = new double[tracks * d * d];
    moments = new double[tracks * d];
    persons = new double[tracks * d];
    values = new double[tracks];
    counts = new int[tracks];
  }

  /** Expectation: what each person's ratings say of their factors. */
  void gather(Ratings ratings, int[] people) {
    Arrays.fill(products, 0);
    Arrays.fill(moments, 0);
    Arrays.fill(persons, 0);
    Arrays.fill(values, 0);
    Arrays.fill(counts, 0);
    for (int person : people) {
      int[] tracks = ratings.rated()[person];
      byte[] given = ratings.given()[person];
      taste.reset();
      for (int i = 0; i < tracks.length; i++) {
        taste.observe(tracks[i], model.value(given[i]));
      }
      for (int i = 0; i < tracks.length; i++) {
        add(tracks[i], model.value(given[i]));
      }
    }
  }

  private void add(int track, double value) {
    counts[track]++;
    values[track] += value;
    double[] z = taste.mean;
    int to = track * d;
    double above = value - model.means[track];
    for (int i = 0; i < d; i++) {
      moments[to + i] += above * z[i];
      persons[to + i] += z[i];
      int row = (to + i) * d;
      for (int j = 0; j < d; j++) {
        products[row + j] += z[i] * z[j] + (options.certain() ? 0 : taste.covariance[i * d + j]);
      }
    }
  }

  /** Maximisation: the tracks' factors, then their means. */
  void maximise() {
    double[] prior = meanFactors();
    double pull = options.precision() * model.noise;
    double[] system = new double[d * d];
    double[] solution = new double[d];
    for (int track = 0; track < counts.length; track++) {
      System.arraycopy(products, track * d * d, system, 0, d * d);
      for (int i = 0; i < d; i++) {
        system[i * d + i] += pull;
        solution[i] = moments[track * d + i] + pull * prior[i];
      }
      Cholesky.factorise(system, d);
      Cholesky.solve(system, d, solution);
      System.arraycopy(solution, 0, model.factors, track * d, d);
    }
    centre();
  }

  private double[] meanFactors() {
    double[] mean = new double[d];
    for (int i = 0; i < model.factors.length; i++) {
      mean[i % d] += model.factors[i] / counts.length;
    }
    return mean;
  }

  /** Means of what the factors leave over, drawn towards the mean of all. */
  private void centre() {
    double[] left = new double[counts.length];
    double sum = 0;
    long count = 0;
    for (int track = 0; track < counts.length; track++) {
      left[track] = values[track];
      for (int i = 0; i < d; i++) {
        left[track] -= model.factors[track * d + i] * persons[track * d + i];
      }
      sum += left[track];
      count += counts[track];
    }
    double strength = FactorModel.meanStrength();
    for (int track = 0; track < counts.length; track++) {
      model.means[track] = (left[track] + strength * sum / count) / (counts[track] + strength);
    }
  }
}
