package io.privatefm.evaluate.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import io.privatefm.evaluate.simulate.truth.Truth;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemVectorsTest {
  private final Truth truth = TruthKind.STATIONARY.make(600, 3, CarouselWeights.synthetic(300, 3));
  private final Training training = Training.of(truth, 4_000, 100, 3, () -> {});

  /** An artist's tracks are of one blend of genres, so the same people hear them out. */
  @Test
  void tracksOfOneArtistLieNearerThanOthers() {
    List<float[]> vectors = ItemVectors.of(training, 3);
    double same = 0;
    double others = 0;
    int sames = 0;
    int different = 0;
    for (int a = 0; a < truth.tracks(); a++) {
      for (int b = 0; b < a; b++) {
        double cosine = cosine(vectors.get(a), vectors.get(b));
        if (truth.artist(a).equals(truth.artist(b))) {
          same += cosine;
          sames++;
        } else {
          others += cosine;
          different++;
        }
      }
    }
    System.out.println("cosine within an artist " + same / sames + ", else " + others / different);
    assertTrue(same / sames > 0.4, "within an artist " + same / sames);
    assertTrue(Math.abs(others / different) < 0.1, "else " + others / different);
  }

  @Test
  void theSameSeedGivesTheSameVectorsToTheBit() {
    List<float[]> one = ItemVectors.of(training, 3);
    List<float[]> other = ItemVectors.of(Training.of(truth, 4_000, 100, 3, () -> {}), 3);
    for (int track = 0; track < one.size(); track++) {
      org.junit.jupiter.api.Assertions.assertArrayEquals(one.get(track), other.get(track));
    }
  }

  @Test
  void anEigenvectorIsFoundWithItsValue() {
    // [[2, 1], [1, 2]] has 3 with (1, 1)/√2 and 1 with (1, -1)/√2
    float[] matrix = {2, 1, 1, 2};
    double[][] scaled = Symmetric.leading(matrix, new double[][] {{1, 0}, {0, 1}}, values -> 0);
    double first = Math.hypot(scaled[0][0], scaled[0][1]);
    double second = Math.hypot(scaled[1][0], scaled[1][1]);
    assertEquals(Math.sqrt(3), Math.max(first, second), 1e-12);
    assertEquals(1, Math.min(first, second), 1e-12);
    assertEquals(0, scaled[0][0] * scaled[1][0] + scaled[0][1] * scaled[1][1], 1e-12);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
