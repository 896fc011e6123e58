package io.privatefm.server.air;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ErrorCode;

/** Why a hello is not answered with a station: an error for the client, then this close. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ErrorCode code;
  private final String rule;
  private final CloseCode close;

  Refused(ErrorCode code, CloseCode close, String message) {
    super(message, null, false, false);
    this.code = code;
    this.rule = message;
    this.close = close;
  }

  ErrorCode code() {
    return code;
  }

  /** The rule that was broken, and the value. */
  String rule() {
    return rule;
  }

  CloseCode close() {
    return close;
  }
}
