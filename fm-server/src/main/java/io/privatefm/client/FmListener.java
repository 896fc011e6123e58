package io.privatefm.client;

import io.privatefm.protocol.ServerMessage;
import java.util.List;

/**
 * What a client tells of its station. Called on the client's context, one call at a time; nothing
 * here may block.
 */
public interface FmListener {
  /** The server knows who is there; unacknowledged feedback has been sent again. */
  default void welcomed(FmClient client, ServerMessage.Welcome welcome) {}

  /** This spin is the current one now: play it, from {@code positionMs}. */
  void play(FmClient client, ServerMessage.Play play);

  /** This spin comes next unless it is revised; fetch it ahead. */
  default void upNext(FmClient client, ServerMessage.UpNext upNext) {}

  /** Everything up to {@code seq} is kept by the server. */
  default void acknowledged(FmClient client, long seq) {}

  /**
   * The catalogue does not know some of what message {@code seq} names; the rest was applied.
   *
   * @param unknown where those names stand in the message: {@code taste.artists[1]}
   */
  default void passedOver(FmClient client, long seq, List<String> unknown) {}

  /** The server refused something; the connection goes on. */
  default void refused(FmClient client, ServerMessage.Error error) {}

  /** The connection ended, and another is tried after {@code reconnectAfterMs}. */
  default void disconnected(FmClient client, int closeCode, String reason, long reconnectAfterMs) {}

  /** The client is closed, or the server does not want it back. Nothing follows. */
  default void ended(FmClient client, int closeCode, String reason) {}
}
