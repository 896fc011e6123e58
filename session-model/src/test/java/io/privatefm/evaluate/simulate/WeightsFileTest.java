package io.privatefm.evaluate.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  @TempDir Path folder;

  private Path file(String head, String row, int rows) throws IOException {
    return Files.writeString(
        folder.resolve("weights.csv"), head + "\n" + (row + "\n").repeat(rows));
  }

  @Test
  void theBiasIsLastWhateverItsColumnIsCalled() throws IOException {
    for (String head : new String[] {"dim_0,dim_1,2", "bias,dim_1,dim_0", "dim_0,dim_1,bias"}) {
      boolean reversed = head.startsWith("bias");
      Path file = file(head, reversed ? "-5,0.25,0.5" : "0.5,0.25,-5", 300);
      CarouselWeights weights = WeightsFile.read(file);
      assertEquals(300, weights.items());
      assertArrayEquals(new double[] {0.5, 0.25, -5}, weights.rows()[299], head);
    }
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    assertFails(file("dim_0,dim_1", "1,2", 300), "must have a column bias: ");
    assertFails(file("a,b", "1,2", 300), "must have a column dim_0: ");
    assertFails(file("dim_0,bias", "1,2", 5), "must have at least 300 items: ");
    assertFails(file("dim_0,bias", "1,x", 300), "must be a finite number: ");
    assertFails(file("dim_0,bias", "1,2", 5_001), "must have at most 5000 items: ");
  }

  private static void assertFails(Path file, String rule) {
    String message =
        assertThrows(CatalogueException.class, () -> WeightsFile.read(file)).getMessage();
    assertTrue(message.startsWith(rule) && message.contains("weights.csv"), message);
  }

  @Test
  void theReleasedWeightsHaveNinetySixComponentsAndABiasOfAboutMinusFive() {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA is not set, so there are no carousel weights");
    CarouselWeights weights =
        WeightsFile.read(Path.of(String.valueOf(data), "carousel", "item_weights.csv.gz"));
    assertEquals(862, weights.items());
    assertEquals(97, weights.rows()[0].length);
    for (double[] row : weights.rows()) {
      assertTrue(row[96] < -3 && row[96] > -9, "bias=" + row[96]);
    }
  }
}
