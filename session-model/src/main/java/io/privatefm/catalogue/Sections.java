package io.privatefm.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sections of one base, mapped read-only for as long as this is open; everybody else borrows
 * them.
 */
final class Sections implements AutoCloseable {
  private final Path base;
  private final Arena arena = Arena.ofShared();

  Sections(Path base) {
    this.base = base;
  }

  /** Maps a section. */
  MemorySegment map(Section section) {
    try (FileChannel channel =
        FileChannel.open(base.resolve(section.file()), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Texts texts(Section offsets, Section blob) {
    return new Texts(map(offsets), map(blob));
  }

  Postings postings(Section offsets, Section values) {
    return new Postings(map(offsets), map(values));
  }

  /** Checks that every file is there and as long as the manifest and the counts say. */
  static void checkSizes(Path base, Manifest manifest) {
    for (Section section : manifest.present()) {
      Manifest.Part part = manifest.part(section);
      long expected = section.bytes(manifest);
      if (expected != Section.ANY && part.bytes() != expected) {
        throw damaged(
            base,
            section,
            "must have the bytes that the counts ask for, " + expected,
            part.bytes());
      }
      long actual = size(base, section);
      if (actual != part.bytes()) {
        throw damaged(
            base, section, "must have the bytes that the manifest tells, " + part.bytes(), actual);
      }
    }
  }

  static CatalogueException damaged(Path base, Section section, String rule, Object value) {
    return new CatalogueException(
        rule
            + ": file="
            + base.resolve(section.file())
            + " section="
            + section.file()
            + " value="
            + value);
  }

  @Override
  public void close() {
    arena.close();
  }

  private static long size(Path base, Section section) {
    try {
      return Files.size(base.resolve(section.file()));
    } catch (IOException e) {
      throw new CatalogueException(
          "must be there: file=" + base.resolve(section.file()) + " section=" + section.file(), e);
    }
  }
}
