package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.privatefm.server.journal.Tag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The list of keys that were erased, by their tags, a line of 32 hexadecimal digits each: what has
 * to be erased again from a backup that is older. A tag is a hash under the erased key itself, so
 * the list tells of nobody. Owned by one thread.
 */
final class Erased {
  private final Path file;
  private final Set<Tag> tags;

  private Erased(Path file, Set<Tag> tags) {
    this.file = file;
    this.tags = tags;
  }

  /** The list in {@code file}; an empty one if there is no file. */
  static Erased open(Path file) {
    return new Erased(file, Files.exists(file) ? read(file) : new LinkedHashSet<>());
  }

  /** The tags in a file, which must be there. */
  static Set<Tag> read(Path file) {
    try {
      Set<Tag> tags = new LinkedHashSet<>();
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      for (int i = 0; i < lines.size(); i++) {
        boolean whole = lines.get(i).matches("[0-9a-f]{32}");
        if (!whole && i < lines.size() - 1) { // the last may have been cut short by a crash
          throw new StorageException(
              Reason.DAMAGED, "must be 32 hexadecimal digits: " + file + " line " + (i + 1));
        }
        if (whole) {
          tags.add(tag(lines.get(i)));
        }
      }
      return tags;
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: " + file + ": " + e, e);
    }
  }

  private static Tag tag(String hex) {
    return new Tag(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }

  /** Adds one, on the disk too, before its key goes. */
  void add(Tag tag) {
    if (!tags.add(tag)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = channel.size() - channel.size() % (2 * Tag.BYTES + 1); // behind whole lines
      ByteBuffer line = ByteBuffer.wrap((tag + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        channel.write(line, end + line.position());
      }
      channel.force(true);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be writable: " + file + ": " + e, e);
    }
  }

  Set<Tag> tags() {
    return tags;
  }
}
