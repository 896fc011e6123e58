package io.privatefm.server.command.listen;

import io.privatefm.protocol.TrackInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted listener does with each track: the first rule that matches, else it completes.
 *
 * <p>A rule is {@code reaction} or {@code reaction:field=value}, such as {@code skip:tag=metal} or
 * {@code like:artist=Mira}.
 */
public record Script(List<Rule> rules) {

  /** What is done with a spin. */
  public enum Reaction {
    COMPLETE,
    SKIP,
    LIKE,
    DISLIKE,
    BAN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What of a track is looked at. */
  enum Field {
    TAG,
    ARTIST,
    LANGUAGE,
    TITLE
  }

  /**
   * What is done with the tracks that match.
   *
   * @param field null: matches every track
   */
  public record Rule(Reaction reaction, @Nullable Field field, String value) {
    boolean matches(TrackInfo track) {
      return switch (field) {
        case null -> true;
        case TAG -> track.tags().contains(value);
        case ARTIST -> track.artist().equals(value);
        case LANGUAGE -> value.equals(track.language());
        case TITLE -> track.title().equals(value);
      };
    }
  }

  /**
   * The script of these rules.
   *
   * @throws IllegalArgumentException naming the rule of the grammar that one of them breaks
   */
  public static Script of(List<String> rules) {
    return new Script(rules.stream().map(Script::rule).toList());
  }

  Reaction reactionTo(TrackInfo track) {
    return rules.stream()
        .filter(rule -> rule.matches(track))
        .findFirst()
        .map(Rule::reaction)
        .orElse(Reaction.COMPLETE);
  }

  private static Rule rule(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Rule(named(Reaction.class, text, text), null, "");
    }
    int equals = text.indexOf('=', colon);
    if (equals < 0) {
      throw new IllegalArgumentException("must be reaction or reaction:field=value: " + text);
    }
    return new Rule(
        named(Reaction.class, text.substring(0, colon), text),
        named(Field.class, text.substring(colon + 1, equals), text),
        text.substring(equals + 1));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    String words = List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
    throw new IllegalArgumentException("must be one of " + words + ": " + word + " in " + text);
  }
}
