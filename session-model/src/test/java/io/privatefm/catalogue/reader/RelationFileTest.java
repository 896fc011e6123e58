package io.privatefm.catalogue.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Triple;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Triples out of tables. */
class RelationFileTest {
  @TempDir Path directory;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void columnsAreFoundByNameAndOthersPassedOver() throws IOException {
    try (RelationFile file =
        RelationFile.open(file("r.csv", "tail,score,relation,head\n\"Film, A\",1,on,3\n"))) {
      assertEquals(new Triple("3", "on", "Film, A"), file.next());
      assertNull(file.next());
    }
  }

  @Test
  void aPackedFileIsReadAsAnyOther() throws IOException {
    Path packed = directory.resolve("r.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("head\trelation\ttail\na\tb\tc\n".getBytes(StandardCharsets.UTF_8));
    }
    try (RelationFile file = RelationFile.open(packed)) {
      assertEquals(new Triple("a", "b", "c"), file.next());
      assertNull(file.next());
    }
  }

  @Test
  void whatIsNoTripleIsRefusedByLineAndField() throws IOException {
    assertEquals(
        "must have a column relation: file=h.tsv line=1 field=header value=\"head, tail\"",
        refusedAtOpening(file("h.tsv", "head\ttail\n")));
    assertEquals(
        "must not be empty: file=e.tsv line=3 field=tail value=\" \"",
        refusedInside(file("e.tsv", "head\trelation\ttail\na\tb\tc\na\tb\t \n")));
    assertEquals(
        "must have as many cells as the header, 3: file=c.tsv line=2 field=cells value=2",
        refusedInside(file("c.tsv", "head\trelation\ttail\na\tb\n")));
  }

  private static String refusedAtOpening(Path path) {
    return String.valueOf(
        assertThrows(CatalogueException.class, () -> RelationFile.open(path)).getMessage());
  }

  private static String refusedInside(Path path) {
    try (RelationFile file = RelationFile.open(path)) {
      return String.valueOf(
          assertThrows(
                  CatalogueException.class,
                  () -> {
                    while (file.next() != null) {
                      // until the bad line
                    }
                  })
              .getMessage());
    }
  }
}
