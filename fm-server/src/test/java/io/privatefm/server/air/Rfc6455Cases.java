package io.privatefm.server.air;

import static io.privatefm.server.air.Talk.BINARY;
import static io.privatefm.server.air.Talk.CLOSE;
import static io.privatefm.server.air.Talk.FIN;
import static io.privatefm.server.air.Talk.MORE;
import static io.privatefm.server.air.Talk.PING;
import static io.privatefm.server.air.Talk.PONG;
import static io.privatefm.server.air.Talk.PROTOCOL_ERROR;
import static io.privatefm.server.air.Talk.TEXT;

import io.privatefm.protocol.CloseCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * The cases of RFC 6455, in the categories of the Autobahn test suite. Text that is not UTF-8 is
 * closed with the server's own code instead of 1007, for which clients do not come again.
 */
final class Rfc6455Cases {
  private static final int BAD_PAYLOAD = 1007;
  private static final int NOT_UTF8 = CloseCode.VIOLATION.code();
  private static final int TOO_LONG = CloseCode.TOO_LONG.code();
  private static final byte[] NOTHING = {};

  private final List<Talk> all = new ArrayList<>();

  private Rfc6455Cases() {}

  /**
   * All of them, for a server with these limits.
   *
   * @param frameBytes its longest frame
   * @param messageBytes its longest message
   */
  static List<Talk> all(int frameBytes, int messageBytes) {
    Rfc6455Cases cases = new Rfc6455Cases();
    cases.framing();
    cases.pings();
    cases.reserved();
    cases.fragments();
    cases.utf8();
    cases.closes();
    cases.undefinedCloses();
    cases.sizes(frameBytes, messageBytes);
    cases.masks();
    return cases.all;
  }

  private Talk talk(String category, String name) {
    Talk talk = new Talk(category, name);
    all.add(talk);
    return talk;
  }

  private void framing() {
    for (int length : new int[] {0, 1, 125, 126, 127, 128, 65_535, 65_536}) {
      byte[] text = "*".repeat(length).getBytes(StandardCharsets.US_ASCII);
      talk("1 framing", "text of " + length).echoes(TEXT, text);
      talk("1 framing", "binary of " + length).inBinary().echoes(BINARY, random(length));
      talk("1 framing", "text of " + length + ", in pieces of 997")
          .inPiecesOf(997)
          .echoes(TEXT, text);
    }
    talk("1 framing", "every byte on its own").inPiecesOf(1).echoes("*".repeat(300));
  }

  private void pings() {
    for (int length : new int[] {0, 5, 125}) {
      byte[] payload = random(length);
      talk("2 pings", "ping of " + length).sends(FIN | PING, payload).hears(PONG, payload);
      talk("2 pings", "ping of " + length + ", every byte on its own")
          .inPiecesOf(1)
          .sends(FIN | PING, payload)
          .hears(PONG, payload);
    }
    talk("2 pings", "ping of 126").sends(FIN | PING, random(126)).closedWith(PROTOCOL_ERROR);
    talk("2 pings", "pong nobody asked for").sends(FIN | PONG, "x").echoes("still here");
    Talk ten = talk("2 pings", "ten pings, ten pongs in order");
    for (int i = 0; i < 10; i++) {
      ten.sends(FIN | PING, "ping " + i).hears(PONG, "ping " + i);
    }
  }

