package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A rule whose value can stand in a list. */
sealed interface ElementRule<T> permits TextRule, NestedRule {

  /** Reads the value at the parser's current token. */
  T readOne(JsonParser from) throws IOException, Refusal;

  void check(String field, T value);
}
