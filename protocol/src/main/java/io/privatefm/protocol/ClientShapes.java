package io.privatefm.protocol;

import static io.privatefm.protocol.Field.choice;
import static io.privatefm.protocol.Field.flag;
import static io.privatefm.protocol.Field.own;
import static io.privatefm.protocol.Field.realIfTold;
import static io.privatefm.protocol.Field.text;
import static io.privatefm.protocol.Field.whole;

import com.fasterxml.jackson.core.JsonGenerator;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Failed;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Kind;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Mode;
import io.privatefm.protocol.ClientMessage.Paused;
import io.privatefm.protocol.ClientMessage.Progress;
import io.privatefm.protocol.ClientMessage.Reacted;
import io.privatefm.protocol.ClientMessage.Renew;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Resumed;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Signals;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ClientMessage.Unliked;
import io.privatefm.protocol.ClientMessage.Within;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The shapes of the client's messages. */
final class ClientShapes {
  private static final Shape<Hello> HELLO =
      Shape.message(
          "hello",
          Hello.class,
          v -> new Hello(v.text(0), v.text(1), v.heldIfTold(2, Resume.class), v.flag(3)),
          text("token", Rules.TOKEN, Hello::token),
          text("device", Rules.ID, Hello::device),
          own("resume", new NestedRule<>(Shapes.RESUME), Hello::resume, Shapes.RESUME::write),
          flag("deliverOnly", Hello::deliverOnly).when(Hello::deliverOnly));

  private static final Shape<Renew> RENEW =
      Shape.message(
          "renew",
          Renew.class,
          v -> new Renew(v.text(0)),
          text("token", Rules.TOKEN, Renew::token));

  private static final Shape<Started> STARTED =
      Shape.message(
          "started",
          Started.class,
          v -> new Started(v.whole(0), v.text(1), v.whole(2)),
          whole("seq", Rules.SEQ, Started::seq),
          text("spin", Rules.ID, Started::spin),
          whole("atMs", Rules.TIME_MS, Started::atMs));

  private static final Shape<Progress> PROGRESS =
      Shape.message(
          "progress",
          Progress.class,
          v -> new Progress(v.whole(0), v.text(1), v.whole(2), v.whole(3)),
          whole("seq", Rules.SEQ, Progress::seq),
          text("spin", Rules.ID, Progress::spin),
          whole("positionMs", Rules.POSITION_MS, Progress::positionMs),
          whole("atMs", Rules.TIME_MS, Progress::atMs));

  private static final Shape<Paused> PAUSED =
      Shape.message(
          "paused",
          Paused.class,
          v -> new Paused(v.whole(0), v.text(1), v.whole(2), v.whole(3)),
          whole("seq", Rules.SEQ, Paused::seq),
          text("spin", Rules.ID, Paused::spin),
          whole("positionMs", Rules.POSITION_MS, Paused::positionMs),
          whole("atMs", Rules.TIME_MS, Paused::atMs));

  private static final Shape<Resumed> RESUMED =
      Shape.message(
          "resumed",
          Resumed.class,
          v -> new Resumed(v.whole(0), v.text(1), v.whole(2), v.whole(3)),
          whole("seq", Rules.SEQ, Resumed::seq),
          text("spin", Rules.ID, Resumed::spin),
          whole("positionMs", Rules.POSITION_MS, Resumed::positionMs),
          whole("atMs", Rules.TIME_MS, Resumed::atMs));

  private static final Shape<Completed> COMPLETED =
      Shape.message(
          "completed",
          Completed.class,
          v -> new Completed(v.whole(0), v.text(1), v.whole(2)),
          whole("seq", Rules.SEQ, Completed::seq),
          text("spin", Rules.ID, Completed::spin),
          whole("atMs", Rules.TIME_MS, Completed::atMs));

  private static final Shape<Skipped> SKIPPED =
      Shape.message(
          "skipped",
          Skipped.class,
          v -> new Skipped(v.whole(0), v.text(1), v.whole(2), v.whole(3)),
          whole("seq", Rules.SEQ, Skipped::seq),
          text("spin", Rules.ID, Skipped::spin),
          whole("positionMs", Rules.POSITION_MS, Skipped::positionMs),
          whole("atMs", Rules.TIME_MS, Skipped::atMs));

  private static final Shape<Failed> FAILED =
      Shape.message(
          "failed",
          Failed.class,
          v -> new Failed(v.whole(0), v.text(1), v.text(2), v.whole(3)),
          whole("seq", Rules.SEQ, Failed::seq),
          text("spin", Rules.ID, Failed::spin),
          text("reason", Rules.SENTENCE, Failed::reason),
          whole("atMs", Rules.TIME_MS, Failed::atMs));

