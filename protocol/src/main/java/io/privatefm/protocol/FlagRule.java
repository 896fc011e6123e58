package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** True or false. */
final class FlagRule extends Rule {

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    JsonToken token = from.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType("true or false", from);
    }
    into.putFlag(slot, token == JsonToken.VALUE_TRUE);
  }
}
