package io.privatefm.server.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells: JSON values one after another, as JSON Lines are, or in one array; all of one
 * kind. Plain or gzipped, by its name.
 *
 * @param kind of what kind they are
 * @param values how many values there are
 * @param told what they tell, in their order
 */
record PastFile(PastKind kind, long values, List<ToldListen> told) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Most values of a file. */
  static final int VALUES = 5_000_000;

  /**
   * Reads all of a file.
   *
   * @throws CatalogueException that names file, line, field and rule
   */
  static PastFile read(Path file, Catalogue catalogue, long nowMs) {
    try (InputStream in = open(file);
        MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
      return read(file, values, catalogue, nowMs);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw place(file, line).breaks("must be JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static PastFile read(
      Path file, MappingIterator<JsonNode> values, Catalogue catalogue, long nowMs)
      throws IOException {
    PastKind kind = null;
    long count = 0;
    List<ToldListen> told = new ArrayList<>();
    while (values.hasNextValue()) {
      Place place = place(file, values.getCurrentLocation().getLineNr());
      Fields value = new Fields(values.nextValue(), place, nowMs);
      kind = kind(value, kind);
      told.addAll(listens(kind, value, catalogue));
      if (++count > VALUES) {
        throw place.breaks("must have at most " + VALUES + " lines");
      }
    }
    if (kind == null) {
      throw place(file, 1).breaks("must tell something");
    }
    return new PastFile(kind, count, told);
  }

  private static PastKind kind(Fields value, @Nullable PastKind before) {
    PastKind kind = PastKind.of(value.value());
    if (kind == null) {
      throw value
          .place()
          .breaks(
              "must be an object with track and atMs, with listened_at and track_metadata,"
                  + " or an export of own data with journal");
    }
    if (before != null && before != kind) {
      throw value.place().breaks("must be of one kind with what goes before: " + before.device());
    }
    return kind;
  }

  private static List<ToldListen> listens(PastKind kind, Fields value, Catalogue catalogue) {
    return switch (kind) {
      case LISTENBRAINZ -> List.of(Lines.listenBrainz(value));
      case PLAIN -> Lines.plain(value);
      case OWN -> new OwnExport(catalogue).read(value);
    };
  }

  private static Place place(Path file, long line) {
    return Place.line(file.toString(), line);
  }
}
