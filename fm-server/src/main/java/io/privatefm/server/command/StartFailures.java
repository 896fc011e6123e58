package io.privatefm.server.command;

import io.privatefm.server.Configuration;
import java.net.BindException;
import java.util.function.Supplier;

/** Which failures of a start are the user's to mend, and how each is told. */
final class StartFailures {
  private StartFailures() {}

  /**
   * What the start gives, or a {@link UserError} if the user can do something about the failure.
   */
  static <T> T told(Supplier<T> start, Configuration configuration) {
    try {
      return start.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (isOfTheAddress(cause)) {
          var listen = configuration.listen();
          throw new UserError(
              "must be free to listen on ("
                  + cause.getMessage()
                  + "): host="
                  + listen.host()
                  + " port="
                  + listen.port(),
              e);
        }
        if (Failures.isOfTheUser(cause)) {
          throw new UserError(Failures.oneLine(cause), e);
        }
      }
      throw e;
    }
  }

  /** Of Java's own transport, or of Netty's native one, whose exception is its own. */
  private static boolean isOfTheAddress(Throwable cause) {
    return cause instanceof BindException || String.valueOf(cause.getMessage()).startsWith("bind(");
  }
}
