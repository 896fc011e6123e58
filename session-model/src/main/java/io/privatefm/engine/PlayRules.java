package io.privatefm.engine;

import java.util.regex.Pattern;

/**
 * What an operator wants of every draw, whatever the policy: applied before it, so that the told
 * propensity is of what is played. Written as {@code diversity=0.2 long-tail=0.1 fresh=0.05}; what
 * is not named is 0.
 *
 * @param diversity what an arm loses of its expected reward for being just like one of the last
 *     {@value Diversity#MOST} plays of the session, 0 to 1; in proportion to the cosine where it is
 *     less like it
 * @param longTail the least share of draws that are of tracks outside the most popular fifth, 0 to
 *     1
 * @param fresh the least share that are of tracks of which nobody has told anything lately, 0 to 1;
 *     together with the other share at most 1
 */
public record PlayRules(double diversity, double longTail, double fresh) {
  /** No rules. */
  public static final PlayRules NONE = new PlayRules(0, 0, 0);

  private static final Pattern WORDS = Pattern.compile("[\\s,]+");
  private static final String FORM = "must be like \"diversity=0.2 long-tail=0.1 fresh=0.05\"";

  public PlayRules {
    require("diversity", diversity);
    require("long-tail", longTail);
    require("fresh", fresh);
    if (longTail + fresh > 1) {
      throw new IllegalArgumentException(
          "must be <= 1 together: long-tail=" + longTail + " fresh=" + fresh);
    }
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("must be 0 to 1: " + name + "=" + value);
    }
  }

  /**
   * Reads rules from their text.
   *
   * @throws IllegalArgumentException with the rule that is broken
   */
  public static PlayRules parse(String text) {
    PlayRules rules = NONE;
    for (String word : WORDS.splitAsStream(text.strip()).toList()) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(FORM + ": rules=" + text);
      }
      rules = rules.with(word.substring(0, equals), number(word.substring(equals + 1), text), text);
    }
    return rules;
  }

  private PlayRules with(String name, double value, String text) {
    return switch (name) {
      case "diversity" -> new PlayRules(value, longTail, fresh);
      case "long-tail" -> new PlayRules(diversity, value, fresh);
      case "fresh" -> new PlayRules(diversity, longTail, value);
      default -> throw new IllegalArgumentException(FORM + ": rules=" + text);
    };
  }

  private static double number(String number, String text) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(FORM + ": rules=" + text, e);
    }
  }

  /** Whether a share of the draws is claimed. */
  boolean claims() {
    return longTail > 0 || fresh > 0;
  }
}
