package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.VectorSource;
import org.jspecify.annotations.Nullable;

/** Vectors whose ids stand in a text file of their own, one a line, in the order of the vectors. */
final class IdentifiedVectors implements VectorSource {
  private final VectorSource vectors;
  private final TextLines ids;
  private @Nullable String id;

  IdentifiedVectors(VectorSource vectors, TextLines ids) {
    this.vectors = vectors;
    this.ids = ids;
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public long rows() {
    return vectors.rows();
  }

  @Override
  public boolean hasIds() {
    return true;
  }

  @Override
  public boolean next(float[] into) {
    boolean more = vectors.next(into);
    String line = ids.next();
    id = line == null ? null : line.strip();
    if (more && (id == null || id.isEmpty())) {
      throw ids.place().breaks("must have an id for every vector", "id", id);
    }
    if (!more && id != null && !id.isEmpty()) {
      throw ids.place().breaks("must have a vector for every id", "id", id);
    }
    return more;
  }

  @Override
  public String id() {
    if (id == null) {
      throw new CatalogueException("must have read a vector first: file=" + ids.input().name());
    }
    return id;
  }

  @Override
  public Place place() {
    return vectors.place();
  }

  @Override
  public String name() {
    return vectors.name();
  }

  @Override
  public void close() {
    try (ids) {
      vectors.close();
    }
  }
}
