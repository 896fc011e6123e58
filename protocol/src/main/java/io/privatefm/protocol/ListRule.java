package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of bounded length, every element under the same rule. */
final class ListRule<T> extends Rule {
  final ElementRule<T> element;
  final int min;
  final int max;

  ListRule(ElementRule<T> element, int min, int max) {
    this.element = element;
    this.min = min;
    this.max = max;
  }

  void check(String field, List<T> values) {
    if (values.size() < min || values.size() > max) {
      throw tooMany(Integer.toString(values.size())).thrown(field);
    }
    for (int at = 0; at < values.size(); at++) {
      element.check(field, values.get(at));
    }
  }

  /** For a list that is not told when it is empty. */
  void checkIfAny(String field, List<T> values) {
    if (!values.isEmpty()) {
      check(field, values);
    }
  }

  private Fault tooMany(String count) {
    return new Fault("must have " + min + " to " + max + " elements", count + " elements");
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    into.hold(slot, readAll(from));
  }

  List<T> readAll(JsonParser from) throws IOException, Refusal {
    if (from.currentToken() != JsonToken.START_ARRAY) {
      throw wrongType("an array", from);
    }
    List<T> values = new ArrayList<>(4);
    while (from.nextToken() != JsonToken.END_ARRAY) {
      if (values.size() == max) {
        throw Refusal.invalid(tooMany("more than " + max));
      }
      values.add(readAt(values.size(), from));
    }
    if (values.size() < min) {
      throw Refusal.invalid(tooMany(Integer.toString(values.size())));
    }
    return values;
  }

  private T readAt(int index, JsonParser from) throws IOException, Refusal {
    try {
      return element.readOne(from);
    } catch (Refusal refusal) {
      throw refusal.under("[" + index + "]");
    }
  }
}
