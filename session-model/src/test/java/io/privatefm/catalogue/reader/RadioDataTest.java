package io.privatefm.catalogue.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.BuildReport;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadioDataTest {
  @TempDir Path temp;

  @Test
  void theRadioDataBecomesACatalogue() {
    String data = System.getenv("FM_DATA");
    assumeTrue(
        data != null,
        "skipped: FM_DATA does not name a folder with radio/tracks.tsv and radio/vectors.npy");
    Path radio = Path.of(String.valueOf(data), "radio");
    assumeTrue(Files.isDirectory(radio), "skipped: there is no radio data in " + data);
    try (TrackSource tracks = TrackReader.open(radio.resolve("tracks.tsv"));
        VectorSource vectors = VectorReader.open(radio.resolve("vectors.npy"))) {
      BuildReport report = CatalogueBuilder.of(tracks, vectors).publish(temp.resolve("radio"));
      assertEquals(9_775, report.tracks());
      assertEquals(64, report.dimension());
      assertEquals(0, report.notOfUnitLength());
    }
    try (Catalogue catalogue = Catalogue.open(temp.resolve("radio"))) {
      catalogue.verify(Progress.NONE);
      assertEquals(9_774, catalogue.row("9774"));
      assertFalse(catalogue.track(0).artist().isEmpty());
    }
  }
}
