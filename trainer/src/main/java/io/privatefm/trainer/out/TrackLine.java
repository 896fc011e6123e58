package io.privatefm.trainer.out;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.privatefm.catalogue.Track;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A track as a line of JSON that a catalogue is built from. */
public final class TrackLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrackLine() {}

  /**
   * The line, without its end; what the track does not tell is left out.
   *
   * @param popularity a share of 1
   */
  public static String of(Track track, double popularity) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", track.id());
    put(line, "title", track.title());
    put(line, "artist", track.artist());
    put(line, "album", track.album());
    if (track.durationMs() > 0) {
      line.put("durationMs", track.durationMs());
    }
    if (!track.tags().isEmpty()) {
      ArrayNode tags = line.putArray("tags");
      track.tags().forEach(tags::add);
    }
    put(line, "language", track.language());
    if (track.year() > 0) {
      line.put("year", track.year());
    }
    put(line, "url", track.url());
    line.put("popularity", popularity);
    track.traits().forEach(line::put);
    return text(line);
  }

  /** Any value as JSON in one line. */
  public static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode line, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      line.put(name, text);
    }
  }
}
