package io.privatefm.server.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Rows as JSON Lines: a flat object a line; what is not known is null. */
final class JsonRows implements RowWriter {
  private static final int BUFFER_BYTES = 1 << 16;

  private final List<SpinColumn> columns;
  private final Tracks tracks;
  private final JsonGenerator json;

  JsonRows(Path file, List<SpinColumn> columns, Tracks tracks, boolean zipped) {
    this.columns = columns;
    this.tracks = tracks;
    try {
      OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      OutputStream text = zipped ? new GZIPOutputStream(bytes, BUFFER_BYTES) : bytes;
      json =
          JsonFactory.builder()
              .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
              .build()
              .createGenerator(text)
              .setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(SpinRow row) {
    try {
      json.writeStartObject();
      for (SpinColumn column : columns) {
        json.writeFieldName(column.name());
        write(column.value().apply(row, tracks));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case String text -> json.writeString(text);
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          write(each);
        }
        json.writeEndArray();
      }
      default -> throw new IllegalStateException("must be of a column's type: " + value);
    }
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
