package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.vector.Effort;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import java.util.random.RandomGenerator;

/**
 * What all stations of one engine share: the catalogue, the options, the measure of nearness, and
 * scratch. Belongs to the engine's thread.
 */
public final class World {
  private static final int SAMPLES = 2_000;
  private static final int NEIGHBOURS = 5;

  private final Catalogue catalogue;
  private final StationOptions options;
  private final Geometry geometry;
  private final Searcher searcher;
  private final Effort effort;
  final Lesson lesson = new Lesson();

  /** Of channels, policies and features, as packed spins have them. */
  final Names names = new Names();

  final float[] vector;

  /** Where the interests of one station at a time are changed. */
  final Interests shortTerm;

  final Interests longTerm;
  final Neighbours neighbours = new Neighbours(NEIGHBOURS);

  /**
   * Measures the space from {@value #SAMPLES} random pairs.
   *
   * @param recall what share of the nearest tracks searches are to find, 0 to 1; an exact index
   *     finds all
   * @param random seeded alike wherever the same catalogue must mean the same
   */
  public World(Catalogue catalogue, StationOptions options, double recall, RandomGenerator random) {
    this.catalogue = catalogue;
    this.options = options;
    vector = new float[catalogue.dimension()];
    shortTerm = new Interests(catalogue.dimension(), options.shortTerm());
    longTerm = new Interests(catalogue.dimension(), options.longTerm());
    geometry = measure(random);
    searcher = catalogue.index().searcher();
    effort = catalogue.index().effort(recall).rough();
  }

  private Geometry measure(RandomGenerator random) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      catalogue.index().copyVector(random.nextInt(catalogue.size()), vector);
      double cosine = catalogue.index().score(random.nextInt(catalogue.size()), vector);
      sum += cosine;
      squares += cosine * cosine;
    }
    double mean = sum / SAMPLES;
    return Geometry.of(mean, Math.sqrt(Math.max(0, squares / SAMPLES - mean * mean)));
  }

  /** The tracks. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The limits of every station. */
  public StationOptions options() {
    return options;
  }

  /** What near means here. */
  public Geometry geometry() {
    return geometry;
  }

  /** The engine's searcher. */
  public Searcher searcher() {
    return searcher;
  }

  /** How hard its searches try. */
  public Effort effort() {
    return effort;
  }

  /** What the last feedback says about an arm. */
  public Lesson lesson() {
    return lesson;
  }

  /** The unit vector of a track, in scratch that the next call overwrites. */
  float[] vectorOf(int row) {
    catalogue.index().copyVector(row, vector);
    return vector;
  }
}
