package io.privatefm.server.journal;

import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;

/** A reader of spins as version 1 kept them: every field in full, the evidence as it was drawn. */
final class SpinCodecV1 {
  private SpinCodecV1() {}

  static Spin read(FieldReader in) {
    return new Spin(
        in.text(),
        in.text(),
        SpinCodec.NO_ROW,
        in.longer(),
        why(in),
        in.real(),
        in.text(),
        in.longer(),
        in.blob());
  }

  private static SpinWhy why(FieldReader in) {
    return new SpinWhy(
        in.text(),
        in.integer(),
        in.truth(),
        in.optional(FieldReader::text),
        in.list(from -> new Reason(from.text(), from.real())));
  }
}
