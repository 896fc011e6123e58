package io.privatefm.trainer.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spins as {@code fm journal export} writes them, one a line of JSON: {@code listener}, {@code
 * sessionAtMs}, {@code drawnAtMs}, {@code startedAtMs}, {@code track}, {@code reward}.
 */
final class JournalLines implements LineParser {
  private static final long serialVersionUID = 1L;
  private static final ObjectReader JSON = new ObjectMapper().reader();

  /** Whether a line has what a spin has, whatever its values. */
  static boolean isSpin(String line) {
    JsonNode spin = object(line);
    return spin != null && spin.has("listener") && spin.has("track") && spin.has("reward");
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

  @Override
  public List<Parsed<Heard>> rows(String line, long number, KnownTracks tracks) {
    JsonNode spin = object(line);
    String reason = spin == null ? Reasons.JSON : defect(spin);
    if (spin == null || reason != null) {
      return List.of(Parsed.dropped(String.valueOf(reason), number));
    }
    int track = tracks.row(text(spin, "track"));
    return List.of(
        track < 0
            ? Parsed.dropped(Reasons.UNKNOWN_TRACK, number)
            : Parsed.kept(heard(spin, track, number), number));
  }

  private static @Nullable String defect(JsonNode spin) {
    if (text(spin, "track").isEmpty()) {
      return Reasons.EMPTY_TRACK;
    }
    if (text(spin, "listener").isEmpty()) {
      return Reasons.EMPTY_LISTENER;
    }
    if (!spin.path("reward").isNumber()) {
      return Reasons.NOT_JUDGED;
    }
    return millis(spin) < 0 ? Reasons.TIME : null;
  }

  private static Heard heard(JsonNode spin, int track, long number) {
    return new Heard(
        text(spin, "listener"),
        text(spin, "sessionAtMs"),
        millis(spin),
        number,
        0,
        track,
        (float) spin.path("reward").asDouble());
  }

  /** When it began, else when it was drawn; -1 when neither is told. */
  private static long millis(JsonNode spin) {
    JsonNode began = spin.path("startedAtMs");
    return (began.isNumber() ? began : spin.path("drawnAtMs")).asLong(-1);
  }

  private static String text(JsonNode spin, String name) {
    JsonNode value = spin.path(name);
    return value.isNull() ? "" : value.asText("").strip();
  }
}
