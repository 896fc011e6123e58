package io.privatefm.protocol;

import org.jspecify.annotations.Nullable;

/** A frame refused while it is read; becomes a {@link Rejection}, never leaves the codec. */
final class Refusal extends Exception {
  private final ErrorCode code;
  private final Fault fault;
  private final String path;

  private Refusal(ErrorCode code, Fault fault, String path) {
    super(null, null, false, false);
    this.code = code;
    this.fault = fault;
    this.path = path;
  }

  static Refusal invalid(Fault fault) {
    return new Refusal(ErrorCode.INVALID_FIELD, fault, "");
  }

  static Refusal wrongType(String expected, String found) {
    return invalid(new Fault("must be " + expected, found));
  }

  static Refusal missing(String field) {
    return new Refusal(ErrorCode.MISSING_FIELD, new Fault("must be present", "absent"), field);
  }

  static Refusal duplicate(String field) {
    return new Refusal(ErrorCode.DUPLICATE_FIELD, new Fault("must stand once", "again"), field);
  }

  static Refusal unknownType(String type) {
    String shown = WireText.fit(type, ProtocolLimits.LABEL_CHARS);
    return new Refusal(
        ErrorCode.UNKNOWN_TYPE, new Fault("must be a message of version 1", shown), "type");
  }

  /** The frame itself is at fault. */
  static Refusal malformed(String rule, long offset) {
    return new Refusal(ErrorCode.MALFORMED, new Fault(rule, "offset=" + offset), "");
  }

  static Refusal tooLong(int length) {
    String rule = "must be at most " + ProtocolLimits.FRAME_BYTES + " bytes";
    return new Refusal(ErrorCode.MALFORMED, new Fault(rule, "length=" + length), "");
  }

  /** The same refusal, seen from the object that holds the field. */
  Refusal under(String parent) {
    if (code == ErrorCode.MALFORMED) {
      return this;
    }
    boolean joins = path.isEmpty() || path.startsWith("[");
    return new Refusal(code, fault, joins ? parent + path : parent + "." + path);
  }

  Rejection toRejection(@Nullable Long seq) {
    if (code == ErrorCode.MALFORMED) {
      return new Rejection(code.code(), fault.rule() + ": " + fault.value(), null, seq);
    }
    return new Rejection(code.code(), fault.at(path), path, seq);
  }
}
