package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.FrameCodec;
import io.privatefm.server.air.RawSocket.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6455 by raw sockets, against an echo behind the server's own HTTP options and assembly of
 * frames. Leaves a table of what was passed in {@code target/rfc6455.md}.
 */
class Rfc6455IT {
  private static final Limits USUAL = Limits.defaults();
  private static final int FRAME_BYTES = 1 << 20;
  private static final int MESSAGE_BYTES = 4 << 20;
  private static final Map<String, int[]> PASSED = new TreeMap<>(Rfc6455IT::byNumber);
  private static Echo echo;

  private static int byNumber(String one, String other) {
    return Integer.compare(number(one), number(other));
  }

  private static int number(String category) {
    return Integer.parseInt(category.substring(0, category.indexOf(' ')));
  }

  @BeforeAll
  static void start() {
    echo = new Echo(USUAL.but().frameBytes(FRAME_BYTES).messageBytes(MESSAGE_BYTES).build());
  }

  @AfterAll
  static void tell() throws IOException {
    echo.close();
    List<String> lines =
        new ArrayList<>(
            List.of("| category | cases | strictly | not strictly |", "|---|---:|---:|---:|"));
    PASSED.forEach(
        (category, counts) ->
            lines.add(
                "| %s | %d | %d | %d |".formatted(category, counts[0], counts[1], counts[2])));
    Files.write(Path.of("target", "rfc6455.md"), lines);
  }

  static List<Talk> cases() {
    return Rfc6455Cases.all(FRAME_BYTES, MESSAGE_BYTES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theServerAnswersAsTheRfcSays(Talk talk) throws Exception {
    int[] counts = PASSED.computeIfAbsent(talk.category, _ -> new int[3]);
    counts[0]++;
    FrameCodec codec = talk.binary ? FrameCodec.CBOR : FrameCodec.JSON;
    try (RawSocket socket = new RawSocket(echo.port(), codec.subprotocol())) {
      Thread sender =
          Thread.ofVirtual().start(() -> talk.sent.forEach(each -> socket.send(each, talk.piece)));
      for (Frame expected : talk.expected) {
        Optional<Frame> heard = socket.next();
        if (heard.isEmpty() && talk.mayBeDropped()) {
          counts[2]++; // what was answered went with the line
          return;
        }
        assertEquals(Optional.of(expected), heard);
      }
      sender.join();
      List<Integer> codes = talk.closeCodes;
      if (codes.isEmpty()) {
        close(socket, 1_000);
        codes = List.of(1_000);
      }
      Optional<Frame> close = socket.next();
      if (close.isPresent() || !talk.mayBeDropped()) {
        Frame last = close.orElseThrow(() -> new AssertionError("closed without a code"));
        assertEquals(Talk.CLOSE, last.opcode(), "opcode");
        assertTrue(codes.contains(last.closeCode()), last.closeCode() + " is none of " + codes);
        close(socket, last.closeCode());
        assertEquals(Optional.empty(), socket.next());
      }
    }
    counts[1]++;
  }

  private static void close(RawSocket socket, int code) {
    byte[] payload = Talk.code(code, new byte[0]);
    socket.send(RawSocket.frame(Talk.FIN | Talk.CLOSE, payload), payload.length + 16);
  }
}
