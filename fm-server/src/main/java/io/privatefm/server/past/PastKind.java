package io.privatefm.server.past;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of files that are understood; each is counted like a device of the listener. */
enum PastKind {
  /** Listens as ListenBrainz exports them. */
  LISTENBRAINZ,
  /** An export of a listener's own data of a server like this. */
  OWN,
  /** Lines of a track, a time and perhaps an act. */
  PLAIN;

  /** What kind a value of a file is; null when none. */
  static @Nullable PastKind of(JsonNode value) {
    if (value.has("track_metadata") || value.has("listened_at")) {
      return LISTENBRAINZ;
    }
    if (value.path("journal").isArray()) {
      return OWN;
    }
    return value.has("track") || value.has("title") ? PLAIN : null;
  }

  /** Under which name it is remembered what was imported. */
  String device() {
    return "import-" + name().toLowerCase(Locale.ROOT);
  }
}
