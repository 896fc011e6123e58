package io.privatefm.evaluate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Figures as a JSON file: records become objects; what is not a number becomes {@code null}. */
public final class JsonFile {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Numbers())
                  .addSerializer(double.class, new Numbers()))
          .build()
          .writer(new DefaultPrettyPrinter());

  private JsonFile() {}

  /** Writes the file, and the folder that it is in. */
  public static void write(Object figures, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      WRITER.writeValue(file.toFile(), figures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON knows neither NaN nor infinities. */
  private static final class Numbers extends StdSerializer<Double> {
    @Serial private static final long serialVersionUID = 1L;

    Numbers() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }
}
