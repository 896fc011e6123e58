package io.privatefm.server.profile;

import io.privatefm.server.journal.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is held of one listener, for an export.
 *
 * @param profile the saved station, if one was saved
 * @param entries the journal's entries that retention has left, in order
 */
public record Held(Optional<Saved> profile, List<Entry> entries) {
  public Held {
    entries = List.copyOf(entries);
  }
}
