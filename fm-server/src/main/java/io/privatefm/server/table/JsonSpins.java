package io.privatefm.server.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.TextLines;
import io.privatefm.evaluate.offpolicy.LoggedSpin;
import io.privatefm.rank.Features;
import io.privatefm.station.Evidence;
import io.privatefm.station.EvidenceWriter;
import io.privatefm.station.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Reads the judged spins of a table that was written as JSON Lines. Its rows are as good as the
 * journal that they came from: features are multiples of 1/127, and come back to the bit.
 */
public final class JsonSpins {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TELL_EVERY = 10_000;

  private final EvidenceWriter writer = new EvidenceWriter();

  private JsonSpins() {}

  /**
   * Reads a file, plain or gzipped.
   *
   * @throws io.privatefm.catalogue.CatalogueException that names file, line and field
   */
  public static List<LoggedSpin> read(Path file, Progress progress) {
    JsonSpins spins = new JsonSpins();
    List<LoggedSpin> judged = new ArrayList<>();
    try (TextLines lines = TextLines.open(file)) {
      long count = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          spins.add(line, lines.place(), judged);
        }
        if (++count % TELL_EVERY == 0) {
          progress.at("reading spins", count, -1);
        }
      }
      progress.at("reading spins", count, count);
    }
    return judged;
  }

  private void add(String line, Place place, List<LoggedSpin> judged) {
    JsonNode row = parsed(line, place);
    if (!row.path("outcome").asText().equals(Outcome.JUDGED.label())) {
      return;
    }
    try {
      judged.add(
          new LoggedSpin(
              field(row, "listener", place).asText(),
              field(row, "track", place).asText(),
              field(row, "drawnAtMs", place).asLong(),
              field(row, "reward", place).asDouble(),
              evidence(row, place)));
    } catch (IllegalArgumentException e) { // a rule of what is made of the fields
      throw place.breaks(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parsed(String line, Place place) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw place.breaks("must be JSON: " + e.getOriginalMessage());
    }
  }

  private static JsonNode field(JsonNode row, String name, Place place) {
    JsonNode value = row.get(name);
    if (value == null || value.isNull()) {
      throw place.breaks("must have the field " + name + ", as fm journal export writes it");
    }
    return value;
  }

  private byte[] evidence(JsonNode row, Place place) {
    int count = field(row, "arms", place).asInt();
    int chosen = field(row, "chosen", place).asInt();
    if (count < 1 || count > Evidence.MOST_ARMS || chosen < 0 || chosen >= count) {
      throw place.breaks("must be 1 to " + Evidence.MOST_ARMS + " arms, one of them chosen");
    }
    return writer.write(
        draft(row, count, chosen, place), rows(row, count, place), arms(row, count, place));
  }

  private static Evidence.Draft draft(JsonNode row, int count, int chosen, Place place) {
    return new Evidence.Draft(
        PolicyKind.named(field(row, "policy", place).asText()).code(),
        Mode.valueOf(field(row, "mode", place).asText().toUpperCase(Locale.ROOT)),
        count,
        chosen,
        field(row, "modelVersion", place).asLong(),
        HexFormat.fromHexDigitsToLong(field(row, "catalogue", place).asText()),
        (float) field(row, "propensity", place).asDouble(),
        (float) row.path("floor").asDouble(Double.NaN),
        (float) row.path("appetite").asDouble(Double.NaN),
        row.path("durationMs").asInt(-1),
        null,
        scoredBy(row));
  }

  private static long scoredBy(JsonNode row) {
    JsonNode model = row.path("scoredBy");
    return model.isTextual() ? HexFormat.fromHexDigitsToLong(model.asText()) : 0;
  }

  private static int[] rows(JsonNode row, int count, Place place) {
    JsonNode values = column(row, "armRow", count, place);
    int[] rows = new int[count];
    for (int arm = 0; arm < count; arm++) {
      rows[arm] = values.get(arm).asInt();
    }
    return rows;
  }

  private static byte[] arms(JsonNode row, int count, Place place) {
    byte[] arms = new byte[count * Features.PACKED_BYTES];
    for (int feature = 1; feature < Features.DIMENSION; feature++) {
      String name = SpinColumn.armColumn(Features.NAMES.get(feature));
      JsonNode values = column(row, name, count, place);
      for (int arm = 0; arm < count; arm++) {
        pack(values.get(arm).asDouble(), feature, arms, arm * Features.PACKED_BYTES);
      }
    }
    return arms;
  }

  private static JsonNode column(JsonNode row, String name, int count, Place place) {
    JsonNode values = field(row, name, place);
    if (values.size() != count) {
      throw place.breaks("must have a value per arm, " + count + ": " + name);
    }
    return values;
  }

  /** The inverse of {@link Features#unpack}. */
  private static void pack(double value, int feature, byte[] arms, int at) {
    int number = feature - 1 - Features.CHANNELS;
    if (number >= 0) {
      arms[at + 1 + number] = Features.quantise(value);
    } else if (value > 0.5) {
      arms[at] |= (byte) (1 << (feature - 1));
    }
  }
}
