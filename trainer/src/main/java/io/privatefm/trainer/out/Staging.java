package io.privatefm.trainer.out;

import io.privatefm.catalogue.CatalogueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is filled beside its place and moved there in one step. An earlier training in that
 * place is moved aside first and then removed. Owned by one thread.
 *
 * <pre>
 *   OUT/                     the training
 *   .OUT.training-PID/       beside it, while training; removed when that fails, or by the next
 *                            training when its process was killed
 *   .OUT.training-PID-before/  the earlier training, between the two moves; brought back by the next
 *                            training when the process was killed right there
 * </pre>
 */
public final class Staging implements AutoCloseable {
  private static final String BEFORE = "-before";

  private final Path place;
  private final Path folder;

  private Staging(Path place, Path folder) {
    this.place = place;
    this.folder = folder;
  }

  /** Checks that the place may become a training, and makes room beside it. */
  public static Staging open(Path out) {
    Path place = out.toAbsolutePath().normalize();
    try {
      Path parent = place.resolveSibling("");
      Files.createDirectories(parent);
      tidy(place, parent);
      if (Files.exists(place) && !isTraining(place) && !isEmpty(place)) {
        throw new CatalogueException(
            "must be an earlier training, empty or not there yet: directory=" + out);
      }
      Path folder = place.resolveSibling(prefix(place) + ProcessHandle.current().pid());
      remove(folder);
      return new Staging(place, Files.createDirectory(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to write. */
  public Path folder() {
    return folder;
  }

  /** Puts the folder in its place. */
  public void publish() {
    Path aside = folder.resolveSibling(folder.getFileName() + BEFORE);
    try {
      if (Files.exists(place)) {
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
      remove(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTraining(Path place) {
    return Files.exists(place.resolve(TrainingFiles.REPORT));
  }

  private static boolean isEmpty(Path place) throws IOException {
    return Files.isDirectory(place) && names(place).isEmpty();
  }

  private static String prefix(Path place) {
    return "." + place.getFileName() + ".training-";
  }

  /** Brings back, or removes, what processes left that are gone. */
  private static void tidy(Path place, Path parent) throws IOException {
    Pattern pattern =
        Pattern.compile(Pattern.quote(prefix(place)) + "(\\d{1,18})(" + BEFORE + ")?");
    for (Path each : names(parent)) {
      Matcher matcher = pattern.matcher(each.getFileName().toString());
      if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
        if (matcher.group(2) != null && !Files.exists(place)) {
          Files.move(each, place, StandardCopyOption.ATOMIC_MOVE);
        } else {
          remove(each);
        }
      }
    }
  }

  private static List<Path> names(Path folder) throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      return names.toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
