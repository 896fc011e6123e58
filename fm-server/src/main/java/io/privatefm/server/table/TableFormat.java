package io.privatefm.server.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a table may be written as. */
public enum TableFormat {
  /** JSON Lines, gzipped when the file's name ends in {@code .gz}. */
  JSONL,
  /** Apache Parquet, its pages compressed by Zstandard. */
  PARQUET;

  /** The format that a name says; JSON Lines unless it ends in {@code .parquet}. */
  public static TableFormat ofName(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet") ? PARQUET : JSONL;
  }

  /**
   * Begins a file, in place of what was there.
   *
   * @param tracks the catalogues at hand, open as long as the file
   * @param zipped whether JSON Lines are gzipped
   */
  public RowWriter open(Path file, Tracks tracks, boolean zipped) {
    List<SpinColumn> columns = SpinColumn.all(tracks.any());
    return switch (this) {
      case JSONL -> new JsonRows(file, columns, tracks, zipped);
      case PARQUET -> new ParquetRows(file, columns, tracks);
    };
  }
}
