package io.privatefm.server.air;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ErrorCode;
import io.privatefm.station.Within;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tracks that a station may play: what the listener wishes, and never more than what the
 * token's licence allows.
 */
final class Restriction {
  private static final String LICENCE = "licence:";
  private final Catalogue catalogue;
  private final TrackSets sets;

  Restriction(Catalogue catalogue, TrackSets sets) {
    this.catalogue = catalogue;
    this.sets = sets;
  }

  /** A set of tracks, or why there is none. */
  sealed interface Answer {
    record Allowed(Within within) implements Answer {}

    record Denied(ErrorCode code, String message) implements Answer {}
  }

  /** What becomes of a wish under a licence; null: no licence. */
  Answer wish(ClientMessage.Within wish, @Nullable String licence) {
    return switch (wish) {
      case ClientMessage.Within.Everything _ -> bounded(Within.EVERYTHING, licence);
      case ClientMessage.Within.Tracks listed -> listed(listed.ids(), licence);
      case ClientMessage.Within.StoredSet stored -> stored(stored.name(), licence);
    };
  }

  private Answer listed(List<String> ids, @Nullable String licence) {
    return ids.stream().anyMatch(id -> catalogue.row(id) >= 0)
        ? bounded(new Within.Tracks(ids), licence)
        : denied("must name at least one track of the catalogue: within");
  }

  private Answer stored(String name, @Nullable String licence) {
    List<String> ids = sets.ids(name);
    return ids == null
        ? new Answer.Denied(ErrorCode.UNKNOWN_SET, "must be a stored set: within=" + name)
        : bounded(new Within.Tracks(ids, name), licence);
  }

  /** What of the present restriction stays under a licence that may be another than before. */
  Answer keep(Within present, @Nullable String licence) {
    boolean ofLicence =
        present instanceof Within.Tracks tracks
            && tracks.name() != null
            && tracks.name().startsWith(LICENCE);
    Answer answer = bounded(ofLicence ? Within.EVERYTHING : asStored(present), licence);
    return answer instanceof Answer.Denied ? bounded(Within.EVERYTHING, licence) : answer;
  }

  /** A stored set is what it is now, not what it was when it was wished for. */
  private Within asStored(Within present) {
    if (present instanceof Within.Tracks tracks && tracks.name() != null) {
      List<String> ids = sets.ids(tracks.name());
      return ids == null ? present : new Within.Tracks(ids, tracks.name());
    }
    return present;
  }

  private Answer bounded(Within wish, @Nullable String licence) {
    if (licence == null) {
      return new Answer.Allowed(wish);
    }
    List<String> allowed = sets.ids(licence);
    if (allowed == null) {
      return new Answer.Denied(ErrorCode.UNKNOWN_SET, "must be a stored set: licence=" + licence);
    }
    return switch (wish) {
      case Within.Everything _ -> new Answer.Allowed(new Within.Tracks(allowed, LICENCE + licence));
      case Within.Tracks wished -> common(wished, new HashSet<>(allowed));
    };
  }

  private static Answer common(Within.Tracks wished, Set<String> allowed) {
    List<String> both = wished.ids().stream().filter(allowed::contains).toList();
    if (both.size() == wished.ids().size()) {
      return new Answer.Allowed(wished);
    }
    return both.isEmpty()
        ? denied("must overlap what the licence allows: within")
        : new Answer.Allowed(new Within.Tracks(both, wished.name()));
  }

  private static Answer denied(String message) {
    return new Answer.Denied(ErrorCode.INVALID_FIELD, message);
  }
}
