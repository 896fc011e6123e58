package io.privatefm.server.command;

import java.io.Serial;

/**
 * A mistake that the person at the command line can mend. Its message is one line that names the
 * field and the rule; it is told without a stack trace, and the exit code is 2.
 */
public final class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
