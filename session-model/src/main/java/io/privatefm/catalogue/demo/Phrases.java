package io.privatefm.catalogue.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language and the patterns that make titles and names of them. A pattern names a
 * list in braces; {@code {adj}} is a light or a dark adjective, as the music is.
 */
final class Phrases {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*|\\s*,\\s+");
  private static final Pattern PATTERN_SEPARATOR = Pattern.compile("\\s*;\\s*");

  private final Map<String, List<String>> lists = new HashMap<>();

  private Phrases() {}

  /** The phrases of a language of which there is a resource. */
  static Phrases of(String language) {
    Phrases phrases = new Phrases();
    for (String line : Lines.of("names/" + language + ".txt")) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      Pattern separator =
          name.equals("title") || name.equals("band") ? PATTERN_SEPARATOR : SEPARATOR;
      phrases.lists.put(name, List.of(separator.split(line.substring(colon + 1).strip())));
    }
    return phrases;
  }

  /** A title whose adjective is light with the probability {@code valence}. */
  String title(Chance chance, double valence) {
    return expand(chance.pick(list("title")), chance, valence);
  }

  /** The name of an artist. */
  String band(Chance chance, double valence) {
    return expand(chance.pick(list("band")), chance, valence);
  }

  private String expand(String pattern, Chance chance, double valence) {
    Matcher slots = SLOT.matcher(pattern);
    StringBuilder text = new StringBuilder();
    while (slots.find()) {
      String slot = slots.group(1);
      String list = slot.equals("adj") ? (chance.happens(valence) ? "light" : "dark") : slot;
      slots.appendReplacement(text, Matcher.quoteReplacement(chance.pick(list(list))));
    }
    slots.appendTail(text).setCharAt(0, Character.toUpperCase(text.charAt(0)));
    return text.toString();
  }

  private List<String> list(String name) {
    List<String> list = lists.get(name);
    if (list == null) {
      throw new IllegalStateException("must be a list of words: name=" + name);
    }
    return list;
  }
}
