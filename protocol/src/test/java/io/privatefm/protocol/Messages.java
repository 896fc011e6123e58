package io.privatefm.protocol;

import io.privatefm.protocol.ClientMessage.Kind;
import io.privatefm.protocol.ClientMessage.Mode;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Within;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.LongArbitrary;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Arbitrary messages of every kind, up to each limit. */
final class Messages {
  private Messages() {}

  static Arbitrary<ClientMessage> client() {
    return Arbitraries.oneOf(
        List.of(hello(), renew(), tune(), plain(), positioned(), failed(), disliked(), reacted()));
  }

  static Arbitrary<ServerMessage> server() {
    return Arbitraries.oneOf(List.of(welcome(), play(), upNext(), ack(), error(), bye()));
  }

  private static StringArbitrary chars(int min, int max) {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('\u00A0', '\uD7FF')
        .withCharRange('\uE000', '\uFFFD')
        .withChars('"', '\\', '/', '\u2028', '<')
        .ofMinLength(min)
        .ofMaxLength(max);
  }

  /** Text with characters beyond the basic plane too, which take two chars. */
  private static Arbitrary<String> text(int min, int max) {
    Arbitrary<String> beyond =
        Arbitraries.integers()
            .between(0x10000, 0x10FFFF)
            .map(Character::toString)
            .list()
            .ofMinSize(Math.max(1, min))
            .ofMaxSize(Math.max(1, max / 2))
            .map(points -> String.join("", points));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, chars(min, max)), net.jqwik.api.Tuple.of(1, beyond));
  }

  private static Arbitrary<String> id() {
    return text(1, ProtocolLimits.ID_CHARS);
  }

  private static Arbitrary<String> sentence() {
    return text(1, ProtocolLimits.TEXT_CHARS);
  }

  private static LongArbitrary seq() {
    return Arbitraries.longs().between(1, ProtocolLimits.WHOLE);
  }

  private static LongArbitrary time() {
    return Arbitraries.longs().between(0, ProtocolLimits.WHOLE);
  }

  private static LongArbitrary position() {
    return Arbitraries.longs().between(0, ProtocolLimits.DURATION_MS);
  }

  private static Arbitrary<String> token() {
    return chars(1, ProtocolLimits.TOKEN_CHARS);
  }

  static Arbitrary<ClientMessage> hello() {
    Arbitrary<Resume> resume =
        Combinators.combine(id().injectNull(0.3), id().injectNull(0.3), position()).as(Resume::new);
    return Combinators.combine(token(), id(), resume.injectNull(0.5), Arbitraries.of(true, false))
        .as(ClientMessage.Hello::new);
  }

  static Arbitrary<ClientMessage> renew() {
    return token().map(ClientMessage.Renew::new);
  }

  /** A constructor of the messages that tell only their spin. */
  private interface Plain {
    ClientMessage of(long seq, String spin, long atMs);
  }

  static Arbitrary<ClientMessage> plain() {
    Arbitrary<Plain> kinds =
        Arbitraries.of(
            ClientMessage.Started::new,
            ClientMessage.Completed::new,
            ClientMessage.Liked::new,
            ClientMessage.Unliked::new);
    return Combinators.combine(kinds, seq(), id(), time())
        .as((kind, seq, spin, atMs) -> kind.of(seq, spin, atMs));
  }

  /** A constructor of the messages that tell a position too. */
  private interface Positioned {
    ClientMessage of(long seq, String spin, long positionMs, long atMs);
  }

  static Arbitrary<ClientMessage> positioned() {
    Arbitrary<Positioned> kinds =
        Arbitraries.of(
            ClientMessage.Progress::new,
            ClientMessage.Paused::new,
            ClientMessage.Resumed::new,
            ClientMessage.Skipped::new);
    return Combinators.combine(kinds, seq(), id(), position(), time())
        .as((kind, seq, spin, position, atMs) -> kind.of(seq, spin, position, atMs));
  }

  static Arbitrary<ClientMessage> failed() {
    return Combinators.combine(seq(), id(), sentence(), time()).as(ClientMessage.Failed::new);
  }

  static Arbitrary<ClientMessage> disliked() {
    return Combinators.combine(seq(), id(), Arbitraries.of(Scope.class), time())
        .as(ClientMessage.Disliked::new);
  }

  static Arbitrary<ClientMessage> reacted() {
    Arbitrary<Double> polarity = Arbitraries.doubles().between(-1, 1).ofScale(6);
    return Combinators.combine(
            seq(), id(), Arbitraries.of(Kind.class), polarity.injectNull(0.3), time())
        .as(ClientMessage.Reacted::new);
  }

  static Arbitrary<ClientMessage> tune() {
    return Combinators.combine(
            tuneWithoutSignals(),
            Arbitraries.of(true, false).injectNull(0.3),
            signals().injectNull(0.3))
        .as(
            (tune, paused, signals) ->
                new ClientMessage.Tune(
                    tune.seq(),
                    tune.mode(),
                    tune.scene(),
                    tune.within(),
                    tune.incognito(),
                    tune.taste(),
                    paused,
                    signals,
                    tune.atMs()));
  }

  private static Arbitrary<ClientMessage.Signals> signals() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(flag.injectNull(0.3), flag.injectNull(0.3), flag.injectNull(0.3))
        .as(ClientMessage.Signals::new);
  }

  private static Arbitrary<ClientMessage.Tune> tuneWithoutSignals() {
    return Combinators.combine(
            seq(),
            Arbitraries.of(Mode.class).injectNull(0.3),
            text(0, ProtocolLimits.LABEL_CHARS).injectNull(0.3),
            within().injectNull(0.3),
            Arbitraries.of(true, false).injectNull(0.3),
            taste().injectNull(0.3),
            time())
        .as(ClientMessage.Tune::new);
  }

  private static Arbitrary<Taste> taste() {
    Arbitrary<List<String>> artists = chars(1, 12).list().ofMaxSize(ProtocolLimits.TASTE_ARTISTS);
    Arbitrary<List<String>> tags = chars(1, 8).list().ofMaxSize(ProtocolLimits.TASTE_TAGS);
    Arbitrary<List<String>> tracks =
        chars(1, 12).list().ofMinSize(1).ofMaxSize(ProtocolLimits.TASTE_TRACKS);
    return Combinators.combine(artists, tags, tracks).as(Taste::new);
  }

  private static Arbitrary<Within> within() {
    Arbitrary<Within> tracks =
        chars(1, 12).list().ofMinSize(1).ofMaxSize(500).map(Within.Tracks::new);
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.just(new Within.Everything()), id().map(Within.StoredSet::new), tracks));
  }

  static Arbitrary<ServerMessage> welcome() {
    return Combinators.combine(
            id(), Arbitraries.of(true, false), time(), limits(), sentence().injectNull(0.5))
        .as(ServerMessage.Welcome::new);
  }

  private static Arbitrary<LimitsInfo> limits() {
    return Arbitraries.integers()
        .between(1, Integer.MAX_VALUE)
        .array(int[].class)
        .ofSize(7)
        .map(n -> new LimitsInfo(n[0], n[1], n[2], n[3], n[4], n[5], n[6]));
  }

  static Arbitrary<ServerMessage> play() {
    return Combinators.combine(id(), track(), why(), position()).as(ServerMessage.Play::new);
  }

  static Arbitrary<ServerMessage> upNext() {
    return Combinators.combine(id(), track()).as(ServerMessage.UpNext::new);
  }

  static Arbitrary<ServerMessage> ack() {
    Arbitrary<List<String>> unknown =
        text(0, ProtocolLimits.ID_CHARS).list().ofMaxSize(ProtocolLimits.TASTE_NAMES);
    return Combinators.combine(time(), unknown).as(ServerMessage.Ack::new);
  }

  static Arbitrary<ServerMessage> error() {
    return Combinators.combine(
            text(1, ProtocolLimits.LABEL_CHARS),
            sentence(),
            text(0, ProtocolLimits.ID_CHARS).injectNull(0.5),
            seq().injectNull(0.5),
            seq().injectNull(0.5))
        .as(ServerMessage.Error::new);
  }

  static Arbitrary<ServerMessage> bye() {
    return Combinators.combine(
            Arbitraries.integers().between(4_000, 4_999),
            text(0, ProtocolLimits.CLOSE_REASON_CHARS),
            Arbitraries.longs().between(0, ProtocolLimits.RECONNECT_AFTER_MS))
        .as(ServerMessage.Bye::new);
  }

  private static Arbitrary<TrackInfo> track() {
    Arbitrary<String> label = text(1, ProtocolLimits.LABEL_CHARS);
    Arbitrary<List<String>> tags = label.list().ofMaxSize(ProtocolLimits.TAGS);
    Arbitrary<Map<String, String>> traits =
        Arbitraries.maps(label, text(0, ProtocolLimits.TRAIT_CHARS))
            .ofMaxSize(ProtocolLimits.TRAITS);
    Arbitrary<String> name = text(0, ProtocolLimits.TEXT_CHARS);
    return Combinators.combine(
            id(), name.list().ofSize(3), name.injectNull(0.3), position(), tags, traits, optional())
        .as(
            (id, names, album, duration, tag, trait, rest) ->
                new TrackInfo(
                    id,
                    names.get(0),
                    names.get(1),
                    album,
                    duration,
                    tag,
                    rest.language(),
                    rest.year(),
                    rest.url(),
                    trait));
  }

  /** The fields of a track that are mostly absent. */
  private record Optionals(String language, int year, String url) {}

  private static Arbitrary<Optionals> optional() {
    return Combinators.combine(
            text(1, ProtocolLimits.LANGUAGE_CHARS).injectNull(0.3),
            Arbitraries.integers().between(0, ProtocolLimits.YEAR),
            text(1, ProtocolLimits.URL_CHARS).injectNull(0.5))
        .as(Optionals::new);
  }

  private static Arbitrary<Why> why() {
    Arbitrary<Why.Reason> reason =
        Combinators.combine(text(1, ProtocolLimits.LABEL_CHARS), finite()).as(Why.Reason::new);
    return Combinators.combine(
            text(1, ProtocolLimits.LABEL_CHARS),
            Arbitraries.of(true, false),
            Arbitraries.doubles().between(0, 1).ofScale(9),
            sentence().injectNull(0.5),
            reason.list().ofMaxSize(ProtocolLimits.FEATURES),
            text(1, ProtocolLimits.LABEL_CHARS).list().ofMaxSize(ProtocolLimits.CHANNELS))
        .as(Why::new);
  }

  private static Arbitrary<Double> finite() {
    return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
  }
}
