package io.privatefm.server.journal;

import io.privatefm.server.journal.Entry.Consumed;
import io.privatefm.server.journal.Entry.Imported;
import io.privatefm.server.journal.Entry.Moved;
import io.privatefm.server.journal.Entry.Spun;
import io.privatefm.server.journal.Entry.Told;
import io.privatefm.server.journal.Entry.Tuned;
import io.privatefm.server.journal.Entry.TunedIn;
import io.privatefm.station.Spin;
import io.privatefm.station.TuningChange;

/**
 * The personal part of an entry, before it is sealed: the listener, the time, then what the kind
 * adds.
 *
 * <p>The kind stands outside, in clear; see {@link SealedEntry}. A kind's number and layout never
 * change once released: a new layout is a new {@link SealedEntry#VERSION}. In version 2 a spin is
 * packed tighter and may be moved without being told again; all else is as in version 1.
 */
final class EntryCodec {
  private static final int TUNED_IN = 1;
  private static final int TOLD = 2;
  private static final int TUNED = 3;
  private static final int CONSUMED = 4;
  static final int SPUN = 5;
  private static final int MOVED = 6;
  private static final int TUNED_WITH_TASTE = 7;
  private static final int IMPORTED = 8;
  private static final int TUNED_WITH_USE = 9;

  private EntryCodec() {}

  static int kind(Entry entry) {
    return switch (entry) {
      case TunedIn _ -> TUNED_IN;
      case Told _ -> TOLD;
      case Tuned tuned -> kind(tuned.change());
      case Consumed _ -> CONSUMED;
      case Imported _ -> IMPORTED;
      case Spun _ -> SPUN;
      case Moved _ -> MOVED;
    };
  }

  private static int kind(TuningChange change) {
    if (change.use() != null) {
      return TUNED_WITH_USE;
    }
    return change.taste() == null ? TUNED : TUNED_WITH_TASTE;
  }

  static byte[] encode(Entry entry) {
    FieldWriter out = new FieldWriter();
    out.text(entry.listener());
    out.longer(entry.atMs());
    switch (entry) {
      case TunedIn tunedIn -> {
        out.text(tunedIn.station());
        out.text(tunedIn.device());
      }
      case Told told -> {
        writeSequence(out, told);
        FeedbackCodec.write(out, told.feedback());
      }
      case Tuned tuned -> {
        writeSequence(out, tuned);
        if (tuned.change().use() != null) {
          TuningCodec.writeWhole(out, tuned.change());
        } else {
          TuningCodec.write(out, tuned.change());
          if (tuned.change().taste() != null) {
            TuningCodec.writeTaste(out, tuned.change().taste());
          }
        }
      }
      case Consumed consumed -> writeSequence(out, consumed);
      case Imported imported -> {
        writeSequence(out, imported);
        out.list(imported.listens(), PastListenCodec::write);
      }
      case Spun spun -> {
        SpinCodec.write(out, spun.spin(), spun.atMs());
        out.octet(SpinCodec.code(spun.place()));
      }
      case Moved moved -> {
        out.number(moved.number());
        out.octet(SpinCodec.code(moved.place()));
      }
    }
    return out.toBytes();
  }

  private static void writeSequence(FieldWriter out, Entry.Sequenced entry) {
    out.text(entry.device());
    out.longer(entry.seq());
  }

  /** The entry; whatever the bytes, only a {@link StorageException} is thrown. */
  static Entry decode(int version, int kind, byte[] personal) {
    FieldReader in = new FieldReader(personal);
    try {
      Entry entry = read(version, kind, in);
      in.end();
      return entry;
    } catch (IllegalArgumentException e) { // a rule of the entry's own
      throw new StorageException(
          StorageException.Reason.DAMAGED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Entry read(int version, int kind, FieldReader in) {
    String listener = in.text();
    long atMs = in.longer();
    return switch (kind) {
      case TUNED_IN -> new TunedIn(listener, in.text(), in.text(), atMs);
      case TOLD -> new Told(listener, in.text(), in.longer(), atMs, FeedbackCodec.read(in));
      case TUNED -> new Tuned(listener, in.text(), in.longer(), atMs, TuningCodec.read(in));
      case TUNED_WITH_TASTE ->
          new Tuned(listener, in.text(), in.longer(), atMs, TuningCodec.readWithTaste(in));
      case TUNED_WITH_USE ->
          new Tuned(listener, in.text(), in.longer(), atMs, TuningCodec.readWhole(in));
      case CONSUMED -> new Consumed(listener, in.text(), in.longer(), atMs);
      case IMPORTED ->
          new Imported(listener, in.text(), in.longer(), atMs, in.list(PastListenCodec::read));
      case SPUN -> new Spun(listener, atMs, spin(version, in, atMs), SpinCodec.place(in));
      case MOVED -> new Moved(listener, atMs, in.number(), SpinCodec.place(in));
      default -> throw in.damaged("of a known kind, not " + kind);
    };
  }

  private static Spin spin(int version, FieldReader in, long atMs) {
    return version == 1 ? SpinCodecV1.read(in) : SpinCodec.read(in, atMs);
  }
}
