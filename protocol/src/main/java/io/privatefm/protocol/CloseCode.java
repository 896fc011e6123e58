package io.privatefm.protocol;

/**
 * Why the server closes a connection. The range tells a client what to do without a table: 4000 to
 * 4499 reconnect after the delay in {@code bye}, 4500 to 4999 do not.
 */
public enum CloseCode {
  /** The server stops or restarts; the station continues on the next connection. */
  GOING_AWAY(4000),
  /** The client read too slowly and was cut off rather than buffered for. */
  TOO_SLOW(4001),
  /** More connections or messages than the server takes. */
  OVERLOADED(4002),
  /** Nothing was heard from the client for {@code limits.idleAfterMs}. */
  IDLE(4003),
  /** A fault of the server. */
  INTERNAL(4004),
  /** Another device of the listener took the station over. */
  TAKEN_OVER(4500),
  /** The token is not valid. */
  UNAUTHORIZED(4501),
  /** The token's time is over and no {@code renew} came. */
  TOKEN_EXPIRED(4502),
  /** No {@code hello} came within {@code limits.helloWithinMs}. */
  NO_HELLO(4503),
  /** Faster than {@code limits.messagesPerSecond} allows. */
  FLOOD(4504),
  /** The client does not speak this protocol: too many bad frames, or frames of the wrong kind. */
  VIOLATION(4505),
  /** A frame longer than {@code limits.maxFrameBytes}. */
  TOO_LONG(4506),
  /** The listener's data was erased; the token's listener starts anew only when asked to. */
  ERASED(4507);

  /** The first code of the range in which a client reconnects. */
  public static final int RECONNECT_FROM = 4000;

  /** The first code of the range in which a client does not reconnect. */
  public static final int TERMINAL_FROM = 4500;

  /** The last code of the terminal range. */
  public static final int LAST = 4999;

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /** The WebSocket close code. */
  public int code() {
    return code;
  }

  /** Whether a client that is closed with this code connects again. */
  public boolean reconnects() {
    return reconnects(code);
  }

  /**
   * Whether a client that is closed with {@code code} connects again: also for the codes of
   * WebSocket itself and for those that later servers add.
   */
  public static boolean reconnects(int code) {
    return code < TERMINAL_FROM || code > LAST;
  }
}
