package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A look over a whole frame for its {@code type} and {@code seq}, whatever the other fields are, as
 * far as the frame can be read.
 */
final class Glance {
  static final Glance NOTHING = new Glance();

  private @Nullable String type;
  private long seq;
  private int seqs;

  private Glance() {}

  static Glance over(JsonParser from, boolean binary) {
    Glance glance = new Glance();
    try {
      glance.look(from, binary);
    } catch (IOException | RuntimeException e) {
      // Whoever reads the frame says what is wrong with it; what was seen until here stands.
    }
    return glance;
  }

  /** The number of the frame; null when there is none, or two of which neither can be believed. */
  @Nullable Long seq() {
    return seqs == 1 && seq > 0 ? seq : null;
  }

  /** The frame's type; null when there is none, or it is no string. */
  @Nullable String type() {
    return type;
  }

  private void look(JsonParser from, boolean binary) throws IOException {
    if (from.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    String name = from.nextFieldName();
    while (name != null) {
      from.nextToken();
      if (name.equals(Shape.TYPE)) {
        lookAtType(from);
      }
      boolean isSeq = name.equals("seq");
      long number = isSeq ? number(from) : 0;
      if (isSeq && binary) {
        take(number);
      }
      from.skipChildren();
      name = from.nextFieldName();
      if (isSeq && !binary) {
        take(number); // only what follows a JSON number tells that it was not cut short
      }
    }
  }

  private void lookAtType(JsonParser from) throws IOException {
    if (type == null && from.currentToken() == JsonToken.VALUE_STRING) {
      type = from.getText();
    }
  }

  private void take(long number) {
    seqs++;
    seq = number;
  }

  private static long number(JsonParser from) throws IOException {
    if (!from.currentToken().isNumeric()) {
      return 0;
    }
    double value = from.getDoubleValue();
    boolean counts = value == Math.rint(value) && value >= 1 && value <= ProtocolLimits.WHOLE;
    return counts ? (long) value : 0;
  }
}
