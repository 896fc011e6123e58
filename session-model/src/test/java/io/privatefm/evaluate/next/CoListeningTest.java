package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoListeningTest {
  @Test
  void directionsOfASymmetricMatrixAreItsEigenvectors() {
    Orthogonal.Directions directions =
        Orthogonal.directions(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, -5}});

    assertArrayEquals(new double[] {-5, 3, 1}, directions.strengths(), 1e-9);
    double[] second = directions.vectors()[1];
    assertEquals(second[0], second[1], 1e-9);
    assertEquals(Math.sqrt(0.5), Math.abs(second[0]), 1e-9);
  }

  @Test
  void informationIsAboutPairsWithinTheWindow() {
    // pairs both ways: 0-1 and 2-3 once each; of 4 in all each track has 1
    Ppmi matrix = Ppmi.of(Sessions.of(5, List.of(new int[] {0, 1}, new int[] {2, 3})), 5);

    assertArrayEquals(
        new double[] {Math.log(4), 0, 0, 0, 0}, matrix.times(new double[] {0, 1, 0, 0, 0}), 1e-6);
    assertTrue(matrix.empty(4));
  }

  @Test
  void tracksHeardTogetherAreNear() {
    SplittableRandom random = new SplittableRandom(3);
    List<int[]> sessions = new ArrayList<>();
    for (int s = 0; s < 300; s++) {
      int group = s % 5;
      sessions.add(random.ints(8, 0, 20).map(t -> t * 5 + group).toArray());
    }
    float[][] vectors = CoListening.vectors(Sessions.of(101, sessions), 1, Progress.NONE);

    double within = cosine(vectors[5], vectors[10]);
    double across = cosine(vectors[5], vectors[11]);
    assertTrue(within > across + 0.3, within + " " + across);
    assertEquals(0, vectors[100].length);
    assertArrayEquals(vectors, CoListening.vectors(Sessions.of(101, sessions), 1, Progress.NONE));
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
