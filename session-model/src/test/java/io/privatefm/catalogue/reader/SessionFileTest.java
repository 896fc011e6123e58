package io.privatefm.catalogue.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions out of lines. */
class SessionFileTest {
  @TempDir Path directory;

  private SessionFile file(String text) throws IOException {
    return SessionFile.open(Files.writeString(directory.resolve("sessions"), text));
  }

  @Test
  void aLineIsIdsOrAnObjectAndABlankOneIsNothing() throws IOException {
    try (SessionFile file = file("4  7 1\n\n{\"endMs\":5,\"tracks\":[\"a b\",12]}\r\n")) {
      assertEquals(List.of("4", "7", "1"), file.next());
      assertEquals(List.of("a b", "12"), file.next());
      assertNull(file.next());
    }
  }

  @Test
  void aLineWithoutTracksIsRefusedByNumberAndField() throws IOException {
    try (SessionFile file = file("1 2\n{\"track\":1}\n")) {
      file.next();
      CatalogueException refused = assertThrows(CatalogueException.class, file::next);
      assertTrue(String.valueOf(refused.getMessage()).contains("line=2"), refused::toString);
      assertTrue(String.valueOf(refused.getMessage()).contains("tracks"), refused::toString);
    }
  }

  @Test
  void brokenJsonAndIdsThatAreNoneAreRefused() throws IOException {
    for (String line : List.of("{\"tracks\":[1", "{\"tracks\":[1.5]}", "{\"tracks\":[[1]]}")) {
      try (SessionFile file = file(line)) {
        assertThrows(CatalogueException.class, file::next, line);
      }
    }
  }
}
