package io.privatefm.protocol;

/** What came out of a received frame: a message, or the reason why it is none. */
public sealed interface Inbound permits Inbound.FromClient, Inbound.FromServer {

  /** What a server decodes: a {@link ClientMessage} or a {@link Rejection}. */
  sealed interface FromClient extends Inbound permits ClientMessage, Rejection {}

  /** What a client decodes: a {@link ServerMessage} or a {@link Rejection}. */
  sealed interface FromServer extends Inbound permits ServerMessage, Rejection {}
}
