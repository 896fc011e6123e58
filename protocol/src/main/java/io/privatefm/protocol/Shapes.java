package io.privatefm.protocol;

import static io.privatefm.protocol.Field.flag;
import static io.privatefm.protocol.Field.nestedList;
import static io.privatefm.protocol.Field.own;
import static io.privatefm.protocol.Field.real;
import static io.privatefm.protocol.Field.text;
import static io.privatefm.protocol.Field.textIfTold;
import static io.privatefm.protocol.Field.textMap;
import static io.privatefm.protocol.Field.texts;
import static io.privatefm.protocol.Field.whole;

import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Signals;
import io.privatefm.protocol.ClientMessage.Taste;

/** The shapes of what is nested in messages. */
final class Shapes {
  static final Shape<Resume> RESUME =
      Shape.nested(
          Resume.class,
          v -> new Resume(v.heldIfTold(0, String.class), v.heldIfTold(1, String.class), v.whole(2)),
          textIfTold("station", Rules.ID, Resume::station),
          textIfTold("spin", Rules.ID, Resume::spin),
          whole("positionMs", Rules.POSITION_MS, Resume::positionMs)
              .when(r -> r.positionMs() != 0));

  static final Shape<Taste> TASTE =
      Shape.nested(
              Taste.class,
              v -> new Taste(v.list(0), v.list(1), v.list(2)),
              texts("artists", Rules.TASTE_ARTISTS, Taste::artists),
              texts("tags", Rules.TASTE_TAGS, Taste::tags),
              texts("tracks", Rules.TASTE_TRACKS, Taste::tracks))
          .under(v -> Rules.tasteFault(v.list(0), v.list(1), v.list(2)));

  static final Shape<Signals> SIGNALS =
      Shape.nested(
          Signals.class,
          v -> new Signals(v.flagIfTold(0), v.flagIfTold(1), v.flagIfTold(2)),
          own("history", Rules.FLAG, Signals::history, (on, out) -> out.writeBoolean(on)),
          own("likes", Rules.FLAG, Signals::likes, (on, out) -> out.writeBoolean(on)),
          own("context", Rules.FLAG, Signals::context, (on, out) -> out.writeBoolean(on)));

  static final Shape<TrackInfo> TRACK =
      Shape.nested(
          TrackInfo.class,
          v ->
              new TrackInfo(
                  v.text(0),
                  v.text(1),
                  v.text(2),
                  v.heldIfTold(3, String.class),
                  v.whole(4),
                  v.list(5),
                  v.heldIfTold(6, String.class),
                  v.small(7),
                  v.heldIfTold(8, String.class),
                  v.texts(9)),
          text("id", Rules.ID, TrackInfo::id),
          text("title", Rules.NAME, TrackInfo::title),
          text("artist", Rules.NAME, TrackInfo::artist),
          textIfTold("album", Rules.NAME, TrackInfo::album),
          whole("durationMs", Rules.DURATION_MS, TrackInfo::durationMs)
              .when(t -> t.durationMs() != 0),
          texts("tags", Rules.TAGS, TrackInfo::tags),
          textIfTold("language", Rules.LANGUAGE, TrackInfo::language),
          whole("year", Rules.YEAR, TrackInfo::year).when(t -> t.year() != 0),
          textIfTold("url", Rules.URL, TrackInfo::url),
          textMap("traits", Rules.TRAITS, TrackInfo::traits));

  static final Shape<Why.Reason> REASON =
      Shape.nested(
          Why.Reason.class,
          v -> new Why.Reason(v.text(0), v.real(1)),
          text("name", Rules.LABEL, Why.Reason::name),
          real("weight", Rules.WEIGHT, Why.Reason::weight));

  static final Shape<Why> WHY =
      Shape.nested(
          Why.class,
          v ->
              new Why(
                  v.text(0),
                  v.flag(1),
                  v.real(2),
                  v.heldIfTold(3, String.class),
                  v.list(4),
                  v.list(5)),
          text("channel", Rules.LABEL, Why::channel),
          flag("explored", Why::explored),
          real("propensity", Rules.PROPENSITY, Why::propensity),
          textIfTold("because", Rules.SENTENCE, Why::because),
          nestedList("features", REASON, ProtocolLimits.FEATURES, Why::features),
          texts("channels", Rules.CHANNELS, Why::channels));

  static final Shape<LimitsInfo> LIMITS =
      Shape.nested(
          LimitsInfo.class,
          v ->
              new LimitsInfo(
                  v.small(0),
                  v.small(1),
                  v.small(2),
                  v.small(3),
                  v.small(4),
                  v.small(5),
                  v.small(6)),
          whole("maxFrameBytes", Rules.LIMIT, LimitsInfo::maxFrameBytes),
          whole("maxWithinTracks", Rules.LIMIT, LimitsInfo::maxWithinTracks),
          whole("messagesPerSecond", Rules.LIMIT, LimitsInfo::messagesPerSecond),
          whole("messageBurst", Rules.LIMIT, LimitsInfo::messageBurst),
          whole("progressEveryMs", Rules.LIMIT, LimitsInfo::progressEveryMs),
          whole("helloWithinMs", Rules.LIMIT, LimitsInfo::helloWithinMs),
          whole("idleAfterMs", Rules.LIMIT, LimitsInfo::idleAfterMs));

  private Shapes() {}
}