  private void reserved() {
    for (int rsv = 0x10; rsv <= 0x70; rsv += 0x10) {
      for (int opcode : new int[] {TEXT, PING, CLOSE}) {
        talk("3 reserved bits", "rsv " + rsv / 0x10 + " with opcode " + opcode)
            .sends(FIN | rsv | opcode, opcode == CLOSE ? Talk.code(1_000, NOTHING) : NOTHING)
            .closedWith(PROTOCOL_ERROR);
      }
      talk("3 reserved bits", "rsv " + rsv / 0x10 + " after a good frame")
          .echoes("good")
          .sends(FIN | rsv | TEXT, "bad")
          .closedWith(PROTOCOL_ERROR);
    }
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      talk("4 reserved opcodes", "opcode " + opcode)
          .sends(FIN | opcode, "")
          .closedWith(PROTOCOL_ERROR);
      talk("4 reserved opcodes", "opcode " + opcode + " after a good frame")
          .echoes("good")
          .sends(FIN | opcode, "bad")
          .closedWith(PROTOCOL_ERROR);
    }
  }

  private void fragments() {
    talk("5 fragments", "two").sends(TEXT, "one").sends(FIN | MORE, "two").hears(TEXT, "onetwo");
    talk("5 fragments", "two, every byte on its own")
        .inPiecesOf(1)
        .sends(TEXT, "one")
        .sends(FIN | MORE, "two")
        .hears(TEXT, "onetwo");
    talk("5 fragments", "all empty")
        .sends(TEXT, "")
        .sends(MORE, "")
        .sends(FIN | MORE, "")
        .hears(TEXT, "");
    talk("5 fragments", "the middle one alone is not empty")
        .sends(TEXT, "")
        .sends(MORE, "x")
        .sends(FIN | MORE, "")
        .hears(TEXT, "x");
    talk("5 fragments", "with pings between")
        .sends(TEXT, "a")
        .sends(FIN | PING, "1")
        .hears(PONG, "1")
        .sends(MORE, "b")
        .sends(FIN | PING, "2")
        .hears(PONG, "2")
        .sends(FIN | MORE, "c")
        .hears(TEXT, "abc");
    Talk many = talk("5 fragments", "a thousand").inBinary().sends(BINARY, NOTHING);
    for (int i = 0; i < 998; i++) {
      many.sends(MORE, "*");
    }
    many.sends(FIN | MORE, "*").hears(BINARY, "*".repeat(999));
    for (int opcode : new int[] {PING, PONG, CLOSE}) {
      talk("5 fragments", "control frame " + opcode + " in fragments")
          .sends(opcode, "")
          .sends(FIN | MORE, "")
          .closedWith(PROTOCOL_ERROR);
    }
    talk("5 fragments", "nothing to continue, final")
        .sends(FIN | MORE, "x")
        .closedWith(PROTOCOL_ERROR);
    talk("5 fragments", "nothing to continue, not final")
        .sends(MORE, "x")
        .closedWith(PROTOCOL_ERROR);
    talk("5 fragments", "nothing to continue any more")
        .sends(TEXT, "a")
        .sends(FIN | MORE, "b")
        .hears(TEXT, "ab")
        .sends(FIN | MORE, "c")
        .closedWith(PROTOCOL_ERROR);
    talk("5 fragments", "another text begins within one")
        .sends(TEXT, "a")
        .sends(FIN | TEXT, "b")
        .closedWith(PROTOCOL_ERROR);
  }

  private static final List<String> VALID =
      List.of(
          "00",
          "7f",
          "c280",
          "dfbf",
          "e0a080",
          "efbfbf",
          "f0908080",
          "f48fbfbf",
          "ed9fbf",
          "ee8080",
          "efbfbd",
          "efb790",
          "cebae1bdb9cf83cebcceb5",
          "48656c6c6f2dc2b540c39fc3b6");

  private static final List<String> INVALID =
      List.of(
          "80",
          "bf",
          "8080",
          "c0",
          "c2",
          "c0af",
          "c1bf",
          "df",
          "e0",
          "e080",
          "e08080",
          "e09fbf",
          "eda080",
          "edafbf",
          "edb080",
          "edbfbf",
          "ef",
          "efbf",
          "f0",
          "f080",
          "f0808080",
          "f08fbfbf",
          "f4908080",
          "f5808080",
          "f8888080",
          "f888808080",
          "fc8480808080",
          "fe",
          "ff",
          "cebae1bdb9cf83cebcceb5eda080656469746564");

  private void utf8() {
    for (String hex : VALID) {
      byte[] text = HexFormat.of().parseHex(hex);
      talk("6 UTF-8", "valid " + hex).echoes(TEXT, text);
      Talk pieces = talk("6 UTF-8", "valid " + hex + ", a fragment a byte").sends(TEXT, NOTHING);
      for (byte each : text) {
        pieces.sends(MORE, new byte[] {each});
      }
      pieces.sends(FIN | MORE, NOTHING).hears(TEXT, text);
    }
    for (String hex : INVALID) {
      byte[] text = HexFormat.of().parseHex(hex);
      talk("6 UTF-8", "invalid " + hex).sends(FIN | TEXT, text).closedWith(NOT_UTF8);
      Talk pieces = talk("6 UTF-8", "invalid " + hex + ", a fragment a byte").sends(TEXT, "ok");
      for (byte each : text) {
        pieces.sends(MORE, new byte[] {each});
      }
      pieces.sends(FIN | MORE, NOTHING).closedWith(NOT_UTF8);
    }
    for (String hex : List.of("80", "c0", "e080", "eda0", "f080", "f490", "ff")) {
      talk("6 UTF-8", "invalid " + hex + " is told before the message ends")
          .sends(TEXT, HexFormat.of().parseHex("ceba" + hex))
          .closedWith(NOT_UTF8);
    }
  }

  private void closes() {
    talk("7 closes", "without a code").sends(FIN | CLOSE, NOTHING).closedWith(1_000, 1_005);
    talk("7 closes", "after it nothing is answered")
        .sends(FIN | CLOSE, Talk.code(1_000, NOTHING))
        .sends(FIN | TEXT, "too late")
        .sends(FIN | PING, "too late")
        .closedWith(1_000);
    talk("7 closes", "twice")
        .sends(FIN | CLOSE, Talk.code(1_000, NOTHING))
        .sends(FIN | CLOSE, Talk.code(1_000, NOTHING))
        .closedWith(1_000);
    talk("7 closes", "within a message")
        .sends(TEXT, "a")
        .sends(FIN | CLOSE, Talk.code(1_000, NOTHING))
        .closedWith(1_000);
    talk("7 closes", "half a code").sends(FIN | CLOSE, new byte[1]).closedWith(PROTOCOL_ERROR);
    talk("7 closes", "the longest reason")
        .sends(FIN | CLOSE, Talk.code(1_000, "r".repeat(123).getBytes(StandardCharsets.US_ASCII)))
        .closedWith(1_000);
    talk("7 closes", "a longer reason")
        .sends(FIN | CLOSE, Talk.code(1_000, "r".repeat(124).getBytes(StandardCharsets.US_ASCII)))
        .closedWith(PROTOCOL_ERROR);
    talk("7 closes", "a reason that is not UTF-8")
        .sends(FIN | CLOSE, Talk.code(1_000, HexFormat.of().parseHex("cebaeda080")))
        .closedWith(PROTOCOL_ERROR, BAD_PAYLOAD);
    for (int code :
        new int[] {
          1_000, 1_001, 1_002, 1_003, 1_007, 1_008, 1_009, 1_010, 1_011, 3_000, 3_999, 4_000, 4_999
        }) {
      talk("7 closes", "valid code " + code)
          .sends(FIN | CLOSE, Talk.code(code, NOTHING))
          .closedWith(code, 1_000);
    }
    for (int code : new int[] {0, 999, 1_004, 1_005, 1_006, 1_016, 1_100, 2_000, 2_999}) {
      talk("7 closes", "invalid code " + code)
          .sends(FIN | CLOSE, Talk.code(code, NOTHING))
          .closedWith(PROTOCOL_ERROR);
    }
  }

  /** Above 4999 nothing is said about codes: answered or refused, both are right. */
  private void undefinedCloses() {
    for (int code : new int[] {5_000, 65_535}) {
      talk("7 closes", "undefined code " + code)
          .sends(FIN | CLOSE, Talk.code(code, NOTHING))
          .closedWith(code, PROTOCOL_ERROR);
    }
  }

  private void sizes(int frameBytes, int messageBytes) {
    byte[] longest = new byte[frameBytes];
    Arrays.fill(longest, (byte) '*');
    talk("9 sizes", "the longest frame").echoes(TEXT, longest);
    talk("9 sizes", "a longer frame")
        .sends(FIN | TEXT, "*".repeat(frameBytes + 1))
        .closedWith(TOO_LONG);
    Talk message = talk("9 sizes", "the longest message").inBinary().sends(BINARY, longest);
    for (int sent = frameBytes; sent < messageBytes; sent += frameBytes) {
      message.sends(MORE, longest);
    }
    byte[] whole = new byte[messageBytes];
    Arrays.fill(whole, (byte) '*');
    message.sends(FIN | MORE, NOTHING).hears(BINARY, whole);
    Talk tooLong = talk("9 sizes", "a longer message").sends(TEXT, longest);
    for (int sent = frameBytes; sent <= messageBytes; sent += frameBytes) {
      tooLong.sends(MORE, longest);
    }
    tooLong.closedWith(TOO_LONG);
    Talk small = talk("9 sizes", "many small messages");
    for (int i = 0; i < 1_000; i++) {
      small.echoes("message " + i);
    }
  }

  private void masks() {
    talk("10 masks", "a frame without one")
        .sendsUnmasked(FIN | TEXT, "x")
        .closedWith(PROTOCOL_ERROR);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
