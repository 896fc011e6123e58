package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {
  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("keys");
  }

  @Test
  void aKeyIsTheSameAfterTheVaultWasOpenedAgain() {
    ListenerKey made;
    try (KeyVault vault = open()) {
      made = vault.findOrCreate("ada", 7);
      assertEquals(made, vault.findOrCreate("ada", 7));
      assertNotEquals(made.key(), vault.findOrCreate("grace", 7).key());
    }
    try (KeyVault vault = open()) {
      assertEquals(made, vault.find("ada"));
      assertEquals(made, vault.withTag(made.tag()));
      assertEquals(2, vault.all().size());
      assertNull(vault.find("edsger"));
    }
  }

  @Test
  void aKeyTellsWhereItsEntriesBegin() {
    try (KeyVault vault = open()) {
      assertEquals(7, vault.findOrCreate("ada", 7).bornIndex());
      vault.settle(vault.findOrCreate("ada", 9), 99);
    }
    try (KeyVault vault = open()) {
      assertEquals(99, vault.findOrCreate("ada", 9).bornIndex());
    }
  }

  @Test
  void aKeyThatWasNeverForcedIsThereWhenOnlyTheProcessDies() {
    KeyVault abandoned = open();
    ListenerKey made = abandoned.findOrCreate("ada", 7);

    try (KeyVault vault = open()) {
      assertEquals(made, vault.find("ada"));
    }
  }

  @Test
  void theFileTellsNobodysIdAndIsTheOwnersAlone() throws IOException {
    try (KeyVault vault = open()) {
      vault.findOrCreate("ada-lovelace", 7);
    }
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertEquals(-1, bytes.indexOf("ada-lovelace"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void anErasedKeyIsZerosInTheFileAndItsSlotIsUsedAgain() throws IOException {
    try (KeyVault vault = open()) {
      ListenerKey ada = vault.findOrCreate("ada", 7);
      vault.findOrCreate("grace", 7);

      vault.erase(ada);

      assertEquals(-1, indexOf(Files.readAllBytes(file), ada.key().getEncoded()));
      assertEquals(-1, indexOf(Files.readAllBytes(file), ada.listenerTag().toBytes()));
      assertNull(vault.find("ada"));
      assertNull(vault.withTag(ada.tag()));
      assertEquals(ada.slot(), vault.findOrCreate("edsger", 7).slot());
    }
  }

  @Test
  void whoComesBackAfterErasureIsSomebodyElse() {
    try (KeyVault vault = open()) {
      ListenerKey before = vault.findOrCreate("ada", 7);
      vault.erase(before);
      ListenerKey after = vault.findOrCreate("ada", 7);

      assertEquals(before.listenerTag(), after.listenerTag());
      assertNotEquals(before.tag(), after.tag());
      assertNotEquals(before.key(), after.key());
    }
  }

  @Test
  void aDamagedSlotIsNamedAndTheOthersAreRead() throws IOException {
    try (KeyVault vault = open()) {
      vault.findOrCreate("ada", 7);
      vault.findOrCreate("grace", 7);
      vault.findOrCreate("edsger", 7);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[2 * KeySlot.BYTES + 30] ^= 1;
    Files.write(file, bytes);

    try (KeyVault vault = open()) {
      assertEquals(List.of(2), vault.damagedSlots());
      assertNotNull(vault.find("ada"));
      assertNull(vault.find("grace"));
      assertNotNull(vault.find("edsger"));
      assertEquals(4, vault.findOrCreate("grace", 7).slot());
    }
  }

  @Test
  void aSlotCutOffAtTheEndIsNamed() throws IOException {
    try (KeyVault vault = open()) {
      vault.findOrCreate("ada", 7);
      vault.findOrCreate("grace", 7);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

    try (KeyVault vault = open()) {
      assertEquals(List.of(2), vault.damagedSlots());
      assertNotNull(vault.find("ada"));
    }
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(file, "not keys at all, but long enough to hold a head of 64 bytes.........");

    StorageException refused = assertThrows(StorageException.class, this::open);

    assertEquals("must begin with FMKEYS and version 1: " + file, refused.getMessage());
  }

  private KeyVault open() {
    return KeyVault.open(file, new SecureRandom());
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }
}
