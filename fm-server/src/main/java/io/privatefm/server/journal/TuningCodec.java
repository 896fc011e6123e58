package io.privatefm.server.journal;

import io.privatefm.station.DataUse;
import io.privatefm.station.Mode;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;

/** A change of the tuning as the journal keeps it. */
final class TuningCodec {
  private static final int EVERYTHING = 0;
  private static final int TRACKS = 1;

  private TuningCodec() {}

  static void write(FieldWriter out, TuningChange change) {
    out.optional(change.mode(), (to, mode) -> to.octet(code(mode)));
    out.optional(change.scene(), FieldWriter::text);
    out.optional(change.within(), TuningCodec::writeWithin);
    out.optional(change.incognito(), FieldWriter::truth);
    out.longer(change.atMs());
  }

  static TuningChange read(FieldReader in) {
    return new TuningChange(
        in.optional(TuningCodec::mode),
        in.optional(FieldReader::text),
        in.optional(TuningCodec::within),
        in.optional(FieldReader::truth),
        in.longer());
  }

  /** What {@link #write} leaves out: a change that tells a taste is an entry of another kind. */
  static void writeTaste(FieldWriter out, Taste taste) {
    out.list(taste.artists(), FieldWriter::text);
    out.list(taste.tags(), FieldWriter::text);
    out.list(taste.tracks(), FieldWriter::text);
  }

  /** Everything of a change: an entry of a kind of its own again. */
  static void writeWhole(FieldWriter out, TuningChange change) {
    write(out, change);
    out.optional(change.taste(), TuningCodec::writeTaste);
    out.optional(change.use(), TuningCodec::writeUse);
  }

  static TuningChange readWithTaste(FieldReader in) {
    return read(in).withTaste(taste(in));
  }

  static TuningChange readWhole(FieldReader in) {
    return read(in)
        .withTaste(in.optional(TuningCodec::taste))
        .withUse(in.optional(TuningCodec::use));
  }

  private static Taste taste(FieldReader in) {
    return new Taste(
        in.list(FieldReader::text), in.list(FieldReader::text), in.list(FieldReader::text));
  }

  private static void writeUse(FieldWriter out, DataUse.Change use) {
    out.optional(use.paused(), FieldWriter::truth);
    out.optional(use.history(), FieldWriter::truth);
    out.optional(use.likes(), FieldWriter::truth);
    out.optional(use.context(), FieldWriter::truth);
  }

  private static DataUse.Change use(FieldReader in) {
    return new DataUse.Change(
        in.optional(FieldReader::truth),
        in.optional(FieldReader::truth),
        in.optional(FieldReader::truth),
        in.optional(FieldReader::truth));
  }

  private static int code(Mode mode) {
    return switch (mode) {
      case FAMILIAR -> 0;
      case BALANCED -> 1;
      case EXPLORE -> 2;
    };
  }

  private static Mode mode(FieldReader in) {
    return switch (in.oneOf(3)) {
      case 0 -> Mode.FAMILIAR;
      case 1 -> Mode.BALANCED;
      default -> Mode.EXPLORE;
    };
  }

  private static void writeWithin(FieldWriter out, Within within) {
    switch (within) {
      case Within.Everything _ -> out.octet(EVERYTHING);
      case Within.Tracks tracks -> {
        out.octet(TRACKS);
        out.list(tracks.ids(), FieldWriter::text);
        out.optional(tracks.name(), FieldWriter::text);
      }
    }
  }

  private static Within within(FieldReader in) {
    return switch (in.oneOf(2)) {
      case EVERYTHING -> Within.EVERYTHING;
      default -> new Within.Tracks(in.list(FieldReader::text), in.optional(FieldReader::text));
    };
  }
}
