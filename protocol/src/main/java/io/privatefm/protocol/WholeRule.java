package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A whole number within bounds; a float of integral value counts as one, as in JSON Schema. */
final class WholeRule extends Rule {
  final long min;
  final long max;

  WholeRule(long min, long max) {
    this.min = min;
    this.max = max;
  }

  void check(String field, long value) {
    Fault fault = fault(value);
    if (fault != null) {
      throw fault.thrown(field);
    }
  }

  void checkIfTold(String field, @Nullable Long value) {
    if (value != null) {
      check(field, value);
    }
  }

  private @Nullable Fault fault(long value) {
    if (value < min) {
      return new Fault("must be >= " + min, Long.toString(value));
    }
    return value > max ? new Fault("must be <= " + max, Long.toString(value)) : null;
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    long value = value(from);
    Fault fault = fault(value);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
    into.put(slot, value);
  }

  private long value(JsonParser from) throws IOException, Refusal {
    if (from.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return switch (from.getNumberType()) {
        case INT, LONG -> from.getLongValue();
        default -> throw Refusal.invalid(beyond(from.getText().startsWith("-")));
      };
    }
    if (from.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      return integral(from.getDoubleValue());
    }
    throw wrongType("a whole number", from);
  }

  /** Some CBOR encoders write integers beyond 32 bits as floats. */
  private long integral(double value) throws Refusal {
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      throw Refusal.invalid(new Fault("must be a whole number", Double.toString(value)));
    }
    if (Math.abs(value) > ProtocolLimits.WHOLE) {
      throw Refusal.invalid(beyond(value < 0));
    }
    return (long) value;
  }

  private Fault beyond(boolean below) {
    return below
        ? new Fault("must be >= " + min, "below every long")
        : new Fault("must be <= " + max, "above every long");
  }
}
