package io.privatefm.server.profile;

import io.privatefm.server.journal.Tag;
import java.util.HashMap;
import java.util.Map;

/**
 * Which listeners have entries in the journal that no saved station shows yet. Owned by one thread.
 */
final class Coverage {
  private final Map<Tag, Long> firstUncovered = new HashMap<>();

  /** An entry of the listener was appended. */
  void appended(Tag tag, long index) {
    firstUncovered.putIfAbsent(tag, index);
  }

  /** A station was saved that shows every entry of the listener, or the listener was erased. */
  void covered(Tag tag) {
    firstUncovered.remove(tag);
  }

  /** Whether the listener has such entries. */
  boolean isUncovered(Tag tag) {
    return firstUncovered.containsKey(tag);
  }

  /** The index up to which every entry is covered. */
  long coveredIndex(long lastIndex) {
    long covered = lastIndex;
    for (long first : firstUncovered.values()) {
      covered = Math.min(covered, first - 1);
    }
    return covered;
  }
}
