package io.privatefm.catalogue;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Triples, read once from front to end. */
public interface RelationSource {
  /** The next triple; null at the end. */
  @Nullable Triple next();

  /** Where the last triple stands. */
  Place place();

  /** Triples at hand. */
  static RelationSource of(List<Triple> triples) {
    Iterator<Triple> rest = triples.iterator();
    int[] row = {-1};
    return new RelationSource() {
      @Override
      public @Nullable Triple next() {
        row[0]++;
        return rest.hasNext() ? rest.next() : null;
      }

      @Override
      public Place place() {
        return Place.row("triples", row[0]);
      }
    };
  }
}
