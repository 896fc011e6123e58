package io.privatefm.protocol;

/** Why a message was not accepted; the connection stays open unless a close code follows. */
public enum ErrorCode {
  /** The frame is not one well-formed JSON or CBOR object, or is too long or too deep. */
  MALFORMED("malformed"),
  /** The frame's {@code type} is none of version 1. */
  UNKNOWN_TYPE("unknown-type"),
  /** A required field is absent. */
  MISSING_FIELD("missing-field"),
  /** A name stands twice in one object. */
  DUPLICATE_FIELD("duplicate-field"),
  /** A field's value breaks its rule. */
  INVALID_FIELD("invalid-field"),
  /** {@code seq} is beyond the expected one, which {@code expectedSeq} names. */
  SEQ_GAP("seq-gap"),
  /** The spin was never sent to this listener, or too long ago. */
  UNKNOWN_SPIN("unknown-spin"),
  /** No stored set has the name in {@code within}. */
  UNKNOWN_SET("unknown-set"),
  /** A message that this connection may not send, as a second hello. */
  NOT_ALLOWED("not-allowed"),
  /** {@code progress} came sooner than {@code limits.progressEveryMs}. */
  TOO_OFTEN("too-often"),
  /** The token is not valid; the connection's earlier one still is. */
  UNAUTHORIZED("unauthorized"),
  /** Bans and {@code within} leave no track to play. */
  NOTHING_TO_PLAY("nothing-to-play"),
  /** The server could not store the message and did not apply it: send it again. */
  UNAVAILABLE("unavailable");

  private final String code;

  ErrorCode(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }
}
