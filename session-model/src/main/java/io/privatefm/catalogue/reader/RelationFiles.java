package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of triples, open until this is closed. */
public final class RelationFiles implements AutoCloseable {
  private final List<RelationFile> files = new ArrayList<>();

  private RelationFiles() {}

  /**
   * Opens all of them.
   *
   * @throws io.privatefm.catalogue.CatalogueException naming the first that is none
   */
  public static RelationFiles open(List<Path> paths) {
    RelationFiles all = new RelationFiles();
    try {
      paths.forEach(path -> all.files.add(RelationFile.open(path)));
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /** Has a build read them, in order. */
  public void tell(CatalogueBuilder builder) {
    files.forEach(builder::relations);
  }

  @Override
  public void close() {
    files.forEach(RelationFile::close);
  }
}
