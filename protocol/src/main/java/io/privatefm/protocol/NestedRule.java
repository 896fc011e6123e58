package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** An object with fields of its own. */
final class NestedRule<R> extends Rule implements ElementRule<R> {
  final Shape<R> shape;

  NestedRule(Shape<R> shape) {
    this.shape = shape;
  }

  @Override
  public void check(String field, R value) {
    Rules.told(field, value); // its own constructor has checked the rest
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    into.hold(slot, readOne(from));
  }

  @Override
  public R readOne(JsonParser from) throws IOException, Refusal {
    if (from.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType("an object", from);
    }
    return shape.read(from, from.nextFieldName());
  }
}
