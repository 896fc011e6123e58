package io.privatefm.protocol;

/** A value that breaks a rule: the rule in words, and the value as it may be shown. */
record Fault(String rule, String value) {

  /** Rule then value, as exceptions and rejections tell it alike. */
  String at(String field) {
    return rule + ": " + field + "=" + value;
  }

  IllegalArgumentException thrown(String field) {
    return new IllegalArgumentException(at(field));
  }
}
