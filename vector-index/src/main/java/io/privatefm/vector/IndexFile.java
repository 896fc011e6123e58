package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import java.nio.file.Path;

/** Opens a file as the kind of index that it is. */
final class IndexFile {
  private IndexFile() {}

  static VectorIndex open(Path file, Kernel kernel) {
    MappedIndex mapped = MappedIndex.open(file);
    try {
      IndexHeader header = mapped.header();
      kernel.warmUp(mapped.rows(), header.strideBytes(), header.count());
      return header.hasLists() ? new InvertedIndex(mapped, kernel) : new ExactIndex(mapped, kernel);
    } catch (RuntimeException e) {
      mapped.close();
      throw e;
    }
  }
}
