package io.privatefm.catalogue.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.TrackSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tracks out of JSON Lines: one object a line. What is no text or number keeps its JSON as the
 * trait's value.
 */
final class JsonTracks implements TrackSource {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final TextLines lines;
  private final TrackFields fields = new TrackFields();

  JsonTracks(Input input) {
    this.lines = new TextLines(input);
  }

  @Override
  public @Nullable Row next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? null : row(line);
  }

  private Row row(String line) {
    fields.clear();
    for (Map.Entry<String, JsonNode> field : object(line).properties()) {
      put(field.getKey(), field.getValue());
    }
    return fields.row(place());
  }

  private ObjectNode object(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw place().breaks("must be one JSON object (" + e.getOriginalMessage() + ")");
    }
    throw place().breaks("must be one JSON object");
  }

  private void put(String name, JsonNode value) {
    Column column = Column.of(name);
    if (column != null && fields.has(column)) {
      throw place().breaks("must be told once", column.field(), name);
    }
    if (name.isBlank() || name.length() > CatalogueLimits.TRAIT_NAME_CHARS) {
      throw place()
          .breaks(
              "must have 1 to " + CatalogueLimits.TRAIT_NAME_CHARS + " characters", "name", name);
    }
    boolean nested = value.isContainerNode();
    if (column != null && nested && !(column == Column.TAGS && value.isArray())) {
      throw place().breaks("must be a text or a number", column.field(), value.toString());
    }
    if (!value.isNull()) {
      fields.put(column, name, nested ? value.toString() : value.asText());
    }
  }

  @Override
  public Place place() {
    return lines.place();
  }

  @Override
  public String name() {
    return lines.input().name();
  }

  @Override
  public long done() {
    return lines.input().done();
  }

  @Override
  public long total() {
    return lines.input().total();
  }

  @Override
  public void close() {
    lines.close();
  }
}