  private static final Shape<Liked> LIKED =
      Shape.message(
          "liked",
          Liked.class,
          v -> new Liked(v.whole(0), v.text(1), v.whole(2)),
          whole("seq", Rules.SEQ, Liked::seq),
          text("spin", Rules.ID, Liked::spin),
          whole("atMs", Rules.TIME_MS, Liked::atMs));

  private static final Shape<Unliked> UNLIKED =
      Shape.message(
          "unliked",
          Unliked.class,
          v -> new Unliked(v.whole(0), v.text(1), v.whole(2)),
          whole("seq", Rules.SEQ, Unliked::seq),
          text("spin", Rules.ID, Unliked::spin),
          whole("atMs", Rules.TIME_MS, Unliked::atMs));

  private static final Shape<Disliked> DISLIKED =
      Shape.message(
          "disliked",
          Disliked.class,
          v -> new Disliked(v.whole(0), v.text(1), scope(v), v.whole(3)),
          whole("seq", Rules.SEQ, Disliked::seq),
          text("spin", Rules.ID, Disliked::spin),
          choice("scope", Rules.SCOPE, Disliked::scope).when(d -> d.scope() != Scope.TRACK),
          whole("atMs", Rules.TIME_MS, Disliked::atMs));

  private static final Shape<Reacted> REACTED =
      Shape.message(
          "reacted",
          Reacted.class,
          v ->
              new Reacted(
                  v.whole(0), v.text(1), v.held(2, Kind.class), v.realIfTold(3), v.whole(4)),
          whole("seq", Rules.SEQ, Reacted::seq),
          text("spin", Rules.ID, Reacted::spin),
          choice("kind", Rules.KIND, Reacted::kind),
          realIfTold("polarity", Rules.POLARITY, Reacted::polarity),
          whole("atMs", Rules.TIME_MS, Reacted::atMs));

  private static final Shape<Tune> TUNE =
      Shape.message(
          "tune",
          Tune.class,
          v ->
              new Tune(
                  v.whole(0),
                  v.heldIfTold(1, Mode.class),
                  v.heldIfTold(2, String.class),
                  v.heldIfTold(3, Within.class),
                  v.flagIfTold(4),
                  v.heldIfTold(5, Taste.class),
                  v.flagIfTold(6),
                  v.heldIfTold(7, Signals.class),
                  v.whole(8)),
          whole("seq", Rules.SEQ, Tune::seq),
          own("mode", Rules.MODE, Tune::mode, (m, out) -> out.writeString(Rules.MODE.name(m))),
          own("scene", Rules.SCENE, Tune::scene, ClientShapes::writeScene),
          own("within", Rules.WITHIN, Tune::within, WithinRule::write),
          own("incognito", Rules.FLAG, Tune::incognito, (on, out) -> out.writeBoolean(on)),
          own("taste", new NestedRule<>(Shapes.TASTE), Tune::taste, Shapes.TASTE::write),
          own(
              "pausePersonalisation",
              Rules.FLAG,
              Tune::pausePersonalisation,
              (on, out) -> out.writeBoolean(on)),
          own("signals", new NestedRule<>(Shapes.SIGNALS), Tune::signals, Shapes.SIGNALS::write),
          whole("atMs", Rules.TIME_MS, Tune::atMs).when(t -> t.atMs() != 0));

  /** Every message, as the document lists them. */
  static final List<Shape<? extends ClientMessage>> ALL =
      List.of(
          HELLO, STARTED, PROGRESS, PAUSED, RESUMED, COMPLETED, SKIPPED, FAILED, LIKED, UNLIKED,
          DISLIKED, REACTED, TUNE, RENEW);

  private ClientShapes() {}

  private static Scope scope(Values values) {
    return Objects.requireNonNullElse(values.heldIfTold(2, Scope.class), Scope.TRACK);
  }

  private static void writeScene(String scene, JsonGenerator out) throws IOException {
    if (scene.isEmpty()) {
      out.writeNull();
    } else {
      out.writeString(scene);
    }
  }

  static void write(ClientMessage message, JsonGenerator out) throws IOException {
    switch (message) {
      case Hello hello -> HELLO.write(hello, out);
      case Renew renew -> RENEW.write(renew, out);
      case Started started -> STARTED.write(started, out);
      case Progress progress -> PROGRESS.write(progress, out);
      case Paused paused -> PAUSED.write(paused, out);
      case Resumed resumed -> RESUMED.write(resumed, out);
      case Completed completed -> COMPLETED.write(completed, out);
      case Skipped skipped -> SKIPPED.write(skipped, out);
      case Failed failed -> FAILED.write(failed, out);
      case Liked liked -> LIKED.write(liked, out);
      case Unliked unliked -> UNLIKED.write(unliked, out);
      case Disliked disliked -> DISLIKED.write(disliked, out);
      case Reacted reacted -> REACTED.write(reacted, out);
      case Tune tune -> TUNE.write(tune, out);
    }
  }
}
