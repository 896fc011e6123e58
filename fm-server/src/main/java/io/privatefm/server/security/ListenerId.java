package io.privatefm.server.security;

/**
 * The rule of a listener's id: 1 to 128 printable characters, so that it can be logged and stored.
 */
final class ListenerId {
  static final String RULE = "must be 1 to 128 characters without control characters";
  private static final int MAX_LENGTH = 128;

  private ListenerId() {}

  static boolean valid(String id) {
    return !id.isBlank()
        && id.length() <= MAX_LENGTH
        && id.codePoints().noneMatch(Character::isISOControl);
  }
}
