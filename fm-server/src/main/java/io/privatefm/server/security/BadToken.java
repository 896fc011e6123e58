package io.privatefm.server.security;

/** Why a token is not believed, in words that tell the caller nothing it could use. */
public final class BadToken extends Exception {
  public BadToken(String message) {
    super(message, null, false, false);
  }
}
