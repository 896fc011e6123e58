package io.privatefm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.privatefm.protocol.ClientMessage.Kind;
import io.privatefm.protocol.ClientMessage.Mode;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Taste;
import io.privatefm.protocol.ClientMessage.Within;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One of every message with every field told, and pieces of hostile frames. */
final class Samples {
  static final long AT = 1_795_300_000_000L;

  static final TrackInfo TRACK =
      new TrackInfo(
          "4711",
          "Lemon",
          "Kenshi Yonezu",
          "Bootleg",
          255_000,
          List.of("j-pop", "ballad"),
          "ja",
          2018,
          "https://example.org/4711.ogg",
          Map.of("tempo", "88"));

  static final Why WHY =
      new Why(
          "interest",
          true,
          0.125,
          "near \"Lemon\"",
          List.of(new Why.Reason("bias", -0.5)),
          List.of("interest", "popular"));

  static final LimitsInfo LIMITS = new LimitsInfo(65_536, 4_096, 20, 200, 10_000, 5_000, 60_000);

  private static final Taste TASTE = new Taste(List.of("LiSA"), List.of("j-pop"), List.of("4711"));

  static final List<ClientMessage> CLIENT =
      List.of(
          new ClientMessage.Hello("eyJ", "phone-1", new Resume("s-1", "p-000001", 9), true),
          new ClientMessage.Started(1, "p-000001", AT),
          new ClientMessage.Progress(2, "p-000001", 10_000, AT),
          new ClientMessage.Paused(3, "p-000001", 11_000, AT),
          new ClientMessage.Resumed(4, "p-000001", 11_000, AT),
          new ClientMessage.Completed(5, "p-000001", AT),
          new ClientMessage.Skipped(6, "p-000002", 9_000, AT),
          new ClientMessage.Failed(7, "p-000003", "decode error", AT),
          new ClientMessage.Liked(8, "p-000001", AT),
          new ClientMessage.Unliked(9, "p-000001", AT),
          new ClientMessage.Disliked(10, "p-000001", Scope.ARTIST, AT),
          new ClientMessage.Reacted(11, "p-000001", Kind.COMMENTED, 0.5, AT),
          new ClientMessage.Tune(
              12,
              Mode.EXPLORE,
              "work",
              new Within.Tracks(List.of("1", "2")),
              true,
              TASTE,
              true,
              new ClientMessage.Signals(true, false, true),
              AT),
          new ClientMessage.Renew("eyK"));

  static final List<ServerMessage> SERVER =
      List.of(
          new ServerMessage.Welcome("s-81f2", false, 41, LIMITS, "another device played on"),
          new ServerMessage.Play("p-000001", TRACK, WHY, 9_000),
          new ServerMessage.UpNext("p-000002", TRACK),
          new ServerMessage.Ack(2, List.of("taste.artists[1]")),
          new ServerMessage.Error("seq-gap", "must be 3: seq=5", "seq", 5L, 3L),
          new ServerMessage.Bye(4_000, "restart", 2_500));

  static final String[] HOSTILE_JSON = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "NaN",
    "-Infinity",
    "1e999",
    "-0",
    "1e-999999999",
    "99999999999999999999999999",
    "\\ud800",
    "\\u0000",
    "\"type\":",
    "\"seq\":",
    "{\"a\":[{}]}",
    "/*",
    "\u0000",
    "\uFEFF",
    "[[[[[[[[[[[[[[[[[[[[",
    "0.1e1",
    "1.0",
    "'",
    "\\"
  };

  static final String[] HOSTILE_CBOR = {
    "a0",
    "bf",
    "ff",
    "9f",
    "80",
    "5f",
    "7f",
    "c0",
    "c249010000000000000000",
    "d9d9f7",
    "d81900",
    "f6",
    "f7",
    "f97e00",
    "f97c00",
    "fb7ff8000000000000",
    "1bffffffffffffffff",
    "3bffffffffffffffff",
    "9bffffffffffffffff",
    "bb7fffffffffffffff",
    "5b7fffffffffffffff",
    "7b7fffffffffffffff",
    "7affffffff",
    "5affffffff",
    "e0",
    "f8ff",
    "1c",
    "62c080",
    "63eda080",
    "64f4908080",
    "6374797065",
    "63736571",
    "40",
    "60",
    "818181818181818181818181818181818181"
  };

  private Samples() {}

  /** Frames of the greatest length that ask for the most work. */
  static List<byte[]> bombs(FrameCodec codec) {
    return codec.binary()
        ? List.of(
            filled(0x81),
            filled(0x9F),
            filled(0xA1),
            filled(0xBF),
            filled(0x7F),
            filled(0xC1),
            filled(0x5F),
            filled(0x00),
            filled(0x60),
            filled(0xFF),
            filled(0xFB))
        : List.of(
            repeated("["),
            repeated("{\"a\":"),
            repeated("{\"type\":\"liked\",\"x\":[{\"a\":"),
            repeated("9"),
            repeated("\""),
            repeated(" "),
            repeated("\\u0041"),
            manyNames(0),
            repeated("{\"type\":1e9999999,"));
  }

  private static byte[] filled(int with) {
    byte[] frame = new byte[ProtocolLimits.FRAME_BYTES];
    Arrays.fill(frame, (byte) with);
    return frame;
  }

  private static byte[] repeated(String piece) {
    return piece.repeat(ProtocolLimits.FRAME_BYTES / piece.length()).getBytes(UTF_8);
  }

  static byte[] manyNames(int salt) {
    StringBuilder frame = new StringBuilder("{\"type\":\"liked\"");
    for (int name = 0; frame.length() < ProtocolLimits.FRAME_BYTES - 20; name++) {
      frame.append(",\"").append(Integer.toString(name * 31 + salt, 36)).append("\":1");
    }
    return frame.append('}').toString().getBytes(UTF_8);
  }
}
