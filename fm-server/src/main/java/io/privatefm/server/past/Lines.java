package io.privatefm.server.past;

import com.fasterxml.jackson.databind.JsonNode;
import io.privatefm.station.PastAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of lines that tell of one listen each. */
final class Lines {
  private static final double LIKED_FROM = 0.8;
  private static final long SECOND_MS = 1_000;

  private Lines() {}

  /** A listen of ListenBrainz: {@code listened_at} in seconds, {@code track_metadata}. */
  static ToldListen listenBrainz(Fields line) {
    Fields track = line.object("track_metadata");
    List<String> ids = new ArrayList<>();
    addId(ids, line, "recording_msid");
    for (String more : List.of("additional_info", "mbid_mapping")) {
      if (track.value().path(more).isObject()) {
        addId(ids, track.object(more), "recording_mbid");
      }
    }
    return new ToldListen(
        ids,
        track.text("artist_name"),
        track.text("track_name"),
        line.timeMs("listened_at", SECOND_MS),
        PastAct.HEARD);
  }

  private static void addId(List<String> ids, Fields from, String name) {
    String id = from.textIfTold(name);
    if (!id.isEmpty()) {
      ids.add(id);
    }
  }

  /**
   * A line of {@code track}, or {@code artist} and {@code title}; {@code atMs} or {@code at}; and
   * perhaps {@code act} or {@code value}. A value of 0 says nothing.
   *
   * @return empty or one
   */
  static List<ToldListen> plain(Fields line) {
    String id = line.textIfTold("track");
    boolean named = id.isEmpty();
    long atMs = line.value().has("at") ? line.instantMs("at") : line.timeMs("atMs", 1);
    PastAct act = act(line);
    return act == null
        ? List.of()
        : List.of(
            new ToldListen(
                named ? List.of() : List.of(id),
                named ? line.text("artist") : line.textIfTold("artist"),
                named ? line.text("title") : line.textIfTold("title"),
                atMs,
                act));
  }

  private static @Nullable PastAct act(Fields line) {
    JsonNode value = line.value().path("value");
    String name = line.textIfTold("act");
    if (!name.isEmpty()) {
      for (PastAct act : PastAct.values()) {
        if (act.name().toLowerCase(Locale.ROOT).equals(name)) {
          return act;
        }
      }
      throw line.breaks(
          "must be heard, completed, liked, skipped or disliked", "act", line.value().path("act"));
    }
    if (value.isMissingNode() || value.isNull()) {
      return PastAct.HEARD;
    }
    double number = value.asDouble(Double.NaN);
    if (!value.isNumber() || !(number >= -1 && number <= 1)) {
      throw line.breaks("must be a number from -1 to 1", "value", value);
    }
    return ofValue(number);
  }

  private static @Nullable PastAct ofValue(double value) {
    if (value >= LIKED_FROM) {
      return PastAct.LIKED;
    }
    if (value <= -LIKED_FROM) {
      return PastAct.DISLIKED;
    }
    return value == 0 ? null : value > 0 ? PastAct.HEARD : PastAct.SKIPPED;
  }
}
