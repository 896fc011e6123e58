package io.privatefm.catalogue.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV (RFC 4180: quotes, and lines within quotes) or of a TSV (no quoting: a quote
 * is a character like any other). Lines of white space are passed over. Owned by one thread.
 */
final class Table implements AutoCloseable {
  private static final CsvFactory FACTORY =
      CsvFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(CatalogueLimits.LINE_CHARS).build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Input input;
  private final CsvParser parser;
  private long line;

  private Table(Input input, CsvSchema schema) {
    this.input = input;
    try {
      parser = FACTORY.createParser(new Utf8Reader(input));
      parser.setSchema(schema);
      parser.nextToken();
    } catch (IOException e) {
      throw input.failure(e);
    }
  }

  static Table csv(Input input) {
    return new Table(input, CsvSchema.emptySchema().withColumnSeparator(','));
  }

  static Table tsv(Input input) {
    return new Table(input, CsvSchema.emptySchema().withColumnSeparator('\t').withoutQuoteChar());
  }

  /** The next record's cells, or null at the end. */
  @Nullable List<String> next() {
    try {
      line = parser.currentLocation().getLineNr();
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return null;
      }
      List<String> cells = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        cells.add(parser.getText());
      }
      return cells;
    } catch (JsonProcessingException e) {
      throw place()
          .breaks("must be a table of quoted or plain cells (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      throw input.failure(e);
    }
  }

  /** Where the last record starts. */
  Place place() {
    return Place.line(input.name(), line);
  }

  Input input() {
    return input;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw input.failure(e);
    }
  }
}
