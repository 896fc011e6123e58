package io.privatefm.bench.station.crowd;

import java.util.Locale;

/**
 * What a listener says, and which frame of the server it waits for before it says more. A like is
 * acknowledged first; the revised up-next that may follow is not waited for.
 */
public enum Kind {
  HELLO(Answer.PLAY),
  STARTED(Answer.UPNEXT),
  COMPLETED(Answer.PLAY),
  SKIPPED(Answer.PLAY),
  LIKED(Answer.ACK),
  DISLIKED(Answer.PLAY),
  TUNE(Answer.UPNEXT);

  /** A frame of the server, told apart by how its text begins. */
  enum Answer {
    WELCOME,
    PLAY,
    UPNEXT,
    ACK,
    ERROR,
    BYE;

    private final String beginning = "{\"type\":\"" + name().toLowerCase(Locale.ROOT) + "\"";

    /** Which one it is. */
    static Answer of(String frame) {
      for (Answer answer : values()) {
        if (frame.startsWith(answer.beginning)) {
          return answer;
        }
      }
      throw new IllegalStateException("must be a frame of version 1: frame=" + frame);
    }
  }

  private final Answer last;

  Kind(Answer last) {
    this.last = last;
  }

  Answer last() {
    return last;
  }

  /** The {@code type} on the wire. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
