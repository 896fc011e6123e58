package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.TrackTags;
import io.privatefm.station.JudgedTracks;
import io.privatefm.station.Reward;
import io.privatefm.vector.Searcher;
import java.util.Arrays;

/**
 * The listener's own head: what this listener, and nobody else, is expected to think of a track.
 *
 * <p>A Bayesian linear regression of the rewards of judged tracks on their vectors, tags and
 * artists, in its dual form: a Gaussian process (Rasmussen and Williams, <i>Gaussian Processes for
 * Machine Learning</i>, 2006, 2.2) with mean {@code m(a) = popularity} and kernel
 *
 * <pre>
 *   k(a, b) = 0.05 · cosine of the vectors + 0.3 · cosine of the sets of tags + 0.1 if one artist
 *           + 0.25 + 0.25 · popularity(a) · popularity(b)
 * </pre>
 *
 * <p>and noise that {@link TasteMemory} tells. The last two terms are how kindly the listener
 * judges anything, and the popular; they are learned but not told, for they say little of one track
 * against another. The rest is told: {@code Σ αᵢ k(i, track)}, with {@code α = (K + noise)⁻¹
 * (rewards − m)}. Only tracks and rewards are kept, so it holds in any vector space, and a replay
 * gives it again.
 *
 * <p>Scratch of one engine; allocates nothing. Work: n²/2 inner products and n³/6 multiplications
 * for n of at most {@value #MOST} tracks once a draw, then one inner product a track.
 */
final class Taste {
  /** Tracks that a draw learns from. */
  private static final int MOST = 33;

  private static final float VECTOR = 0.05f;
  private static final float TAG = 0.3f;
  private static final float ARTIST = 0.1f;
  private static final double LEVEL = 0.25;
  private static final double POPULAR = 0.25;

  /** Variance of the newest reward around what the listener thinks of the track. */
  private static final double NOISE = 0.2;

  private final TasteMemory memory = new TasteMemory(NOISE);
  private final Catalogue catalogue;
  private final Searcher searcher;
  private final int dimension;
  private final int[] rows = new int[MOST];
  private final int[] artists = new int[MOST];
  private final TrackTags tags;
  private final float[] vectors;
  private final float[] one;
  private final float[] cosines = new float[MOST];
  private final double[] popularity = new double[MOST];
  private final double[] noise = new double[MOST];
  private final double[] alpha = new double[MOST];
  private final double[] factor = new double[MOST * MOST];
  private final float[] vectorWeights;
  private final float[] tagWeights;

  /** Which judged track had a tag last while the kernel is made; 0 between. */
  private final byte[] tagOf;

  private int count;

  Taste(Catalogue catalogue, Searcher searcher) {
    this.catalogue = catalogue;
    this.searcher = searcher;
    dimension = catalogue.dimension();
    tags = new TrackTags(catalogue.tagsOf(), MOST);
    vectors = new float[MOST * dimension];
    one = new float[dimension];
    vectorWeights = new float[dimension];
    tagWeights = new float[catalogue.tagCount()];
    tagOf = new byte[catalogue.tagCount()];
  }

  /**
   * Learns from what was judged.
   *
   * @param completing the row that is taken as completed just now; -1 for none
   * @param now what it is learned for
   */
  void learn(JudgedTracks judged, int completing, Circumstances now) {
    forget();
    if (completing >= 0) {
      add(completing, Reward.COMPLETED.value(), NOISE);
    }
    memory.choose(judged, MOST - count, now);
    for (int i = 0; i < memory.count(); i++) {
      int at = memory.judged(i);
      add(judged.row(at), judged.reward(at), memory.variance(i));
    }
    tags.become(rows, count);
    for (int i = 0; i < count; i++) {
      factorise(i);
    }
    solve();
    weigh();
  }

