package io.privatefm.vector.inverted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.vector.train.Codebooks;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final int DIMENSION = 32;
  private static final int SUBSPACES = DIMENSION / 2;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Codebooks books = Codebooks.of(SUBSPACES, gaussian(SUBSPACES * 32, 0.3));

  private float[] gaussian(int length, double deviation) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private double error(float[] vector, float[] residual, byte[] code, boolean along) {
    double sum = 0;
    double norm = 0;
    for (int i = 0; i < DIMENSION; i++) {
      double error = residual[i] - books.books()[16 * i + code[i / 2]];
      sum += along ? error * vector[i] : error * error;
      norm += vector[i] * vector[i];
    }
    return along ? sum * sum / norm : sum;
  }

  @Test
  void errorsAlongTheVectorAreSmallAtLittleCostInTheRest() {
    double[] along = new double[2];
    double[] all = new double[2];
    for (int i = 0; i < 500; i++) {
      float[] vector = gaussian(DIMENSION, 1);
      float[] residual = gaussian(DIMENSION, 0.3);
      for (int weighted = 0; weighted < 2; weighted++) {
        byte[] code = new byte[SUBSPACES];
        double told = new Encoder(books, 50 * weighted).encode(vector, residual, code);
        along[weighted] += error(vector, residual, code, true);
        all[weighted] += error(vector, residual, code, false);
        assertEquals(error(vector, residual, code, false), told, 1e-5);
      }
    }
    assertTrue(along[1] < 0.05 * along[0], () -> along[1] + " " + along[0]);
    assertTrue(all[1] < 1.25 * all[0], () -> all[1] + " " + all[0]);
  }

  @Test
  void withoutWeightTheNearestCodewordsAreTaken() {
    for (int i = 0; i < 100; i++) {
      float[] residual = gaussian(DIMENSION, 0.3);
      byte[] nearest = new byte[SUBSPACES];
      byte[] code = new byte[SUBSPACES];
      books.encode(residual, nearest);
      new Encoder(books, 0).encode(gaussian(DIMENSION, 1), residual, code);
      assertArrayEquals(nearest, code);
    }
  }

  @Test
  void theWeightGrowsAsQueriesComeNearer() {
    assertEquals(0, Encoder.weight(1, 64));
    assertTrue(Encoder.weight(0.2, 64) > Encoder.weight(0.6, 64));
    assertTrue(Float.isFinite(Encoder.weight(0, 64)));
  }
}
