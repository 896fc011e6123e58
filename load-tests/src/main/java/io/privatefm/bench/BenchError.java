package io.privatefm.bench;

import java.io.Serial;

/**
 * What the person at the command line can mend, in one line; told without a stack trace, exit code
 * 2.
 */
public final class BenchError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public BenchError(String message) {
    super(message);
  }

  public BenchError(String message, Throwable cause) {
    super(message, cause);
  }
}
