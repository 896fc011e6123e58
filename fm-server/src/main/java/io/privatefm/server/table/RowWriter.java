package io.privatefm.server.table;

/** A file of rows that is being written. One thread. */
public interface RowWriter extends AutoCloseable {
  /** Writes a row. */
  void write(SpinRow row);

  /** Writes what is left and closes the file. */
  @Override
  void close();
}