  private void forget() {
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < tags.count(i); t++) {
        tagWeights[tags.at(i, t)] = 0;
        tagOf[tags.at(i, t)] = 0;
      }
    }
    Arrays.fill(vectorWeights, 0);
    count = 0;
  }

  private void add(int row, double reward, double variance) {
    catalogue.index().copyVector(row, one);
    System.arraycopy(one, 0, vectors, count * dimension, dimension);
    rows[count] = row;
    artists[count] = catalogue.artist(row);
    popularity[count] = catalogue.popularity(row);
    alpha[count] = reward - popularity[count];
    noise[count++] = variance;
  }

  /** One row of the Cholesky factor of the kernel and its noise. */
  private void factorise(int i) {
    int at = i * MOST;
    System.arraycopy(vectors, i * dimension, one, 0, dimension);
    searcher.score(rows, i + 1, one, cosines);
    for (int t = 0; t < tags.count(i); t++) {
      tagOf[tags.at(i, t)] = (byte) (i + 1);
    }
    int j = 0;
    for (; j + 1 < i; j += 2) {
      pair(at, j, kernel(i, j), kernel(i, j + 1));
    }
    for (; j <= i; j++) {
      double sum = kernel(i, j) - inner(at, j * MOST, j);
      factor[at + j] = i == j ? Math.sqrt(sum + noise[i]) : sum / factor[j * MOST + j];
    }
  }

  /** Two columns of a row of the factor: four sums, of which no add waits for the one before. */
  private void pair(int at, int j, double left, double right) {
    int one = j * MOST;
    int other = one + MOST;
    double even = 0;
    double odd = 0;
    double otherEven = 0;
    double otherOdd = 0;
    for (int k = 0; k + 1 < j; k += 2) { // j is even
      even += factor[at + k] * factor[one + k];
      odd += factor[at + k + 1] * factor[one + k + 1];
      otherEven += factor[at + k] * factor[other + k];
      otherOdd += factor[at + k + 1] * factor[other + k + 1];
    }
    double first = (left - (even + odd)) / factor[one + j];
    factor[at + j] = first;
    factor[at + j + 1] =
        (right - (otherEven + otherOdd + first * factor[other + j])) / factor[other + j + 1];
  }

  /** Of two judged tracks, the first of which {@link #factorise} is at. */
  private double kernel(int i, int j) {
    double kernel = LEVEL + POPULAR * popularity[i] * popularity[j] + VECTOR * cosines[j];
    int common = 0;
    for (int t = 0; t < tags.count(j); t++) {
      common += tagOf[tags.at(j, t)] == i + 1 ? 1 : 0;
    }
    if (common > 0) {
      kernel += TAG * common / Math.sqrt((double) tags.count(i) * tags.count(j));
    }
    return artists[i] == artists[j] ? kernel + ARTIST : kernel;
  }

  private double inner(int at, int other, int length) {
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k + 1 < length; k += 2) { // two sums: no add waits for the one before
      even += factor[at + k] * factor[other + k];
      odd += factor[at + k + 1] * factor[other + k + 1];
    }
    return k < length ? even + odd + factor[at + k] * factor[other + k] : even + odd;
  }

  /** In place: {@code alpha = (K + noise)⁻¹ alpha}. */
  private void solve() {
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < i; k++) {
        alpha[i] -= factor[i * MOST + k] * alpha[k];
      }
      alpha[i] /= factor[i * MOST + i];
    }
    for (int i = count - 1; i >= 0; i--) {
      alpha[i] /= factor[i * MOST + i];
      for (int k = 0; k < i; k++) {
        alpha[k] -= factor[i * MOST + k] * alpha[i];
      }
    }
  }

  private void weigh() {
    for (int i = 0; i < count; i++) {
      float weight = VECTOR * (float) alpha[i];
      for (int d = 0; d < dimension; d++) {
        vectorWeights[d] += weight * vectors[i * dimension + d];
      }
      for (int t = 0; t < tags.count(i); t++) {
        tagWeights[tags.at(i, t)] += TAG * (float) (alpha[i] / Math.sqrt(tags.count(i)));
      }
    }
  }

  /** Weights of the components of a track's vector; borrowed. */
  float[] vectorWeights() {
    return vectorWeights;
  }

  /**
   * What the listener is expected to think of a track, less what they think of anything; in units
   * of reward.
   *
   * @param of tags of tracks, among them this one by its number
   * @param ofVector the inner product of {@link #vectorWeights} and the track's vector
   */
  double of(int artist, TrackTags of, int number, double ofVector) {
    double taste = ofVector + ofTags(of, number);
    for (int i = 0; i < count; i++) {
      taste += artists[i] == artist ? ARTIST * alpha[i] : 0;
    }
    return taste;
  }

  private double ofTags(TrackTags of, int number) {
    int many = of.count(number);
    double sum = 0;
    for (int t = 0; t < many; t++) {
      sum += tagWeights[of.at(number, t)];
    }
    return many == 0 ? 0 : sum / Math.sqrt(many);
  }
}
