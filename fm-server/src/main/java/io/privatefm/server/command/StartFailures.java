package io.privatefm.server.command;

import java.util.function.Supplier;

/** Which failures of a start are the user's to mend, and how each is told. */
final class StartFailures {
  private StartFailures() {}

  /**
   * What the start gives, or a {@link UserError} if the user can do something about the failure.
   */
  static <T> T told(Supplier<T> start) {
    try {
      return start.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (Failures.isOfTheUser(cause)) {
          throw new UserError(Failures.oneLine(cause), e);
        }
      }
      throw e;
    }
  }
}
