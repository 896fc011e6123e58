package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * The one table that turns feedback into a number between -1 and 1, strongest praise first.
 *
 * <p>The harder an act is to do, the more it says. A spin's total is the sum of its rows, held
 * within -1 and 1: one terminal row (completed, a skip, a dislike) and each other row at most once.
 * A row's code is written into saved stations and never given to another row.
 */
public enum Reward {
  SHARED(0, 1.0, "the listener vouches for it before others", "which you shared"),
  SAVED(1, 0.95, "worth a place in a collection", "which you saved"),
  DOWNLOADED(2, 0.95, "worth room on the device", "which you downloaded"),
  REPEATED(3, 0.9, "wanted again at once", "which you repeated"),
  SEARCHED(4, 0.85, "worth typing for", "which you searched for"),
  LIKED(5, 0.8, "one deliberate touch, made to be remembered", "which you liked"),
  COMPLETED(6, 0.5, "nothing was done against it to the end", "which you played to the end"),
  COMMENTED(7, 0.4, "worth words; counts by its polarity", "which you commented on"),
  LONG_PLAY(8, 0.25, "left in the last fifth: as good as heard", "which you nearly heard out"),
  HALF_PLAY(9, 0.0, "half or more was heard: neither praise nor blame", null),
  PART_PLAY(10, -0.2, "a fifth or more was heard before something better was wanted", null),
  SHORT_SKIP(11, -0.5, "refused on hearing", null),
  DISLIKED(12, -0.8, "one deliberate touch against the track, made to be remembered", null),
  BANNED_ARTIST(13, -1.0, "against everything the artist made", null),
  UNLIKED(14, 0.0, "takes back what the like gave, and blames nothing", null),
  FAILED(15, 0.0, "could not be played: no judgement of the track", null),
  NAMED(16, 0.8, "of an artist or a tag that was told to be liked", "of what you said you like"),
  HEARD(17, 0.3, "heard elsewhere, as far as another player told", "which you heard before");

  /** What is taken for the length of a track that does not tell its own: a usual song. */
  public static final long USUAL_DURATION_MS = 210_000;

  private static final double LONG_FROM = 0.8;
  private static final double HALF_FROM = 0.5;
  private static final double PART_FROM = 0.2;

  private final byte code;

  /** The number, -1 to 1. */
  private final double value;

  private final String reason;
  private final @Nullable String phrase;

  Reward(int code, double value, String reason, @Nullable String phrase) {
    this.code = (byte) code;
    this.value = value;
    this.reason = reason;
    this.phrase = phrase;
  }

  /** The number, -1 to 1; a comment's is still to be multiplied by its polarity. */
  public double value() {
    return value;
  }

  /** Why the row has this number. */
  public String reason() {
    return reason;
  }

  /** The end of a sentence to the listener, "which you liked"; null for a row without praise. */
  public @Nullable String phrase() {
    return phrase;
  }

  /**
   * The row of a skip, by the fraction heard.
   *
   * @param heardMs how far into the track the listener was
   * @param durationMs the track's length; 0 when unknown, which counts as {@link
   *     #USUAL_DURATION_MS}
   */
  public static Reward ofSkip(long heardMs, long durationMs) {
    double whole = durationMs > 0 ? durationMs : USUAL_DURATION_MS;
    double fraction = heardMs / whole;
    if (fraction >= LONG_FROM) {
      return LONG_PLAY;
    }
    if (fraction >= HALF_FROM) {
      return HALF_PLAY;
    }
    return fraction >= PART_FROM ? PART_PLAY : SHORT_SKIP;
  }

  /** The row of a dislike, by what it bans. */
  public static Reward ofDislike(Scope scope) {
    return switch (scope) {
      case TRACK -> DISLIKED;
      case ARTIST -> BANNED_ARTIST;
    };
  }

  /** The row of a deeper act. */
  public static Reward ofReaction(Reaction reaction) {
    return switch (reaction) {
      case SAVED -> SAVED;
      case DOWNLOADED -> DOWNLOADED;
      case SHARED -> SHARED;
      case COMMENTED -> COMMENTED;
      case REPEATED -> REPEATED;
      case SEARCHED -> SEARCHED;
    };
  }

  /**
   * The row of what was told; null when it judges nothing.
   *
   * @param durationMs the track's length; 0 when unknown
   */
  static @Nullable Reward of(Feedback told, long durationMs) {
    return switch (told) {
      case Feedback.Started _, Feedback.Progress _, Feedback.Paused _, Feedback.Resumed _ -> null;
      case Feedback.Completed _ -> COMPLETED;
      case Feedback.Skipped skipped -> ofSkip(skipped.positionMs(), durationMs);
      case Feedback.Failed _ -> FAILED;
      case Feedback.Liked _ -> LIKED;
      case Feedback.Unliked _ -> UNLIKED;
      case Feedback.Disliked disliked -> ofDislike(disliked.scope());
      case Feedback.Reacted reacted -> ofReaction(reacted.reaction());
    };
  }

  /** The number of this row for what was told: a comment's by its polarity. */
  double valueOf(Feedback told) {
    if (this == COMMENTED
        && told instanceof Feedback.Reacted reacted
        && reacted.polarity() != null) {
      return value * Math.clamp(reacted.polarity(), -1, 1);
    }
    return value;
  }

  /** The row's number in the saved form. */
  byte code() {
    return code;
  }

  /** The row with this number in the saved form. */
  static Reward ofCode(int code) {
    if (code < 0 || code >= Rows.BY_CODE.length) {
      throw new IllegalArgumentException(
          "must be >= 0 and < " + Rows.BY_CODE.length + ": code=" + code);
    }
    return Rows.BY_CODE[code];
  }

  /** Kept once: {@code values()} copies. */
  private static final class Rows {
    static final Reward[] BY_CODE = new Reward[values().length];

    static {
      for (Reward row : values()) {
        BY_CODE[row.code] = row;
      }
    }
  }
}
