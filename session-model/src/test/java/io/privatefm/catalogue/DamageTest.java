package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {
  /** How many places of a file are damaged at most. */
  private static final int PLACES = 40;

  @TempDir Path temp;
  private Path directory;
  private Path base;

  @BeforeEach
  void build() {
    directory = temp.resolve("c");
    base = directory.resolve("base-000001");
    List<Track> tracks =
        List.of(Track.of("a", "One", "Ada", "x", "y"), Track.of("b", "Two", "Bob", "y"));
    CatalogueBuilder.of(tracks, List.of(new float[] {1, 0}, new float[] {0, 1}))
        .sessions(SessionSource.of(List.of(List.of("a", "b"), List.of("b", "a", "b"))))
        .relations(
            RelationSource.of(
                List.of(
                    new Triple("a", "soundtrack", "Film"),
                    new Triple("b", "soundtrack", "Film"),
                    new Triple("Ada", "similar", "Bob"))))
        .publish(directory);
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void aFlippedBitIsFoundByVerify(Section section) throws IOException {
    Path file = base.resolve(section.file());
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 1 + whole.length / PLACES) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.write(file, damaged);
      String message = assertThrows(CatalogueException.class, this::verify).getMessage();
      assertTrue(message.contains("section=" + section.file()), message);
    }
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void aSectionOfAnotherLengthIsRefusedAtOpen(Section section) throws IOException {
    Path file = base.resolve(section.file());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / PLACES) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = openFails();
      assertEquals(
          "must have the bytes that the manifest tells, "
              + whole.length
              + ": file="
              + file
              + " section="
              + section.file()
              + " value="
              + length,
          message);
    }
    Files.delete(file);
    assertEquals("must be there: file=" + file + " section=" + section.file(), openFails());
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void aSectionOfAnotherLengthThatTheManifestTellsIsRefusedByName(Section section)
      throws IOException {
    if (!Section.OF_RELATIONS.contains(section)) {
      return; // of the others the counts of the manifest tell the length, or verify tells
    }
    Path file = base.resolve(section.file());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      rewrite(
          "\"name\" : \"" + section.file() + "\",\n    \"bytes\" : " + whole.length,
          "\"name\" : \"" + section.file() + "\",\n    \"bytes\" : " + length);
      assertTrue(
          assertThrows(CatalogueException.class, this::verify).getMessage().contains("section="));
      rewrite(
          "\"name\" : \"" + section.file() + "\",\n    \"bytes\" : " + length,
          "\"name\" : \"" + section.file() + "\",\n    \"bytes\" : " + whole.length);
    }
  }

  @Test
  void aChangedManifestIsRefused() throws IOException {
    Path file = base.resolve("manifest.json");
    Files.writeString(file, Files.readString(file).replace("\"tracks\" : 2", "\"tracks\" : 1"));
    String message = openFails();
    assertTrue(message.startsWith("must have the checksum that current tells, "), message);
    assertTrue(message.contains(" section=manifest.json "), message);
  }

  @Test
  void aManifestOfAnotherVersionIsRefused() throws IOException {
    rewrite("\"formatVersion\" : 1", "\"formatVersion\" : 2");
    assertEquals(
        "must be a version known here, 1: file="
            + base.resolve("manifest.json")
            + " field=formatVersion value=2",
        openFails());
  }

  @Test
  void countsThatDoNotFitTheSectionsAreRefused() throws IOException {
    rewrite("\"tracks\" : 2", "\"tracks\" : 3");
    assertEquals(
        "must have the bytes that the counts ask for, 32: file="
            + base.resolve("track-offsets.i64")
            + " section=track-offsets.i64 value=24",
        openFails());
  }

  @Test
  void aManifestWithoutASectionIsRefused() throws IOException {
    rewrite("\"name\" : \"tag-names.bin\"", "\"name\" : \"other.bin\"");
    assertEquals("must be in the manifest: section=tag-names.bin", openFails());
  }

  @Test
  void aManifestThatIsNoJsonIsRefused() throws IOException {
    rewrite("{", "[");
    assertTrue(openFails().startsWith("must be a whole manifest: file="), openFails());
  }

  @Test
  void aFieldOfAnotherKindIsRefusedByName() throws IOException {
    rewrite("\"tracks\" : 2", "\"tracks\" : \"two\"");
    assertEquals(
        "must be a whole manifest: file="
            + base.resolve("manifest.json")
            + " cause=must be a whole number: field=tracks",
        openFails());
  }

  @Test
  void aPointerThatPointsNowhereIsRefused() throws IOException {
    Files.writeString(directory.resolve("current"), "base-000001\n");
    assertEquals(
        "must name a base and its checksum: file="
            + directory.resolve("current")
            + " section=current",
        openFails());
    Files.writeString(directory.resolve("current"), "base-000009 00000000\n");
    assertEquals(
        "must be there: file="
            + directory.resolve("base-000009/manifest.json")
            + " section=manifest.json",
        openFails());
    Files.delete(directory.resolve("current"));
    assertEquals(
        "must be a catalogue directory with a file named current: directory=" + directory,
        openFails());
  }

  @Test
  void aRecordOutOfPlaceIsToldWhenItIsRead() throws IOException {
    Path file = base.resolve("track-offsets.i64");
    byte[] offsets = Files.readAllBytes(file);
    offsets[15] = 0x7F; // the top byte of the second offset
    Files.write(file, offsets);
    try (Catalogue catalogue = Catalogue.open(directory)) {
      String message =
          assertThrows(CatalogueException.class, () -> catalogue.track(1)).getMessage();
      assertEquals(
          "must be a whole record: file="
              + base.resolve("track-records.bin")
              + " section=track-records.bin row=1",
          message);
    }
  }

  @Test
  void aClosedCatalogueAnswersNobody() {
    Catalogue catalogue = Catalogue.open(directory);
    catalogue.close();
    assertThrows(IllegalStateException.class, () -> catalogue.track(0));
    assertThrows(IllegalStateException.class, () -> catalogue.row("a"));
    assertThrows(IllegalStateException.class, () -> catalogue.tagsOf().count(0));
  }

  /** Changes the manifest and lets the pointer know, as somebody who edits it by hand would not. */
  private void rewrite(String old, String text) throws IOException {
    Path file = base.resolve("manifest.json");
    byte[] bytes =
        Files.readString(file)
            .replaceFirst(java.util.regex.Pattern.quote(old), text)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(file, bytes);
    Files.write(directory.resolve("current"), Pointer.of(new Base(1, Checksum.of(bytes))).encode());
  }

  private String openFails() {
    return String.valueOf(
        assertThrows(CatalogueException.class, () -> Catalogue.open(directory).close())
            .getMessage());
  }

  private void verify() {
    try (Catalogue catalogue = Catalogue.open(directory)) {
      catalogue.verify(Progress.NONE);
    }
  }
}
