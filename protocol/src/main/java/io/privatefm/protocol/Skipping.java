package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** How what is not known is passed over: bounded in depth, without building anything. */
final class Skipping {
  private Skipping() {}

  /** Passes over the value that begins at the current token. */
  static void skipValue(JsonParser from) throws IOException, Refusal {
    int open = opens(from.currentToken());
    requireAllowed(from);
    while (open > 0) {
      open += opens(from.nextToken());
      requireAllowed(from);
    }
  }

  private static int opens(JsonToken token) throws Refusal {
    return switch (token) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      case FIELD_NAME,
          NOT_AVAILABLE,
          VALUE_EMBEDDED_OBJECT,
          VALUE_FALSE,
          VALUE_NULL,
          VALUE_NUMBER_FLOAT,
          VALUE_NUMBER_INT,
          VALUE_STRING,
          VALUE_TRUE ->
          0;
    };
  }

  private static void requireAllowed(JsonParser from) throws IOException, Refusal {
    int depth = from.getParsingContext().getNestingDepth();
    if (depth > ProtocolLimits.NESTING) {
      throw Refusal.malformed(
          "must nest at most " + ProtocolLimits.NESTING + " deep", offset(from));
    }
    if (from.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && from.isNaN()) {
      throw Refusal.invalid(new Fault("must be finite", "NaN or infinite"));
    }
  }

  /** Where the current token stands in the frame. */
  static long offset(JsonParser from) {
    return from.currentTokenLocation().getByteOffset();
  }
}
