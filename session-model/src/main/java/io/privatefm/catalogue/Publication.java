package io.privatefm.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finished base in force in one step.
 *
 * <pre>
 *   DIR/current             which base is in force; replaced by an atomic rename
 *   DIR/base-000002/        the base in force: manifest.json and the sections
 *   .DIR.building-PID-N/    beside DIR, while building; removed when the build fails, or by the next
 *                           build when its process was killed
 * </pre>
 *
 * A new catalogue is staged whole and renamed to DIR. An existing one gets the staged base moved
 * in, then {@code current} replaced, then the old bases removed: killed at any moment, DIR holds
 * the old catalogue or the new one. What is written is made durable before the step that shows it.
 * Owned by one thread.
 */
final class Publication implements AutoCloseable {
  /** The moments between which a build may be killed; a test listens to them. */
  enum Step {
    BEGUN,
    STAGED,
    MOVED_IN,
    IN_FORCE,
    TIDIED
  }

  private final Path directory;
  private final Path staging;
  private final int number;
  private final @Nullable FileChannel lock;
  private final Consumer<Step> steps;

  private Publication(
      Path directory, Path staging, int number, @Nullable FileChannel lock, Consumer<Step> steps) {
    this.directory = directory;
    this.staging = staging;
    this.number = number;
    this.lock = lock;
    this.steps = steps;
  }

  /** Checks that the directory may become a catalogue and makes room beside it. */
  static Publication begin(Path target, Consumer<Step> steps) {
    Path directory = target.toAbsolutePath().normalize();
    try {
      boolean replaces = replaces(directory);
      Path parent = Folders.parent(directory);
      Files.createDirectories(parent);
      Staging.removeDead(directory);
      FileChannel lock = replaces ? lock(directory) : null;
      int number = replaces ? Staging.lastBase(directory) + 1 : 1;
      Path staging = Staging.open(directory);
      Files.createDirectories(staging.resolve(Pointer.base(number)));
      steps.accept(Step.BEGUN);
      return new Publication(directory, staging, number, lock, steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the sections are to be written. */
  Path base() {
    return staging.resolve(Pointer.base(number));
  }

  /** Where a build may keep files that do not become part of the base. */
  Path scratch() {
    return staging;
  }

  /** Writes the manifest and puts the base in force. */
  void complete(Manifest manifest) {
    byte[] bytes = manifest.encode();
    Pointer pointer = new Pointer(number, Checksum.of(bytes));
    try {
      Folders.write(base().resolve(Manifest.FILE), bytes);
      Folders.write(staging.resolve(Pointer.FILE), pointer.encode());
      Folders.sync(base());
      Folders.sync(staging);
      steps.accept(Step.STAGED);
      if (lock == null) {
        publishNew();
      } else {
        replaceOld();
      }
      steps.accept(Step.TIDIED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was staged and did not become part of the catalogue. */
  @Override
  public void close() {
    try {
      Staging.close(staging);
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publishNew() throws IOException {
    try {
      Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(directory)) {
        throw new CatalogueException(
            "must not be published by another build meanwhile: directory=" + directory, e);
      }
      throw e;
    }
    Folders.sync(Folders.parent(directory));
    steps.accept(Step.IN_FORCE);
  }

  private void replaceOld() throws IOException {
    Files.move(base(), directory.resolve(Pointer.base(number)), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(directory);
    steps.accept(Step.MOVED_IN);
    Files.move(
        staging.resolve(Pointer.FILE),
        directory.resolve(Pointer.FILE),
        StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(directory);
    steps.accept(Step.IN_FORCE);
    Staging.removeBasesBefore(directory, number);
  }

  /** Whether there is a catalogue to replace; refuses a directory that holds anything else. */
  private static boolean replaces(Path directory) throws IOException {
    if (Files.exists(directory.resolve(Pointer.FILE))) {
      return true;
    }
    if (Files.exists(directory)
        && !(Files.isDirectory(directory) && Folders.names(directory).isEmpty())) {
      throw new CatalogueException(
          "must be a catalogue, empty or not there yet: directory=" + directory);
    }
    return false;
  }

  /**
   * Holds the manifest in force locked, so that two builds never replace the same catalogue at
   * once.
   */
  private static FileChannel lock(Path directory) throws IOException {
    Path manifest = directory.resolve(Pointer.read(directory).base()).resolve(Manifest.FILE);
    FileChannel channel = FileChannel.open(manifest, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // another build in this process: the same answer
    }
    channel.close();
    throw new CatalogueException("must not be built by two at once: directory=" + directory);
  }
}
