package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Text of bounded length, well-formed Unicode without control characters. Faults tell its length,
 * never its words: they may be a listener's token.
 */
final class TextRule extends Rule implements ElementRule<String> {
  final int minChars;
  final int maxChars;
  private final boolean takesNull;

  TextRule(int minChars, int maxChars) {
    this(minChars, maxChars, false);
  }

  private TextRule(int minChars, int maxChars, boolean takesNull) {
    this.minChars = minChars;
    this.maxChars = maxChars;
    this.takesNull = takesNull;
  }

  /** Text that {@code null} on the wire lifts: the record holds {@code ""} for it. */
  static TextRule lifted(int maxChars) {
    return new TextRule(0, maxChars, true);
  }

  @Override
  public void check(String field, String value) {
    Fault fault = fault(value);
    if (fault != null) {
      throw fault.thrown(field);
    }
  }

  void checkIfTold(String field, @Nullable String value) {
    if (value != null) {
      check(field, value);
    }
  }

  @Nullable Fault fault(String value) {
    int chars = value.length();
    if (chars < minChars || chars > maxChars) {
      return new Fault("must be " + minChars + " to " + maxChars + " chars", chars + " chars");
    }
    int unfit = WireText.firstUnfit(value);
    return unfit < 0 ? null : unfit(value, unfit);
  }

  private static Fault unfit(String value, int at) {
    char c = value.charAt(at);
    String shown = "U+%04X at %d".formatted((int) c, at);
    return WireText.isControl(c)
        ? new Fault("must have no control characters", shown)
        : new Fault("must have no lone surrogates", shown);
  }

  @Override
  boolean takesNull() {
    return takesNull;
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    into.hold(slot, readOne(from));
  }

  @Override
  public String readOne(JsonParser from) throws IOException, Refusal {
    if (takesNull && from.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    if (from.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType("a string", from);
    }
    String value = from.getText();
    Fault fault = fault(value);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
    return value;
  }
}
