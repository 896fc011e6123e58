package io.privatefm.server;

import java.net.BindException;

/** An address that the server cannot listen at, such as one that is taken. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CannotListen(String address, Throwable why) {
    super("must be free to listen on (" + why.getMessage() + "): " + address, why);
  }

  /** The failure to listen, by name if it is one of the address. */
  static Throwable told(String address, Throwable why) {
    return isOfTheAddress(why) ? new CannotListen(address, why) : why;
  }

  /** Of Java's own transport, or of Netty's native one, whose exception is its own. */
  private static boolean isOfTheAddress(Throwable why) {
    return why instanceof BindException || String.valueOf(why.getMessage()).startsWith("bind(");
  }
}
