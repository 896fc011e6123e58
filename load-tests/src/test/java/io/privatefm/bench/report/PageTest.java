package io.privatefm.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  @Test
  void aPageIsWrittenIntoAFolderThatWasNotThere() throws IOException {
    Path file = folder.resolve("docs").resolve("benchmarks").resolve("page.md");
    Page.write(file, List.of("# Title", "", "Words.", ""));
    assertEquals("# Title\n\nWords.\n", Files.readString(file));
  }

  @Test
  void theLastSectionTellsTheMachineTheServersAndWhatWasTyped() {
    List<String> lines = Page.measuredOn(List.of("variants", "--quick"), "Servers with `-Xmx1g`.");
    assertEquals(List.of("## Measured on", ""), lines.subList(0, 2));
    assertTrue(lines.get(2).matches("Measured on .+, \\d+ processors, \\d+ GB; .+"), lines.get(2));
    assertEquals(
        List.of("Servers with `-Xmx1g`.", "", "```", "./fm bench variants --quick", "```", ""),
        lines.subList(3, lines.size()));
  }

  @Test
  void withoutSentencesAboutServersTheMachineStandsAlone() {
    List<String> lines = Page.measuredOn(List.of("soak"));
    assertEquals(List.of("", "```", "./fm bench soak", "```", ""), lines.subList(3, lines.size()));
  }
}
