package io.privatefm.station;

import java.util.Locale;

/** What kinds of feedback there are, the deeper reactions each for itself. */
public enum FeedbackKind {
  STARTED(0),
  PROGRESS(1),
  PAUSED(2),
  RESUMED(3),
  COMPLETED(4),
  SKIPPED(5),
  FAILED(6),
  LIKED(7),
  UNLIKED(8),
  DISLIKED(9),
  SAVED(10),
  DOWNLOADED(11),
  SHARED(12),
  COMMENTED(13),
  REPEATED(14),
  SEARCHED(15);

  private final int bit;

  FeedbackKind(int bit) {
    this.bit = bit;
  }

  /** The kind's bit in a set of kinds. */
  int mask() {
    return 1 << bit;
  }

  /** The kind of what was told. */
  public static FeedbackKind of(Feedback told) {
    return switch (told) {
      case Feedback.Started _ -> STARTED;
      case Feedback.Progress _ -> PROGRESS;
      case Feedback.Paused _ -> PAUSED;
      case Feedback.Resumed _ -> RESUMED;
      case Feedback.Completed _ -> COMPLETED;
      case Feedback.Skipped _ -> SKIPPED;
      case Feedback.Failed _ -> FAILED;
      case Feedback.Liked _ -> LIKED;
      case Feedback.Unliked _ -> UNLIKED;
      case Feedback.Disliked _ -> DISLIKED;
      case Feedback.Reacted reacted -> of(reacted.reaction());
    };
  }

  private static FeedbackKind of(Reaction reaction) {
    return switch (reaction) {
      case SAVED -> SAVED;
      case DOWNLOADED -> DOWNLOADED;
      case SHARED -> SHARED;
      case COMMENTED -> COMMENTED;
      case REPEATED -> REPEATED;
      case SEARCHED -> SEARCHED;
    };
  }

  /** The name in tables and in messages of the protocol. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
