package io.privatefm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.protocol.ClientMessage.Mode;
import io.privatefm.protocol.ClientMessage.Within;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The frames of a short connection, to the letter. */
class TranscriptTest {
  private static final LimitsInfo LIMITS =
      new LimitsInfo(65_536, 4_096, 20, 200, 10_000, 5_000, 60_000);
  private static final TrackInfo LEMON =
      new TrackInfo(
          "4711", "Lemon", "Kenshi Yonezu", null, 255_000, List.of(), null, 0, null, Map.of());
  private static final Why WHY =
      new Why(
          "interest",
          false,
          0.25,
          "near \"Lemon\", which you liked",
          List.of(new Why.Reason("similarity", 1.5)));

  private static void client(String frame, ClientMessage message) {
    assertEquals(frame, new String(FrameCodec.JSON.encode(message), UTF_8));
    assertEquals(message, FrameCodec.JSON.decodeClient(frame.getBytes(UTF_8)));
    assertEquals(message, FrameCodec.CBOR.decodeClient(FrameCodec.CBOR.encode(message)));
  }

  private static void server(String frame, ServerMessage message) {
    assertEquals(frame, new String(FrameCodec.JSON.encode(message), UTF_8));
    assertEquals(message, FrameCodec.JSON.decodeServer(frame.getBytes(UTF_8)));
    assertEquals(message, FrameCodec.CBOR.decodeServer(FrameCodec.CBOR.encode(message)));
  }

  @Test
  void aConnectionBeginsWithHelloAndWelcome() {
    client(
        """
        {"type":"hello","token":"eyJ","device":"phone-1"}""",
        new ClientMessage.Hello("eyJ", "phone-1", null, false));
    server(
        """
        {"type":"welcome","station":"s-81f2","resumed":false,"lastSeq":0,"limits":\
        {"maxFrameBytes":65536,"maxWithinTracks":4096,"messagesPerSecond":20,"messageBurst":200,\
        "progressEveryMs":10000,"helloWithinMs":5000,"idleAfterMs":60000}}""",
        new ServerMessage.Welcome("s-81f2", false, 0, LIMITS, null));
  }

  @Test
  void aSpinIsPlayedAndSkipped() {
    server(
        """
        {"type":"play","spin":"p-000001","track":{"id":"4711","title":"Lemon",\
        "artist":"Kenshi Yonezu","durationMs":255000},"why":{"channel":"interest",\
        "explored":false,"propensity":0.25,"because":"near \\"Lemon\\", which you liked",\
        "features":[{"name":"similarity","weight":1.5}]}}""",
        new ServerMessage.Play("p-000001", LEMON, WHY, 0));
    client(
        """
        {"type":"started","seq":1,"spin":"p-000001","atMs":1795300000000}""",
        new ClientMessage.Started(1, "p-000001", 1_795_300_000_000L));
    client(
        """
        {"type":"skipped","seq":2,"spin":"p-000001","positionMs":9000,"atMs":1795300009000}""",
        new ClientMessage.Skipped(2, "p-000001", 9_000, 1_795_300_009_000L));
    server(
        """
        {"type":"ack","seq":2}""",
        new ServerMessage.Ack(2));
  }

  @Test
  void aTuneSaysOnlyWhatChanges() {
    client(
        """
        {"type":"tune","seq":3,"mode":"explore","within":["4711","12","99"]}""",
        tune(Mode.EXPLORE, null, new Within.Tracks(List.of("4711", "12", "99"))));
    client(
        """
        {"type":"tune","seq":3,"within":null}""",
        tune(null, null, new Within.Everything()));
    client(
        """
        {"type":"tune","seq":3,"scene":null,"within":"my-set"}""",
        tune(null, "", new Within.StoredSet("my-set")));
  }

  private static ClientMessage tune(Mode mode, String scene, Within within) {
    return new ClientMessage.Tune(3, mode, scene, within, null, 0);
  }
}
