package io.privatefm.catalogue.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackReaderTest {
  private static final Track FULL =
      new Track(
          "7",
          "Say \"hi\", twice",
          "Ada",
          "First",
          61_000,
          List.of("calm", "piano"),
          "en",
          1999,
          "https://example.org/7",
          Map.of("bpm", "90"));

  @TempDir Path temp;

  @Test
  void csvKeepsQuotedCommasAndLineEnds() {
    List<Track> tracks =
        read(
            "t.csv",
            """
            id,title,artist,album,durationMs,tags,language,year,url,bpm
            7,"Say ""hi"", twice",Ada,First,61000,calm|piano,en,1999,https://example.org/7,90
            8,"two
            lines",,,,,,,,
            """);
    assertEquals(FULL, tracks.get(0));
    assertEquals("two\nlines", tracks.get(1).title());
    assertEquals(Map.of(), tracks.get(1).traits());
  }

  @Test
  void tsvTakesQuotesAsTheyStand() {
    List<Track> tracks =
        read("t.tsv", "track\ttitle\tTAGS\tDuration_MS\r\na\t\"Heroes\" live\ta, b,,c\t12.0\r\n");
    assertEquals("\"Heroes\" live", tracks.getFirst().title());
    assertEquals(List.of("a", "b", "c"), tracks.getFirst().tags());
    assertEquals(12, tracks.getFirst().durationMs());
  }

  @Test
  void jsonLinesKeepWhatIsNested() {
    List<Track> tracks =
        read(
            "t.jsonl",
            """
            {"id":7,"title":"Say \\"hi\\", twice","artist":"Ada","album":"First","durationMs":61000,"tags":["calm","piano"],"language":"en","year":1999,"url":"https://example.org/7","bpm":90}

            {"id":"8","album":null,"where":{"country":"FI"}}
            """);
    assertEquals(FULL, tracks.get(0));
    assertEquals(Map.of("where", "{\"country\":\"FI\"}"), tracks.get(1).traits());
  }

  @Test
  void tagsMayBeAJsonArrayInATable() {
    List<Track> tracks = read("t.tsv", "id\ttags\na\t[\"rock, pop\",\"b|c\"]\n");
    assertEquals(List.of("rock, pop", "b|c"), tracks.getFirst().tags());
  }

  @Test
  void theFirstLineTellsTheFormatWhenTheNameDoesNot() {
    assertEquals("x", read("a.txt", "id\ttitle\n1\tx\n").getFirst().title());
    assertEquals("x", read("b.txt", "id,title\n1,x\n").getFirst().title());
    assertEquals("x", read("c.txt", "\uFEFF{\"id\":1,\"title\":\"x\"}\n").getFirst().title());
  }

  @Test
  void gzipIsUnpackedWhateverTheName() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("id,title\n1,Réveil\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(temp.resolve("t.csv.gz"), packed.toByteArray());
    assertEquals("Réveil", readAll(temp.resolve("t.csv.gz")).getFirst().title());

    Files.write(
        temp.resolve("cut.csv.gz"),
        java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
    assertDefect("must be readable to its end: file=cut.csv.gz", temp.resolve("cut.csv.gz"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertDefect(
        "must be a file that exists: file=" + temp.resolve("no.csv"), temp.resolve("no.csv"));
  }

  @Test
  void aMissingIdColumnIsNamed() {
    assertDefect(
        "must have a column id or track: file=t.csv line=1 field=header value=\"title, artist\"",
        file("t.csv", "title,artist\nx,y\n"));
  }

  @Test
  void aColumnThatComesTwiceIsNamed() {
    assertDefect(
        "must be one column, and an earlier one is the same: file=t.csv line=1 field=header value=\"track\"",
        file("t.csv", "id,track\nx,y\n"));
  }

  @Test
  void anEmptyFileHasNoHeader() {
    assertDefect(
        "must have a first line that names the columns: file=t.csv line=1", file("t.csv", ""));
  }

  @Test
  void anEmptyIdIsNamed() {
    assertDefect(
        "must not be empty: file=t.csv line=3 field=id value=\"\"",
        file("t.csv", "id,title\n1,x\n ,y\n"));
  }

  @Test
  void aMissingCellIsNamed() {
    assertDefect(
        "must have as many cells as the header, 3: file=t.tsv line=3 field=cells value=2",
        file("t.tsv", "id\ttitle\tyear\n1\tx\t1999\n2\ty\n"));
  }

  @Test
  void aBadNumberIsNamed() {
    assertDefect(
        "must be a whole number: file=t.csv line=2 field=durationMs value=\"4:15\"",
        file("t.csv", "id,durationMs\n1,4:15\n"));
    assertDefect(
        "must be 0 to 9999: file=t.csv line=2 field=year value=\"-1\"",
        file("t.csv", "id,year\n1,-1\n"));
    assertDefect(
        "must be a number >= 0: file=t.csv line=2 field=popularity value=\"NaN\"",
        file("t.csv", "id,popularity\n1,NaN\n"));
  }

  @Test
  void tagsThatBeginAnArrayMustBeOne() {
    assertDefect(
        "must be tags separated by | or , or a JSON array of texts: file=t.tsv line=2 field=tags value=\"[live\"",
        file("t.tsv", "id\ttags\n1\t[live\n"));
  }

  @Test
  void badUtf8IsNamedByLineAndByte() throws IOException {
    byte[] bytes = "id,title\n1,ok\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(temp.resolve("t.csv"), bytes);
    assertDefect(
        "must be UTF-8: file=t.csv line=3 field=byte 19 value=\"0xE9\"", temp.resolve("t.csv"));
  }

  @Test
  void utf8ThatEndsInACharacterIsNamed() throws IOException {
    Files.write(temp.resolve("t.csv"), new byte[] {'i', 'd', '\n', (byte) 0xE3, (byte) 0x81});
    assertDefect(
        "must be UTF-8: file=t.csv line=2 field=byte 3 value=\"0xE3\"", temp.resolve("t.csv"));
  }

  @Test
  void aQuoteThatNeverEndsIsNamed() {
    CatalogueException e =
        assertThrows(
            CatalogueException.class, () -> readAll(file("t.csv", "id,title\n1,x\n2,\"y\n3,z\n")));
    assertTrue(
        e.getMessage().startsWith("must be a table of quoted or plain cells ("), e.getMessage());
    assertTrue(e.getMessage().endsWith("file=t.csv line=3"), e.getMessage());
  }

  @Test
  void aLineThatIsNoObjectIsNamed() {
    assertDefect(
        "must be one JSON object: file=t.jsonl line=2", file("t.jsonl", "{\"id\":1}\n[1]\n"));
    CatalogueException e =
        assertThrows(
            CatalogueException.class, () -> readAll(file("u.jsonl", "{\"id\":1,\"id\":2}\n")));
    assertTrue(e.getMessage().startsWith("must be one JSON object (Duplicate"), e.getMessage());
    assertTrue(e.getMessage().endsWith("file=u.jsonl line=1"), e.getMessage());
    assertDefect(
        "must be a text or a number: file=v.jsonl line=1 field=title value=\"{\"en\":\"x\"}\"",
        file("v.jsonl", "{\"id\":1,\"title\":{\"en\":\"x\"}}\n"));
  }

  private void assertDefect(String message, Path file) {
    CatalogueException e = assertThrows(CatalogueException.class, () -> readAll(file));
    String text = String.valueOf(e.getMessage());
    assertEquals(message, text.substring(0, Math.min(message.length(), text.length())), text);
  }

  private List<Track> read(String name, String text) {
    return readAll(file(name, text));
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(temp.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Track> readAll(Path file) {
    List<Track> tracks = new ArrayList<>();
    try (TrackSource source = TrackReader.open(file)) {
      for (TrackSource.Row row = source.next(); row != null; row = source.next()) {
        tracks.add(row.track());
      }
    }
    return tracks;
  }
}
