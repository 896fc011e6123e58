package io.privatefm.catalogue.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.privatefm.catalogue.SessionSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions out of a file, plain or gzipped, the oldest first, one a line: the ids of its tracks
 * between white space, or a JSON object whose {@code tracks} are an array of them. Blank lines are
 * passed over. Owned by one thread.
 */
public final class SessionFile implements SessionSource, AutoCloseable {
  private static final String TRACKS = "tracks";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final TextLines lines;

  private SessionFile(TextLines lines) {
    this.lines = lines;
  }

  /** The sessions of a file. */
  public static SessionFile open(Path file) {
    return new SessionFile(TextLines.open(file));
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.privatefm.catalogue.CatalogueException naming the line and the rule
   */
  @Override
  public @Nullable List<String> next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    String text = line.strip();
    return text.startsWith("{") ? ofJson(text) : Arrays.asList(text.split("\\s+"));
  }

  private List<String> ofJson(String text) {
    JsonNode tracks = object(text).path(TRACKS);
    if (!tracks.isArray()) {
      throw lines.place().breaks("must be an array of ids", TRACKS, tracks.toString());
    }
    List<String> ids = new ArrayList<>(tracks.size());
    for (JsonNode id : tracks) {
      if (!id.isTextual() && !id.isIntegralNumber()) {
        throw lines
            .place()
            .breaks("must be ids, each a text or a whole number", TRACKS, id.toString());
      }
      ids.add(id.asText());
    }
    return ids;
  }

  private JsonNode object(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw lines.place().breaks("must be one JSON object (" + e.getOriginalMessage() + ")");
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
