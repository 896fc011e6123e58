package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a field may hold: the one place for a rule, which the records' constructors enforce with an
 * exception and the codec with a {@link Rejection}, in the same words.
 */
abstract sealed class Rule
    permits WholeRule,
        RealRule,
        FlagRule,
        TextRule,
        ChoiceRule,
        NestedRule,
        ListRule,
        TextMapRule,
        WithinRule {

  /**
   * Reads the value that begins at the parser's current token and leaves the parser on its last.
   */
  abstract void read(JsonParser from, Values into, int slot) throws IOException, Refusal;

  /** Whether {@code null} is a value of its own; else it is the same as absent. */
  boolean takesNull() {
    return false;
  }

  static Refusal wrongType(String expected, JsonParser from) {
    return Refusal.wrongType(expected, nameOf(from.currentToken()));
  }

  private static String nameOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT -> "bytes";
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE -> "nothing";
    };
  }
}
