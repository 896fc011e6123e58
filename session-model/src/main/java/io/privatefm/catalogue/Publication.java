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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a base in force in one step: a finished new one, or an earlier one that was kept.
 *
 * <pre>
 *   DIR/current             which bases are kept, the one in force first; see {@link Pointer};
 *                           replaced by an atomic rename
 *   DIR/base-000002/        the base in force: manifest.json and the sections
 *   DIR/base-000001/        one that was in force before
 *   .DIR.building-PID-N/    beside DIR, while building; removed when the build fails, or by the next
 *                           build when its process was killed
 * </pre>
 *
 * A new catalogue is staged whole and renamed to DIR. An existing one gets the staged base moved
 * in, then {@code current} replaced, then the bases removed that it does not keep: killed at any
 * moment, DIR holds the old catalogue or the new one. A roll-back only replaces {@code current}.
 * What is written is made durable before the step that shows it. Owned by one thread.
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
  private final @Nullable Pointer before;
  private final @Nullable FileChannel lock;
  private final Consumer<Step> steps;

  private Publication(
      Path directory,
      Path staging,
      int number,
      @Nullable Pointer before,
      @Nullable FileChannel lock,
      Consumer<Step> steps) {
    this.directory = directory;
    this.staging = staging;
    this.number = number;
    this.before = before;
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
      Pointer before = replaces ? Pointer.read(directory) : null;
      int number = replaces ? Staging.lastBase(directory) + 1 : 1;
      Path staging = Staging.open(directory);
      Files.createDirectories(staging.resolve(Base.folder(number)));
      steps.accept(Step.BEGUN);
      return new Publication(directory, staging, number, before, lock, steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the sections are to be written. */
  Path base() {
    return staging.resolve(Base.folder(number));
  }

  /** Where a build may keep files that do not become part of the base. */
  Path scratch() {
    return staging;
  }

  /**
   * Writes the manifest and puts the base in force.
   *
   * @param keep how many bases are kept, the new one included
   */
  Base complete(Manifest manifest, int keep) {
    byte[] bytes = manifest.encode();
    Base base = new Base(number, Checksum.of(bytes));
    try {
      Folders.write(base().resolve(Manifest.FILE), bytes);
      Folders.sync(base());
      if (before == null) {
        stage(Pointer.of(base));
        publishNew();
      } else {
        replaceOld(before.published(base, keep));
      }
      steps.accept(Step.TIDIED);
      return base;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bases that were kept when this began; none for a new catalogue. */
  List<Base> kept() {
    return before == null ? List.of() : before.kept();
  }

  /** Puts a kept base back in force. */
  void rollBackTo(Base base) {
    try {
      stage(new Pointer(kept()).rolledBackTo(base));
      point();
      steps.accept(Step.TIDIED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stage(Pointer pointer) throws IOException {
    Folders.write(staging.resolve(Pointer.FILE), pointer.encode());
    Folders.sync(staging);
    steps.accept(Step.STAGED);
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

  private void replaceOld(Pointer pointer) throws IOException {
    stage(pointer);
    Files.move(base(), directory.resolve(Base.folder(number)), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(directory);
    steps.accept(Step.MOVED_IN);
    point();
    Staging.removeAllBut(pointer, directory);
  }

  private void point() throws IOException {
    Files.move(
        staging.resolve(Pointer.FILE),
        directory.resolve(Pointer.FILE),
        StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(directory);
    steps.accept(Step.IN_FORCE);
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
    Base inForce = Base.inForce(directory);
    Path manifest = directory.resolve(inForce.folder()).resolve(Manifest.FILE);
    FileChannel channel = FileChannel.open(manifest, StandardOpenOption.WRITE);
    try {
      // between the look and the lock another may have been put in force, with a lock of its own
      if (channel.tryLock() != null && Base.inForce(directory).equals(inForce)) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // another build in this process: the same answer
    }
    channel.close();
    throw new CatalogueException("must not be built by two at once: directory=" + directory);
  }
}
