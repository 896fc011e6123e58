package io.privatefm.server.journal;

import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;

/** One thing that a listener did elsewhere as the journal keeps it. */
final class PastListenCodec {
  private static final int ACTS = 5;

  private PastListenCodec() {}

  static void write(FieldWriter out, PastListen listen) {
    out.text(listen.track());
    out.number(listen.atMs());
    out.octet(code(listen.act()));
  }

  static PastListen read(FieldReader in) {
    return new PastListen(in.text(), in.number(), act(in));
  }

  private static int code(PastAct act) {
    return switch (act) {
      case HEARD -> 0;
      case COMPLETED -> 1;
      case LIKED -> 2;
      case SKIPPED -> 3;
      case DISLIKED -> 4;
    };
  }

  private static PastAct act(FieldReader in) {
    return switch (in.oneOf(ACTS)) {
      case 0 -> PastAct.HEARD;
      case 1 -> PastAct.COMPLETED;
      case 2 -> PastAct.LIKED;
      case 3 -> PastAct.SKIPPED;
      default -> PastAct.DISLIKED;
    };
  }
}
