package io.privatefm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server says. An invalid message cannot be made, as in {@link ClientMessage}. */
public sealed interface ServerMessage extends Inbound.FromServer {

  /**
   * The answer to {@code hello}.
   *
   * @param resumed whether the spin that the client named continues
   * @param lastSeq the last sequence number of this listener and device that is done with
   * @param reason why the spin did not continue; null when it did or none was named
   */
  record Welcome(
      String station, boolean resumed, long lastSeq, LimitsInfo limits, @Nullable String reason)
      implements ServerMessage {
    public Welcome {
      Rules.ID.check("station", station);
      Rules.LAST_SEQ.check("lastSeq", lastSeq);
      Rules.told("limits", limits);
      Rules.SENTENCE.checkIfTold("reason", reason);
    }
  }

  /** Play this spin now, from {@code positionMs}. */
  record Play(String spin, TrackInfo track, Why why, long positionMs) implements ServerMessage {
    public Play {
      Rules.ID.check("spin", spin);
      Rules.told("track", track);
      Rules.told("why", why);
      Rules.POSITION_MS.check("positionMs", positionMs);
    }
  }

  /** What will play if the current spin completes; a later one revises it. */
  record UpNext(String spin, TrackInfo track) implements ServerMessage {
    public UpNext {
      Rules.ID.check("spin", spin);
      Rules.told("track", track);
    }
  }

  /**
   * Everything up to {@code seq} is stored and need not be sent again.
   *
   * @param unknown paths in message {@code seq} of names that the catalogue does not know and that
   *     were passed over, such as {@code taste.artists[2]}; the rest of it was applied
   */
  record Ack(long seq, List<String> unknown) implements ServerMessage {
    public Ack {
      unknown = List.copyOf(unknown);
      Rules.LAST_SEQ.check("seq", seq);
      Rules.UNKNOWN.check("unknown", unknown);
    }

    /** An acknowledgement of what was understood wholly. */
    public Ack(long seq) {
      this(seq, List.of());
    }
  }

  /**
   * A message was not accepted.
   *
   * @param code see {@link ErrorCode}; later servers may add codes
   * @param field path of the field at fault, if it was one
   * @param seq of the message at fault, if it was read
   * @param expectedSeq the next number that the server waits for, after a gap
   */
  @SuppressWarnings("AvoidCommonTypeNames") // the wire calls it error
  record Error(
      String code,
      String message,
      @Nullable String field,
      @Nullable Long seq,
      @Nullable Long expectedSeq)
      implements ServerMessage {
    public Error {
      Rules.LABEL.check("code", code);
      Rules.SENTENCE.check("message", message);
      Rules.PATH.checkIfTold("field", field);
      Rules.SEQ.checkIfTold("seq", seq);
      Rules.SEQ.checkIfTold("expectedSeq", expectedSeq);
    }

    /** An error of the connection or of message {@code seq}. */
    public static Error of(ErrorCode code, String message, @Nullable Long seq) {
      return new Error(
          code.code(), WireText.fit(message, ProtocolLimits.TEXT_CHARS), null, seq, null);
    }

    /** The error that names the number which should have come instead of {@code seq}. */
    public static Error gap(long seq, long expectedSeq) {
      String message = "must be " + expectedSeq + ": seq=" + seq;
      return new Error(ErrorCode.SEQ_GAP.code(), message, "seq", seq, expectedSeq);
    }
  }

  /**
   * The last message before a close.
   *
   * @param code the close code that follows, see {@link CloseCode}
   * @param reconnectAfterMs how long to wait before reconnecting, where the code's range says so
   */
  record Bye(int code, String reason, long reconnectAfterMs) implements ServerMessage {
    public Bye {
      Rules.CLOSE_CODE.check("code", code);
      Rules.CLOSE_REASON.check("reason", reason);
      Rules.RECONNECT_AFTER_MS.check("reconnectAfterMs", reconnectAfterMs);
    }

    /** A farewell with one of the known codes. */
    public static Bye of(CloseCode code, String reason, long reconnectAfterMs) {
      return new Bye(
          code.code(),
          WireText.fit(reason, ProtocolLimits.CLOSE_REASON_CHARS),
          code.reconnects() ? reconnectAfterMs : 0);
    }
  }
}
