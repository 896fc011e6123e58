package io.privatefm.server.command;

import io.privatefm.catalogue.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Draws how far a long work is: on a terminal one line that is drawn again, elsewhere a line now
 * and then. Work that is done within a moment draws nothing. Owned by one thread.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long NEXT_LINE_NANOS = 5_000_000_000L;
  private static final int CLEARED_CHARS = 60;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private long drawnAtNanos;
  private boolean drawn;

  /** A line on {@code out}; {@code nanoTime} is {@link System#nanoTime} but for tests. */
  ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.drawnAtNanos = nanoTime.getAsLong();
  }

  @Override
  public void at(String phase, long done, long total) {
    long now = nanoTime.getAsLong();
    if (now - drawnAtNanos < (terminal ? REDRAW_NANOS : NEXT_LINE_NANOS)) {
      return;
    }
    drawnAtNanos = now;
    drawn = true;
    out.print(terminal ? "\r" + padded(text(phase, done, total)) : text(phase, done, total) + "\n");
    out.flush();
  }

  /** Clears what is drawn on a terminal. */
  @Override
  public void close() {
    if (terminal && drawn) {
      out.print("\r" + padded("") + "\r");
      out.flush();
    }
  }

  private static String text(String phase, long done, long total) {
    if (total <= 0) {
      return String.format("%s: %,d", phase, done);
    }
    return String.format("%s: %d %%", phase, Math.min(100, Math.round(100.0 * done / total)));
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, CLEARED_CHARS - text.length()));
  }
}
