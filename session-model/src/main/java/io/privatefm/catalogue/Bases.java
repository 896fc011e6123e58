package io.privatefm.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What an operator does with the bases of a catalogue directory: list them, put a finished one in
 * force, go back to an earlier one. Each changes the directory in one step or not at all; a defect
 * is a {@link CatalogueException}.
 */
public final class Bases {
  private Bases() {}

  /** The kept bases: the one in force, then in the order in which a roll-back takes them. */
  public static List<BaseInfo> list(Path directory) {
    List<BaseInfo> listed = new ArrayList<>();
    for (Base base : Pointer.read(directory).kept()) {
      boolean inForce = listed.isEmpty();
      try {
        listed.add(BaseInfo.of(base, inForce, Pointer.manifest(directory, base)));
      } catch (CatalogueException | IOException e) {
        listed.add(BaseInfo.damaged(base, inForce, e));
      }
    }
    return List.copyOf(listed);
  }

  /**
   * Copies the base in force of one directory into another, as its next base, and puts it in force
   * there. All of it is verified before, and every copied byte is compared.
   *
   * @param from a catalogue directory, which stays as it is
   * @param to a catalogue directory, or where there is to be one
   * @param keep how many bases are kept, the new one included
   */
  public static Base publish(Path from, Path to, int keep, Progress progress) {
    return publish(from, to, keep, progress, step -> {});
  }

  static Base publish(
      Path from, Path to, int keep, Progress progress, Consumer<Publication.Step> steps) {
    checkedKeep(keep);
    try (Catalogue source = Catalogue.open(from)) {
      checkApart(from, to);
      source.verify(progress);
      try (Publication publication = Publication.begin(to, steps)) {
        if (!publication.kept().isEmpty()) {
          checkSpace(source.manifest(), to);
        }
        BaseCopy.copy(source.folder(), source.manifest(), publication.base(), progress);
        return publication.complete(source.manifest(), keep);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts an earlier base in force again, after all of it was verified.
   *
   * @param number of a kept base; empty for the one that a roll-back takes next
   */
  public static Base rollBack(Path directory, OptionalInt number, Progress progress) {
    return rollBack(directory, number, progress, step -> {});
  }

  static Base rollBack(
      Path directory, OptionalInt number, Progress progress, Consumer<Publication.Step> steps) {
    Pointer.read(directory); // refuses what is no catalogue, where a publication would begin one
    try (Publication publication = Publication.begin(directory, steps)) {
      Base base = earlier(directory, publication.kept(), number);
      try (Catalogue catalogue = Catalogue.open(directory, base)) {
        catalogue.verify(progress);
      }
      publication.rollBackTo(base);
      return base;
    }
  }

  private static Base earlier(Path directory, List<Base> kept, OptionalInt number) {
    List<Base> earlier = kept.subList(1, kept.size());
    if (earlier.isEmpty()) {
      throw new CatalogueException(
          "must keep a base to roll back to: directory="
              + directory
              + " kept="
              + kept.getFirst().number());
    }
    return number.isEmpty()
        ? earlier.getFirst()
        : earlier.stream()
            .filter(base -> base.number() == number.getAsInt())
            .findFirst()
            .orElseThrow(
                () ->
                    new CatalogueException(
                        "must be a kept base that is not in force, one of "
                            + earlier.stream().map(Base::number).toList()
                            + ": base="
                            + number.getAsInt()));
  }

  static int checkedKeep(int bases) {
    if (bases < 1) {
      throw new CatalogueException("must be >= 1: keep=" + bases);
    }
    return bases;
  }

  private static void checkApart(Path from, Path to) throws IOException {
    if (Files.exists(to) && Files.isSameFile(from, to)) {
      throw new CatalogueException("must be another directory than is published: to=" + to);
    }
  }

  /** A space's name stands for what its components mean, so it has one number of them. */
  private static void checkSpace(Manifest manifest, Path to) {
    for (BaseInfo other : list(to)) {
      if (manifest.vectorSpace().equals(other.vectorSpace())
          && other.dimension() != manifest.dimension()) {
        throw new CatalogueException(
            "must have the "
                + other.dimension()
                + " components that its vector space has in base "
                + other.number()
                + ": space="
                + manifest.vectorSpace()
                + " dimension="
                + manifest.dimension());
      }
    }
  }
}
