package io.privatefm.server.journal;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.rank.Features;
import io.privatefm.recall.ChannelKind;
import io.privatefm.station.Evidence;
import io.privatefm.station.Place;
import io.privatefm.station.Reason;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import java.util.List;
import java.util.Optional;

/**
 * A spin as the journal keeps it, at most about 1 KB with all that is around it: with its track's
 * id and without its row, which is a catalogue's own, and without what its evidence tells already.
 *
 * <pre>
 *   octet     flags
 *   number    of the draw; or the text of an id that is none        NUMBERED
 *   text      the track's id
 *   number    milliseconds from the draw to the entry
 *   real      propensity
 *   number    the interest that recalled it
 *   text      the sentence                                          if BECAUSE
 *   list      of reasons: number of the feature, and weight in 1 / 10,000; or in full
 *                                                                   REASONED
 *   text …    channel, policy, and model version                    unless TOLD
 *   blob      evidence, to the end but one octet
 * </pre>
 */
final class SpinCodec {
  static final int NO_ROW = -1;

  /** Features by the number that journals have for them: only ever added to. */
  private static final List<String> REASONS =
      List.of(
          "bias",
          "by interest",
          "by long-term",
          "by graph",
          "by popular",
          "by explore",
          "interest",
          "interest share",
          "long-term",
          "liked near",
          "completed near",
          "skipped near",
          "popularity",
          "artist",
          "tags",
          "liked before",
          "taste",
          "by sessions",
          "by item-to-item",
          "foretold",
          "model",
          "reputation",
          "diversity");

  private static final int NUMBERED = 1;
  private static final int EXPLORED = 2;
  private static final int BECAUSE = 4;
  private static final int REASONED = 8;
  private static final int TOLD = 16;

  private SpinCodec() {}

  static void write(FieldWriter out, Spin spin, long atMs) {
    int flags = flags(spin);
    SpinWhy why = spin.why();
    out.octet(flags);
    if ((flags & NUMBERED) != 0) {
      out.number(spin.number());
    } else {
      out.text(spin.id());
    }
    out.text(spin.trackId());
    out.number(atMs - spin.drawnAtMs());
    out.real(spin.propensity());
    out.number(why.interest());
    String because = why.because();
    if (because != null) {
      out.text(because);
    }
    writeReasons(out, why.features(), (flags & REASONED) != 0);
    if ((flags & TOLD) == 0) {
      out.text(why.channel());
      out.text(spin.policy());
      out.longer(spin.modelVersion());
    }
    out.blob(spin.evidence());
  }

  private static int flags(Spin spin) {
    SpinWhy why = spin.why();
    boolean numbered = spin.number() > 0;
    boolean reasoned = why.features().stream().allMatch(SpinCodec::isShort);
    Optional<Tale> tale = Tale.of(spin.evidence());
    boolean told = tale.isPresent() && tale.get().equals(Tale.of(spin));
    return (numbered ? NUMBERED : 0)
        | (why.explored() ? EXPLORED : 0)
        | (why.because() != null ? BECAUSE : 0)
        | (reasoned ? REASONED : 0)
        | (told ? TOLD : 0);
  }

  /** Whether a reason is of a known feature, and its weight one of few decimals. */
  private static boolean isShort(Reason reason) {
    return REASONS.contains(reason.feature())
        && Double.compare(Reason.rounded(reason.weight()), reason.weight()) == 0;
  }

  private static void writeReasons(FieldWriter out, List<Reason> reasons, boolean shortly) {
    out.number(reasons.size());
    for (Reason reason : reasons) {
      if (shortly) {
        out.octet(REASONS.indexOf(reason.feature()));
        out.number(Math.round(reason.weight() * Reason.UNITS));
      } else {
        out.text(reason.feature());
        out.real(reason.weight());
      }
    }
  }

  static Spin read(FieldReader in, long atMs) {
    int flags = in.octet();
    String id = (flags & NUMBERED) != 0 ? Spin.idOf(in.number()) : in.text();
    String trackId = in.text();
    long drawnAtMs = atMs - in.number();
    double propensity = in.real();
    int interest = (int) in.number();
    String because = (flags & BECAUSE) != 0 ? in.text() : null;
    List<Reason> reasons = readReasons(in, (flags & REASONED) != 0);
    Tale tale = (flags & TOLD) != 0 ? null : new Tale(in.text(), in.text(), in.longer());
    byte[] evidence = in.blob();
    Tale known = tale == null ? Tale.of(evidence).orElseThrow(() -> in.damaged("evidence")) : tale;
    SpinWhy why = new SpinWhy(known.channel(), interest, (flags & EXPLORED) != 0, because, reasons);
    return new Spin(
        id, trackId, NO_ROW, drawnAtMs, why, propensity, known.policy(), known.model(), evidence);
  }

  private static List<Reason> readReasons(FieldReader in, boolean shortly) {
    return in.listOf(
        in.number(),
        from ->
            shortly
                ? new Reason(REASONS.get(from.oneOf(REASONS.size())), from.number() / Reason.UNITS)
                : new Reason(from.text(), from.real()));
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

  /** What of a spin its evidence tells as well. */
  private record Tale(String channel, String policy, long model) {
    static Tale of(Spin spin) {
      return new Tale(spin.why().channel(), spin.policy(), spin.modelVersion());
    }

    /** As the evidence tells; empty when it is none, or of what is not known here. */
    static Optional<Tale> of(byte[] bytes) {
      if (bytes.length == 0) {
        return Optional.empty();
      }
      try {
        Evidence evidence = Evidence.of(bytes);
        int channels = evidence.features(evidence.chosen())[0] & ((1 << Features.CHANNELS) - 1);
        return channels == 0
            ? Optional.empty()
            : Optional.of(
                new Tale(
                    ChannelKind.first(channels).label(),
                    PolicyKind.ofCode(evidence.policy()).label(),
                    evidence.modelVersion()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
