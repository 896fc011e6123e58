package io.privatefm.evaluate.listeners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingsTest {
  @TempDir Path temp;

  @Test
  void columnsAreFoundByNameOrStandInTheirOrder() throws IOException {
    Ratings plain = read("r.tsv", "u2\tb\t3\t0\nu2\ta\t1\t1\nu1\ta\t4\t0\n");
    Ratings named = read("r.csv", "known,rating,track,user\n0,3,b,u2\n1,1,a,u2\n0,4,a,u1\n");

    for (Ratings ratings : List.of(plain, named)) {
      assertEquals(List.of("u2", "u1"), ratings.people());
      assertEquals(List.of("a", "b"), ratings.tracks());
      assertArrayEquals(new int[] {0, 1}, ratings.rated()[0]);
      assertArrayEquals(new byte[] {1, 3}, ratings.given()[0]);
      assertArrayEquals(new byte[] {4}, ratings.given()[1]);
      assertEquals(1, ratings.likes(0));
      assertEquals(3, ratings.count());
    }
  }

  @Test
  void aPackedFileIsReadAsItIs() throws IOException {
    Path file = temp.resolve("r.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("u\ta\t2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(1, Ratings.read(file, Progress.NONE).count());
  }

  @Test
  void defectsNameFileLineFieldAndRule() {
    assertDefect("", "must hold at least one rating: file=r.tsv line=1");
    assertDefect("user\ttrack\trating\n", "must hold at least one rating: file=r.tsv line=2");
    assertDefect(
        "u\ta\t2\nu\tb\t5\n", "must be 1 to 4: file=r.tsv line=2 field=rating value=\"5\"");
    assertDefect("u\ta\t\n", "must be 1 to 4: file=r.tsv line=1 field=rating value=\"\"");
    assertDefect("u\ta\t2\n\tb\t3\n", "must not be empty: file=r.tsv line=2 field=user value=\"\"");
    assertDefect("u\ta\t2\nu\tb\n", "must have 3 cells: file=r.tsv line=2 field=cells value=2");
    assertDefect(
        "u\ta\t2\nu\ta\t3\n",
        "must be rated once by each user: file=r.tsv line=2 field=track value=\"a\"");
    assertDefect(
        "user\titem\trating\n",
        "must have a column track: file=r.tsv line=1 field=header value=\"user, item, rating\"");
  }

  private void assertDefect(String text, String message) {
    CatalogueException defect = assertThrows(CatalogueException.class, () -> read("r.tsv", text));
    assertEquals(message, defect.getMessage());
  }

  private Ratings read(String name, String text) throws IOException {
    return Ratings.read(Files.writeString(temp.resolve(name), text), Progress.NONE);
  }
}
