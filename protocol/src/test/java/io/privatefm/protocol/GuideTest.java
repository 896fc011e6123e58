package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guide for client developers, docs/protocol.md, shows real frames and forgets nothing. */
class GuideTest {
  private static List<String> lines;
  private static String text;

  @BeforeAll
  static void read() throws IOException {
    Path guide = Path.of(System.getProperty("basedir", "."), "..", "docs", "protocol.md");
    lines = Files.readAllLines(guide);
    text = String.join("\n", lines);
  }

  private static Stream<byte[]> frames(String side) {
    return lines.stream()
        .filter(line -> line.startsWith(side + " {"))
        .map(line -> line.substring(2).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheClientSaysInTheTranscriptIsRead() {
    List<Inbound.FromClient> said = frames(">").map(FrameCodec.JSON::decodeClient).toList();
    assertInstanceOf(ClientMessage.Hello.class, said.getFirst());
    List<Inbound.FromClient> refused = said.stream().filter(Rejection.class::isInstance).toList();
    assertEquals(
        List.of(new Rejection("invalid-field", "must be >= 0: positionMs=-3", "positionMs", 4L)),
        refused);
  }

  @Test
  void whatTheServerSaysInTheTranscriptIsRead() {
    List<Inbound.FromServer> said = frames("<").map(FrameCodec.JSON::decodeServer).toList();
    assertInstanceOf(ServerMessage.Welcome.class, said.getFirst());
    said.forEach(message -> assertInstanceOf(ServerMessage.class, message));
  }

  @Test
  void everyMessageAndFieldIsToldOf() {
    ShapesTest.everyShape()
        .forEach(
            shape -> {
              if (shape.type != null) {
                told("| `" + shape.type + "` |");
              }
              shape.fields.forEach(field -> told("`" + field.name + "`"));
            });
  }

  @Test
  void everyCodeIsToldOf() {
    Arrays.stream(ErrorCode.values()).forEach(code -> told("| `" + code.code() + "` |"));
    Arrays.stream(CloseCode.values())
        .forEach(code -> told("| " + code.code() + " | " + code.name() + " |"));
  }

  private static void told(String words) {
    assertTrue(text.contains(words), words);
  }
}
