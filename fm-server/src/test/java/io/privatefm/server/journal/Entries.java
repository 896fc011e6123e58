package io.privatefm.server.journal;

import io.privatefm.rank.Features;
import io.privatefm.station.DataUse;
import io.privatefm.station.Evidence;
import io.privatefm.station.EvidenceWriter;
import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import io.privatefm.station.Place;
import io.privatefm.station.Reaction;
import io.privatefm.station.Reason;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Entries of every kind, with everything that may stand in them. */
final class Entries {
  private static final long EVIDENCE_OF = 99;

  private Entries() {}

  static Arbitrary<Entry> any() {
    return Arbitraries.oneOf(tunedIn(), told(), tuned(), consumed(), imported(), spun(), moved());
  }

  private static Arbitrary<Entry> tunedIn() {
    return Combinators.combine(id(), id(), id(), number()).as(Entry.TunedIn::new);
  }

  private static Arbitrary<Entry> consumed() {
    return Combinators.combine(id(), id(), seq(), number()).as(Entry.Consumed::new);
  }

  private static Arbitrary<Entry> told() {
    return Combinators.combine(id(), id(), seq(), number(), feedback()).as(Entry.Told::new);
  }

  private static Arbitrary<Entry> tuned() {
    return Combinators.combine(id(), id(), seq(), number(), change()).as(Entry.Tuned::new);
  }

  private static Arbitrary<Entry> imported() {
    Arbitrary<PastListen> listen =
        Combinators.combine(id(), seq(), Arbitraries.of(PastAct.values())).as(PastListen::new);
    return Combinators.combine(id(), id(), seq(), number(), listen.list().ofMaxSize(30))
        .as(Entry.Imported::new);
  }

  private static Arbitrary<Entry> spun() {
    return Combinators.combine(id(), number(), spin(), Arbitraries.of(Place.values()))
        .as(Entry.Spun::new);
  }

  private static Arbitrary<Entry> moved() {
    return Combinators.combine(id(), number(), seq(), Arbitraries.of(Place.values()))
        .as(Entry.Moved::new);
  }

  private static Arbitrary<Feedback> feedback() {
    return Arbitraries.oneOf(
        Combinators.combine(id(), number()).as(Feedback.Started::new),
        Combinators.combine(id(), number(), number()).as(Feedback.Progress::new),
        Combinators.combine(id(), number(), number()).as(Feedback.Paused::new),
        Combinators.combine(id(), number(), number()).as(Feedback.Resumed::new),
        Combinators.combine(id(), number()).as(Feedback.Completed::new),
        Combinators.combine(id(), number(), number()).as(Feedback.Skipped::new),
        Combinators.combine(id(), text(), number()).as(Feedback.Failed::new),
        Combinators.combine(id(), number()).as(Feedback.Liked::new),
        Combinators.combine(id(), number()).as(Feedback.Unliked::new),
        Combinators.combine(id(), Arbitraries.of(Scope.values()), number())
            .as(Feedback.Disliked::new),
        Combinators.combine(
                id(),
                Arbitraries.of(Reaction.values()),
                Arbitraries.doubles().between(-1, 1).injectNull(0.3),
                number())
            .as(Feedback.Reacted::new));
  }

  private static Arbitrary<TuningChange> change() {
    return Combinators.combine(
            Arbitraries.of(Mode.values()).injectNull(0.3),
            text().injectNull(0.3),
            within().injectNull(0.3),
            Arbitraries.of(true, false).injectNull(0.3),
            taste().injectNull(0.5),
            use().injectNull(0.5),
            number())
        .as(TuningChange::new);
  }

  private static Arbitrary<DataUse.Change> use() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(
            flag.injectNull(0.3), flag.injectNull(0.3), flag.injectNull(0.3), flag.injectNull(0.3))
        .as(DataUse.Change::new);
  }

  private static Arbitrary<Taste> taste() {
    Arbitrary<List<String>> names = text().list().ofMaxSize(16);
    return Combinators.combine(names, names, id().list().ofMaxSize(32)).as(Taste::new);
  }

  private static Arbitrary<Within> within() {
    return Arbitraries.oneOf(
        Arbitraries.just(Within.EVERYTHING),
        Combinators.combine(id().list().ofMaxSize(20), id().injectNull(0.5))
            .as(Within.Tracks::new));
  }

  private static Arbitrary<Spin> spin() {
    return Combinators.combine(
            Arbitraries.oneOf(id(), seq().map(Spin::idOf)),
            id(),
            number(),
            why(),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.oneOf(id(), Arbitraries.just("thompson")),
            Arbitraries.oneOf(number(), Arbitraries.just(EVIDENCE_OF)),
            Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(1_024),
                Arbitraries.just(evidence())))
        .as(
            (id, track, atMs, why, propensity, policy, version, evidence) ->
                new Spin(id, track, -1, atMs, why, propensity, policy, version, evidence));
  }

  /** Real evidence, which may or may not tell what its spin tells. */
  private static byte[] evidence() {
    byte[] arms = new byte[2 * Evidence.ARM_BYTES];
    arms[Evidence.ARM_BYTES] = 1; // by interest
    var draft =
        new Evidence.Draft(4, Mode.EXPLORE, 2, 1, EVIDENCE_OF, 7, 0.5f, 0.05f, 1, 1_000, null, 0);
    return new EvidenceWriter().write(draft, new int[] {3, 4}, arms);
  }

  private static Arbitrary<SpinWhy> why() {
    return Combinators.combine(
            Arbitraries.oneOf(id(), Arbitraries.just("interest")),
            Arbitraries.integers(),
            Arbitraries.of(true, false),
            text().injectNull(0.3),
            reasons())
        .as(SpinWhy::new);
  }

  private static Arbitrary<List<Reason>> reasons() {
    return Arbitraries.oneOf(
        Combinators.combine(id(), Arbitraries.doubles()).as(Reason::new).list().ofMaxSize(8),
        Combinators.combine(
                Arbitraries.of(Features.NAMES),
                Arbitraries.doubles().between(-2, 2).map(Reason::rounded))
            .as(Reason::new)
            .list()
            .ofMaxSize(3));
  }

  private static Arbitrary<Long> number() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Long> seq() {
    return Arbitraries.longs().greaterOrEqual(1);
  }

  /** Any chars at all, also halves of pairs. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings().all().ofMaxLength(60);
  }

  private static Arbitrary<String> id() {
    return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
  }
}
