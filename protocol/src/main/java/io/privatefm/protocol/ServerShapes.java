package io.privatefm.protocol;

import static io.privatefm.protocol.Field.flag;
import static io.privatefm.protocol.Field.nested;
import static io.privatefm.protocol.Field.text;
import static io.privatefm.protocol.Field.textIfTold;
import static io.privatefm.protocol.Field.texts;
import static io.privatefm.protocol.Field.whole;
import static io.privatefm.protocol.Field.wholeIfTold;

import com.fasterxml.jackson.core.JsonGenerator;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Bye;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.ServerMessage.Welcome;
import java.io.IOException;
import java.util.List;

/** The shapes of the server's messages. */
final class ServerShapes {
  private static final Shape<Welcome> WELCOME =
      Shape.message(
          "welcome",
          Welcome.class,
          v ->
              new Welcome(
                  v.text(0),
                  v.flag(1),
                  v.whole(2),
                  v.held(3, LimitsInfo.class),
                  v.heldIfTold(4, String.class)),
          text("station", Rules.ID, Welcome::station),
          flag("resumed", Welcome::resumed),
          whole("lastSeq", Rules.LAST_SEQ, Welcome::lastSeq),
          nested("limits", Shapes.LIMITS, Welcome::limits),
          textIfTold("reason", Rules.SENTENCE, Welcome::reason));

  private static final Shape<Play> PLAY =
      Shape.message(
          "play",
          Play.class,
          v -> new Play(v.text(0), v.held(1, TrackInfo.class), v.held(2, Why.class), v.whole(3)),
          text("spin", Rules.ID, Play::spin),
          nested("track", Shapes.TRACK, Play::track),
          nested("why", Shapes.WHY, Play::why),
          whole("positionMs", Rules.POSITION_MS, Play::positionMs)
              .when(play -> play.positionMs() != 0));

  private static final Shape<UpNext> UP_NEXT =
      Shape.message(
          "upnext",
          UpNext.class,
          v -> new UpNext(v.text(0), v.held(1, TrackInfo.class)),
          text("spin", Rules.ID, UpNext::spin),
          nested("track", Shapes.TRACK, UpNext::track));

  private static final Shape<Ack> ACK =
      Shape.message(
          "ack",
          Ack.class,
          v -> new Ack(v.whole(0), v.list(1)),
          whole("seq", Rules.LAST_SEQ, Ack::seq),
          texts("unknown", Rules.UNKNOWN, Ack::unknown));

  private static final Shape<Error> ERROR =
      Shape.message(
          "error",
          Error.class,
          v ->
              new Error(
                  v.text(0),
                  v.text(1),
                  v.heldIfTold(2, String.class),
                  v.wholeIfTold(3),
                  v.wholeIfTold(4)),
          text("code", Rules.LABEL, Error::code),
          text("message", Rules.SENTENCE, Error::message),
          textIfTold("field", Rules.PATH, Error::field),
          wholeIfTold("seq", Rules.SEQ, Error::seq),
          wholeIfTold("expectedSeq", Rules.SEQ, Error::expectedSeq));

  private static final Shape<Bye> BYE =
      Shape.message(
          "bye",
          Bye.class,
          v -> new Bye(v.small(0), v.text(1), v.whole(2)),
          whole("code", Rules.CLOSE_CODE, Bye::code),
          text("reason", Rules.CLOSE_REASON, Bye::reason),
          whole("reconnectAfterMs", Rules.RECONNECT_AFTER_MS, Bye::reconnectAfterMs));

  /** Every message, as the document lists them. */
  static final List<Shape<? extends ServerMessage>> ALL =
      List.of(WELCOME, PLAY, UP_NEXT, ACK, ERROR, BYE);

  private ServerShapes() {}

  static void write(ServerMessage message, JsonGenerator out) throws IOException {
    switch (message) {
      case Welcome welcome -> WELCOME.write(welcome, out);
      case Play play -> PLAY.write(play, out);
      case UpNext upNext -> UP_NEXT.write(upNext, out);
      case Ack ack -> ACK.write(ack, out);
      case Error error -> ERROR.write(error, out);
      case Bye bye -> BYE.write(bye, out);
    }
  }
}
