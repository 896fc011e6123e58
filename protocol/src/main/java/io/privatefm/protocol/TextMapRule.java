package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of free names with texts, bounded in number; its order is kept. */
final class TextMapRule extends Rule {
  final TextRule name;
  final TextRule value;
  final int max;

  TextMapRule(TextRule name, TextRule value, int max) {
    this.name = name;
    this.value = value;
    this.max = max;
  }

  void check(String field, Map<String, String> texts) {
    if (texts.size() > max) {
      throw tooMany(Integer.toString(texts.size())).thrown(field);
    }
    texts.forEach(
        (key, text) -> {
          name.check(field, key);
          value.check(field, text);
        });
  }

  private Fault tooMany(String count) {
    return new Fault("must have at most " + max + " names", count + " names");
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    if (from.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType("an object", from);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    String key;
    while ((key = from.nextFieldName()) != null) {
      readEntry(key, from, texts);
    }
    into.hold(slot, texts);
  }

  private void readEntry(String key, JsonParser from, Map<String, String> texts)
      throws IOException, Refusal {
    @Nullable Fault fault = name.fault(key);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
    if (texts.size() == max) {
      throw Refusal.invalid(tooMany("more than " + max));
    }
    from.nextToken();
    try {
      if (texts.put(key, value.readOne(from)) != null) {
        throw Refusal.duplicate("");
      }
    } catch (Refusal refusal) {
      throw refusal.under(key);
    }
  }
}
