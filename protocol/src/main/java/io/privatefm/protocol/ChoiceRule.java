package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of the names of an enum, in lower case on the wire. */
final class ChoiceRule<E extends Enum<E>> extends Rule {
  private final E[] choices;
  final List<String> names;

  ChoiceRule(E[] choices) {
    this.choices = choices;
    this.names = Arrays.stream(choices).map(Enum::name).map(ChoiceRule::lower).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  String name(E choice) {
    return names.get(Arrays.asList(choices).indexOf(choice));
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    if (from.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType("one of " + names, from);
    }
    int choice = names.indexOf(from.getText());
    if (choice < 0) {
      throw Refusal.invalid(new Fault("must be one of " + names, "another string"));
    }
    into.hold(slot, choices[choice]);
  }
}
