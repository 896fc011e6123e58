package io.privatefm.trainer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerJournalTest {
  @TempDir private Path folder;

  @Test
  void aDataDirectoryIsToldFromAFolderOfExports() throws IOException {
    Files.writeString(folder.resolve("spins.jsonl"), "{}\n");
    assertFalse(ServerJournal.isAt(folder.toString()));

    Files.writeString(folder.resolve("format"), "private-fm data 2\n");
    Files.createDirectory(folder.resolve("journal"));
    assertTrue(ServerJournal.isAt(folder.toString()));
  }

  @Test
  void whatIsNoFolderOfThisMachineIsNoDataDirectory() {
    assertFalse(ServerJournal.isAt(null));
    assertFalse(ServerJournal.isAt("hdfs://namenode/spins.jsonl"));
  }
}
