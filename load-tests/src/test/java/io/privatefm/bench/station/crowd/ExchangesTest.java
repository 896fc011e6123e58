package io.privatefm.bench.station.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.bench.station.crowd.Kind.Answer;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangesTest {
  @TempDir Path folder;

  @Test
  void theAnswerOfMedianLengthIsKeptOfEachKind() throws IOException {
    Exchanges exchanges = new Exchanges();
    exchanges.add(Kind.SKIPPED, List.of("{ack}", "{a long play}"));
    exchanges.add(Kind.SKIPPED, List.of("{ack}", "{play}"));
    exchanges.add(Kind.SKIPPED, List.of("{}"));
    exchanges.add(Kind.LIKED, List.of("{ack}"));
    assertFalse(exchanges.missing().contains(Kind.LIKED));
    assertEquals(Kind.values().length - 2, exchanges.missing().size());
    Path file = folder.resolve("exchanges.json");
    exchanges.write(file);
    assertEquals(List.of("{ack}", "{play}"), Exchanges.read(file).get("skipped"));
    assertEquals(List.of("{ack}"), Exchanges.read(file).get("liked"));
  }

  @Test
  void whatTheServersCodecWritesIsToldApartByItsBeginning() {
    assertEquals(Answer.ACK, answer(new ServerMessage.Ack(3)));
    assertEquals(Answer.BYE, answer(new ServerMessage.Bye(4000, "the server stops", 10)));
    assertEquals(Answer.ERROR, answer(ServerMessage.Error.gap(6, 5)));
    assertThrows(IllegalStateException.class, () -> Answer.of("{\"seq\":3}"));
  }

  private static Answer answer(ServerMessage message) {
    return Answer.of(new String(FrameCodec.JSON.encode(message), StandardCharsets.UTF_8));
  }
}
