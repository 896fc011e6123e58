package io.privatefm.trainer.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spins, one a line of JSON: time, listener, track, reward, started. */
final class JournalLines implements LineParser {
  private static final long serialVersionUID = 1L;
  private static final ObjectReader JSON = new ObjectMapper().reader();

  @Override
  public List<Parsed<Heard>> rows(String line, long number, KnownTracks tracks) {
    return List.of(row(line, number, tracks));
  }

  private static Parsed<Heard> row(String line, long number, KnownTracks tracks) {
    JsonNode spin = object(line);
    if (spin == null) {
      return Parsed.dropped(Reasons.JSON, number);
    }
    String id = spin.path("track").asText("").strip();
    String listener = spin.path("listener").asText("").strip();
    long timeMs = ListenTable.millis(spin.path("time").asText(""));
    JsonNode reward = spin.path("reward");
    if (id.isEmpty()) {
      return Parsed.dropped(Reasons.EMPTY_TRACK, number);
    }
    if (listener.isEmpty()) {
      return Parsed.dropped(Reasons.EMPTY_LISTENER, number);
    }
    if (timeMs < 0) {
      return Parsed.dropped(Reasons.TIME, number);
    }
    if (!spin.path("started").asBoolean(true) || reward.isNull() || reward.isMissingNode()) {
      return Parsed.dropped(Reasons.NOT_HEARD, number);
    }
    if (!reward.isNumber()) {
      return Parsed.dropped(Reasons.VALUE, number);
    }
    int track = tracks.row(id);
    return track < 0
        ? Parsed.dropped(Reasons.UNKNOWN_TRACK, number)
        : Parsed.kept(
            new Heard(listener, "", timeMs, number, 0, track, (float) reward.asDouble()), number);
  }

  /** The line as an object, or null. */
  static @Nullable JsonNode object(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
