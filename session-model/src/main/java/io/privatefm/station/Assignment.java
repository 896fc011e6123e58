package io.privatefm.station;

/**
 * A listener's arm of an experiment, as every spin drawn under it notes.
 *
 * @param experiment the experiment's name, ASCII
 * @param arm the arm's name, ASCII; together at most {@value #MOST_CHARS} characters
 * @param share of the listeners that are given this arm, above 0 and at most 1
 */
public record Assignment(String experiment, String arm, double share) {
  /** Longest names, both together. */
  public static final int MOST_CHARS = 27;

  /** What stands between the names in the bytes. */
  static final char BETWEEN = '/';

  public Assignment {
    if (experiment.length() + arm.length() > MOST_CHARS) {
      throw new IllegalArgumentException(
          "must have at most "
              + MOST_CHARS
              + " characters together: experiment="
              + experiment
              + " arm="
              + arm);
    }
    check("experiment", experiment);
    check("arm", arm);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("must be > 0 and <= 1: share=" + share);
    }
  }

  private static void check(String field, String name) {
    boolean plain =
        name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != BETWEEN) && !name.isEmpty();
    if (!plain) {
      throw new IllegalArgumentException(
          "must be letters, digits and signs, without spaces and slashes: " + field + "=" + name);
    }
  }

  /** Characters of both names and what stands between. */
  int length() {
    return experiment.length() + 1 + arm.length();
  }

  /** The i-th of these characters. */
  byte at(int i) {
    if (i == experiment.length()) {
      return BETWEEN;
    }
    boolean first = i < experiment.length();
    return (byte) (first ? experiment.charAt(i) : arm.charAt(i - experiment.length() - 1));
  }
}
