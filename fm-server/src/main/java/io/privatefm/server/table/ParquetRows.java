package io.privatefm.server.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows as a Parquet file. Every column may be null; lists are of the standard three levels, {@code
 * list.element}, so that every reader knows them.
 */
final class ParquetRows implements RowWriter {
  private final ParquetWriter<SpinRow> writer;

  ParquetRows(Path file, List<SpinColumn> columns, Tracks tracks) {
    try {
      writer =
          new Builder(new LocalOutputFile(file), new Support(columns, tracks))
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(SpinRow row) {
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("deprecation") // the older method is abstract
  private static final class Builder extends ParquetWriter.Builder<SpinRow, Builder> {
    private final Support support;

    Builder(OutputFile file, Support support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<SpinRow> getWriteSupport(Configuration ignored) {
      return support;
    }

    @Override
    protected WriteSupport<SpinRow> getWriteSupport(ParquetConfiguration ignored) {
      return support;
    }
  }

  @SuppressWarnings("deprecation") // the older method is abstract
  private static final class Support extends WriteSupport<SpinRow> {
    private final List<SpinColumn> columns;
    private final Tracks tracks;
    private RecordConsumer out;

    @SuppressWarnings("NullAway.Init") // out is given by prepareForWrite before any row
    Support(List<SpinColumn> columns, Tracks tracks) {
      this.columns = columns;
      this.tracks = tracks;
    }

    @Override
    public WriteContext init(Configuration ignored) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration ignored) {
      return context();
    }

    private WriteContext context() {
      List<Type> types = columns.stream().map(Support::type).toList();
      return new WriteContext(new MessageType("spin", types), Map.of());
    }

    private static Type type(SpinColumn column) {
      return switch (column.type()) {
        case INT -> primitive(column, PrimitiveTypeName.INT32);
        case LONG -> primitive(column, PrimitiveTypeName.INT64);
        case FLOAT -> primitive(column, PrimitiveTypeName.FLOAT);
        case DOUBLE -> primitive(column, PrimitiveTypeName.DOUBLE);
        case TRUTH -> primitive(column, PrimitiveTypeName.BOOLEAN);
        case TEXT ->
            Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case INTS -> list(column, PrimitiveTypeName.INT32);
        case FLOATS -> list(column, PrimitiveTypeName.FLOAT);
        case TEXTS ->
            Types.optionalList()
                .optionalElement(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
      };
    }

    private static Type primitive(SpinColumn column, PrimitiveTypeName type) {
      return Types.optional(type).named(column.name());
    }

    private static GroupType list(SpinColumn column, PrimitiveTypeName type) {
      return Types.optionalList().optionalElement(type).named(column.name());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(SpinRow row) {
      out.startMessage();
      for (int i = 0; i < columns.size(); i++) {
        Object value = columns.get(i).value().apply(row, tracks);
        if (value != null) {
          out.startField(columns.get(i).name(), i);
          writeField(value);
          out.endField(columns.get(i).name(), i);
        }
      }
      out.endMessage();
    }

    private void writeField(Object value) {
      if (value instanceof List<?> list) {
        writeList(list);
      } else {
        writePlain(value);
      }
    }

    private void writeList(List<?> values) {
      out.startGroup();
      if (!values.isEmpty()) {
        out.startField("list", 0);
        for (Object value : values) {
          out.startGroup();
          out.startField("element", 0);
          writePlain(value);
          out.endField("element", 0);
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    }

    private void writePlain(Object value) {
      switch (value) {
        case Integer number -> out.addInteger(number);
        case Long number -> out.addLong(number);
        case Float number -> out.addFloat(number);
        case Double number -> out.addDouble(number);
        case Boolean truth -> out.addBoolean(truth);
        case String text -> out.addBinary(Binary.fromString(text));
        default -> throw new IllegalStateException("must be of a column's type: " + value);
      }
    }
  }
}
