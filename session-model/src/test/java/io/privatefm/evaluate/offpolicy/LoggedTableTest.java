package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedTableTest {
  private static final String HEAD = "timestamp\titem\tposition\tclick\tpropensity\n";

  @TempDir Path temp;

  private LoggedTable read(String text) throws IOException {
    return LoggedTable.read(Files.writeString(temp.resolve("log.tsv"), text), Progress.NONE);
  }

  private String refusal(String text) {
    return String.valueOf(assertThrows(CatalogueException.class, () -> read(text)).getMessage());
  }

  @Test
  void rowsComeInTheOrderOfTime() throws IOException {
    LoggedTable log =
        read(
            HEAD
                + "2019-11-24 00:02:00.5+00:00\t7\t1\t0\t0.5\n"
                + "2019-11-24 00:02:00+00:00\t9\t2\t1\t0.25\n"
                + "2019-11-24 01:01:00+01:00\t7\t2\t0\t0.5\n");
    assertEquals(List.of("7", "9"), log.items());
    assertEquals(List.of("7", "9", "7"), List.of(log.item(0), log.item(1), log.item(2)));
    assertEquals(List.of("2", "1"), log.positions());
    assertEquals(1, log.reward(1));
    assertEquals(0.25, log.propensity(1));
  }

  @Test
  void aZippedCsvWithRewardsAndNoTimeIsALogToo() throws IOException {
    Path file = temp.resolve("log.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("item,reward,propensity\nx,0.5,1\ny,-0.25,0.5\n".getBytes(StandardCharsets.UTF_8));
    }
    LoggedTable log = LoggedTable.read(file, Progress.NONE);
    assertEquals(2, log.count());
    assertEquals(-0.25, log.reward(1));
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.5"})
  void aPropensityThatIsNoProbabilityNamesItsLine(String propensity) {
    assertEquals(
        "must be > 0 and <= 1: file=log.tsv line=3 field=propensity value=\"" + propensity + "\"",
        refusal(HEAD + "1\ta\t1\t0\t0.5\n2\ta\t1\t0\t" + propensity + "\n"));
  }

  @Test
  void aMissingPropensityNamesItsLine() {
    assertEquals(
        "must not be empty: file=log.tsv line=2 field=propensity value=\"\"",
        refusal(HEAD + "1\ta\t1\t0\t\n"));
  }

  @Test
  void aMissingColumnNamesThoseThatThereAre() {
    assertEquals(
        "must have a column propensity: file=log.tsv line=1 field=header value=\"item, click, p\"",
        refusal("item\tclick\tp\na\t0\t1\n"));
  }

  @Test
  void aLogWithoutRowsIsRefused() {
    assertEquals("must have a row: file=log.tsv line=2", refusal(HEAD));
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertTrue(refusal(HEAD + "yesterday\ta\t1\t0\t0.5\n").contains("field=timestamp"));
  }
}
