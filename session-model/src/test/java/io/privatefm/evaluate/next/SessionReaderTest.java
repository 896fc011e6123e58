package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReaderTest {
  @TempDir private Path folder;
  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void aLineOfIdsIsAPlaylist() throws IOException {
    SessionLog log = read("lists.txt", "a b\n\n  b\tc  a \n");

    assertFalse(log.timed());
    assertEquals(List.of("1", "3"), labels(log));
    assertArrayEquals(new int[] {1, 2, 0}, log.entries().get(1).tracks());
  }

  @Test
  void aPackedFileIsReadAsAPlainOne() throws IOException {
    Path file = folder.resolve("lists.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertEquals(2, new SessionReader(vocabulary, Progress.NONE).read(file).plays());
  }

  @Test
  void listensBecomeSessionsInTheOrderOfTime() throws IOException {
    SessionLog log =
        read(
            "listens.tsv",
            """
            window\tuser\tsession\ttimestamp\ttrack\tartist
            0\tu\tlate\t500\ta\tx
            0\tv\tearly\t110\tb\ty
            0\tv\tearly\t100\ta\tx
            0\tu\tlate\t600\tc\t
            """);

    assertTrue(log.timed());
    assertEquals(List.of("early", "late"), labels(log));
    assertArrayEquals(new int[] {0, 1}, log.entries().get(0).tracks());
    assertEquals(100, log.entries().get(0).startSeconds());
    assertEquals(110, log.entries().get(0).endSeconds());
    assertEquals("y", vocabulary.artist(vocabulary.known("b")));
  }

  @Test
  void withoutSessionsHalfAnHourOfSilenceBeginsOne() throws IOException {
    SessionLog log =
        read("l.csv", "listener,time,track\nu,0,a\nu,1799,b\nu,3599,c\nv,2014-01-01T00:00:00Z,d\n");

    assertEquals(List.of("u/1", "u/2", "v/1"), labels(log));
    assertEquals(1_388_534_400L, log.entries().get(2).startSeconds());
  }

  @Test
  void millisecondsAreTold() throws IOException {
    SessionLog log = read("l.tsv", "session\ttime\ttrack\ns\t1795300000000\ta\n");

    assertEquals(1_795_300_000L, log.entries().getFirst().startSeconds());
  }

  @Test
  void sessionsOfTheSameNameInTwoWindowsStayApart() throws IOException {
    SessionLog log = read("l.tsv", "window\tsession\ttime\ttrack\n0\ts\t1\ta\n1\ts\t2\tb\n");

    assertEquals(List.of("0/s", "1/s"), labels(log));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    assertTold(
        "must be a whole number: file=l.tsv line=3 field=time value=\"noon\"",
        "l.tsv",
        "session\ttime\ttrack\ns\t1\ta\ns\tnoon\tb\n");
    assertTold(
        "must have a column timestamp: file=l.tsv line=1 field=header value=\"session, track\"",
        "l.tsv",
        "session\ttrack\ns\ta\n");
    assertTold(
        "must have a column session: file=l.tsv line=1 field=header value=\"time, track\"",
        "l.tsv",
        "time\ttrack\n1\ta\n");
    assertTold(
        "must have no white space, which parts ids in ranks: file=l.tsv line=2 field=track"
            + " value=\"a b\"",
        "l.tsv",
        "session\ttime\ttrack\ns\t1\ta b\n");
    assertTold("must hold at least one session: file=empty.txt", "empty.txt", "\n\n");
  }

  private void assertTold(String message, String name, String text) {
    var thrown = assertThrows(CatalogueException.class, () -> read(name, text));
    assertEquals(message, thrown.getMessage());
  }

  private SessionLog read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return new SessionReader(vocabulary, Progress.NONE).read(file);
  }

  private static List<String> labels(SessionLog log) {
    return log.entries().stream().map(SessionLog.Entry::label).toList();
  }
}
