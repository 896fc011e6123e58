package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A finite number within bounds. */
final class RealRule extends Rule {
  final double min;
  final double max;

  RealRule(double min, double max) {
    this.min = min;
    this.max = max;
  }

  void check(String field, double value) {
    Fault fault = fault(value);
    if (fault != null) {
      throw fault.thrown(field);
    }
  }

  void checkIfTold(String field, @Nullable Double value) {
    if (value != null) {
      check(field, value);
    }
  }

  private @Nullable Fault fault(double value) {
    if (!Double.isFinite(value)) {
      return new Fault("must be finite", Double.toString(value));
    }
    if (value < min) {
      return new Fault("must be >= " + min, Double.toString(value));
    }
    return value > max ? new Fault("must be <= " + max, Double.toString(value)) : null;
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    JsonToken token = from.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("a number", from);
    }
    double value = from.getDoubleValue();
    Fault fault = fault(value);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
    into.putReal(slot, value);
  }
}
