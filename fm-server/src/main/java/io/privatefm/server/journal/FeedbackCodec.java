package io.privatefm.server.journal;

import io.privatefm.station.Feedback;
import io.privatefm.station.Feedback.Completed;
import io.privatefm.station.Feedback.Disliked;
import io.privatefm.station.Feedback.Failed;
import io.privatefm.station.Feedback.Liked;
import io.privatefm.station.Feedback.Paused;
import io.privatefm.station.Feedback.Progress;
import io.privatefm.station.Feedback.Reacted;
import io.privatefm.station.Feedback.Resumed;
import io.privatefm.station.Feedback.Skipped;
import io.privatefm.station.Feedback.Started;
import io.privatefm.station.Feedback.Unliked;
import io.privatefm.station.Reaction;
import io.privatefm.station.Scope;

/** Feedback as the journal keeps it: its kind, spin and time, then what the kind adds. */
final class FeedbackCodec {
  private static final int STARTED = 1;
  private static final int PROGRESS = 2;
  private static final int PAUSED = 3;
  private static final int RESUMED = 4;
  private static final int COMPLETED = 5;
  private static final int SKIPPED = 6;
  private static final int FAILED = 7;
  private static final int LIKED = 8;
  private static final int UNLIKED = 9;
  private static final int DISLIKED = 10;
  private static final int REACTED = 11;

  private FeedbackCodec() {}

  static void write(FieldWriter out, Feedback feedback) {
    out.octet(kind(feedback));
    out.text(feedback.spin());
    out.longer(feedback.atMs());
    switch (feedback) {
      case Started _, Completed _, Liked _, Unliked _ -> {}
      case Progress progress -> out.longer(progress.positionMs());
      case Paused paused -> out.longer(paused.positionMs());
      case Resumed resumed -> out.longer(resumed.positionMs());
      case Skipped skipped -> out.longer(skipped.positionMs());
      case Failed failed -> out.text(failed.reason());
      case Disliked disliked -> out.octet(code(disliked.scope()));
      case Reacted reacted -> {
        out.octet(code(reacted.reaction()));
        out.optional(reacted.polarity(), FieldWriter::real);
      }
    }
  }

  private static int kind(Feedback feedback) {
    return switch (feedback) {
      case Started _ -> STARTED;
      case Progress _ -> PROGRESS;
      case Paused _ -> PAUSED;
      case Resumed _ -> RESUMED;
      case Completed _ -> COMPLETED;
      case Skipped _ -> SKIPPED;
      case Failed _ -> FAILED;
      case Liked _ -> LIKED;
      case Unliked _ -> UNLIKED;
      case Disliked _ -> DISLIKED;
      case Reacted _ -> REACTED;
    };
  }

  static Feedback read(FieldReader in) {
    int kind = in.octet();
    String spin = in.text();
    long atMs = in.longer();
    return switch (kind) {
      case STARTED -> new Started(spin, atMs);
      case PROGRESS -> new Progress(spin, in.longer(), atMs);
      case PAUSED -> new Paused(spin, in.longer(), atMs);
      case RESUMED -> new Resumed(spin, in.longer(), atMs);
      case COMPLETED -> new Completed(spin, atMs);
      case SKIPPED -> new Skipped(spin, in.longer(), atMs);
      case FAILED -> new Failed(spin, in.text(), atMs);
      case LIKED -> new Liked(spin, atMs);
      case UNLIKED -> new Unliked(spin, atMs);
      case DISLIKED -> new Disliked(spin, scope(in), atMs);
      case REACTED -> new Reacted(spin, reaction(in), in.optional(FieldReader::real), atMs);
      default -> throw in.damaged("after a known kind of feedback");
    };
  }

  /** Codes of the journal's own, so that constants may be reordered. */
  private static int code(Scope scope) {
    return switch (scope) {
      case TRACK -> 0;
      case ARTIST -> 1;
    };
  }

  private static Scope scope(FieldReader in) {
    return in.oneOf(2) == 0 ? Scope.TRACK : Scope.ARTIST;
  }

  private static int code(Reaction reaction) {
    return switch (reaction) {
      case SAVED -> 0;
      case DOWNLOADED -> 1;
      case SHARED -> 2;
      case COMMENTED -> 3;
      case REPEATED -> 4;
      case SEARCHED -> 5;
    };
  }

  private static Reaction reaction(FieldReader in) {
    return switch (in.oneOf(6)) {
      case 0 -> Reaction.SAVED;
      case 1 -> Reaction.DOWNLOADED;
      case 2 -> Reaction.SHARED;
      case 3 -> Reaction.COMMENTED;
      case 4 -> Reaction.REPEATED;
      default -> Reaction.SEARCHED;
    };
  }
}
