package io.privatefm.catalogue;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions, the oldest first, read once from front to end. */
@FunctionalInterface
public interface SessionSource {
  /**
   * The ids of the next session's tracks in the order in which they were heard; null at the end.
   */
  @Nullable List<String> next();

  /** Sessions at hand. */
  static SessionSource of(List<List<String>> oldestFirst) {
    Iterator<List<String>> rest = oldestFirst.iterator();
    return () -> rest.hasNext() ? rest.next() : null;
  }
}
