package io.privatefm.server.journal;

import io.privatefm.station.Place;
import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;

/**
 * A spin as the journal keeps it: with its track's id and without its row, which is a catalogue's
 * own.
 */
final class SpinCodec {
  private static final int NO_ROW = -1;

  private SpinCodec() {}

  static void write(FieldWriter out, Spin spin) {
    out.text(spin.id());
    out.text(spin.trackId());
    out.longer(spin.drawnAtMs());
    writeWhy(out, spin.why());
    out.real(spin.propensity());
    out.text(spin.policy());
    out.longer(spin.modelVersion());
    out.blob(spin.evidence());
  }

  static Spin read(FieldReader in) {
    return new Spin(
        in.text(),
        in.text(),
        NO_ROW,
        in.longer(),
        why(in),
        in.real(),
        in.text(),
        in.longer(),
        in.blob());
  }

  private static void writeWhy(FieldWriter out, SpinWhy why) {
    out.text(why.channel());
    out.integer(why.interest());
    out.truth(why.explored());
    out.optional(why.because(), FieldWriter::text);
    out.list(
        why.features(),
        (to, reason) -> {
          to.text(reason.feature());
          to.real(reason.weight());
        });
  }

  private static SpinWhy why(FieldReader in) {
    return new SpinWhy(
        in.text(),
        in.integer(),
        in.truth(),
        in.optional(FieldReader::text),
        in.list(from -> new Reason(from.text(), from.real())));
  }

  static int code(Place place) {
    return switch (place) {
      case CURRENT -> 0;
      case UPNEXT -> 1;
    };
  }

  static Place place(FieldReader in) {
    return in.oneOf(2) == 0 ? Place.CURRENT : Place.UPNEXT;
  }
}
