package io.privatefm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A received frame that is no message, with the reason: what a codec answers instead of throwing.
 *
 * @param code the wire name of an {@link ErrorCode}
 * @param message the broken rule, then the value: {@code must be >= 1: seq=0}; never the text of a
 *     listener's field
 * @param field path of the field at fault ({@code track.tags[3]}), or null when it is the frame
 *     itself
 * @param seq the frame's sequence number where one could be read, so that it can be consumed
 */
public record Rejection(String code, String message, @Nullable String field, @Nullable Long seq)
    implements Inbound.FromClient, Inbound.FromServer {

  /** The same words as a message to the client. */
  public ServerMessage.Error toError() {
    return new ServerMessage.Error(code, message, field, seq, null);
  }
}
