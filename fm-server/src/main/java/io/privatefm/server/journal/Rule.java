package io.privatefm.server.journal;

/** The rules of an entry's fields; a broken one is a programmer's error and names the field. */
final class Rule {
  private Rule() {}

  static void sequenced(String listener, String device, long seq) {
    filled("listener", listener);
    filled("device", device);
    if (seq < 1) {
      throw new IllegalArgumentException("must be >= 1: seq=" + seq);
    }
  }

  static void filled(String field, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty: " + field + "=\"\"");
    }
  }
}
