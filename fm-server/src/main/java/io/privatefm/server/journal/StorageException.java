package io.privatefm.server.journal;

import org.jspecify.annotations.Nullable;

/**
 * What the store answers when it cannot do as asked; the message is one line, fit to be shown to an
 * operator.
 *
 * <p>It reaches callers through failed futures, except at open, where it is thrown.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, for callers that answer differently. */
  public enum Reason {
    /** The queue of the writer is full; nothing was written, and the caller may try again. */
    OVERLOADED,
    /**
     * The configured number of profiles, or their space, is used up; nothing was replaced or
     * dropped.
     */
    FULL,
    /** Another process, or another store of this one, holds the data directory. */
    IN_USE,
    /** The data directory was written by a newer version. */
    NEWER_FORMAT,
    /** Bytes on disk are not what was written. */
    DAMAGED,
    /** The disk refused: no space, no permission, an I/O error. */
    DISK,
    /** The store was closed. */
    CLOSED
  }

  private final Reason reason;
  private final int appended;

  public StorageException(Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.appended = 0;
  }

  public StorageException(Reason reason, String message, Throwable cause) {
    this(reason, message, cause, 0);
  }

  private StorageException(
      Reason reason, @Nullable String message, @Nullable Throwable cause, int appended) {
    super(message, cause);
    this.reason = reason;
    this.appended = appended;
  }

  /** This, of an append of which so many entries are in the journal all the same. */
  public StorageException afterAppending(int count) {
    return new StorageException(reason, getMessage(), this, count);
  }

  /**
   * How many of the entries of an append that failed are in the journal all the same: so many of
   * the first. Whoever repeats it leaves them out.
   */
  public int appended() {
    return appended;
  }

  /** Why, for callers that answer differently. */
  public Reason reason() {
    return reason;
  }
}
