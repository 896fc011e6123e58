package io.privatefm.bench.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
  @Test
  void aMethodTellsThePartThatNamesItOrItsClass() {
    assertEquals(Part.DECODE, Part.of("io.privatefm.protocol.FrameCodec.decodeClient"));
    assertEquals(Part.NEAR, Part.of("io.privatefm.recall.NearInterests.recall"));
    assertEquals(Part.NEAR, Part.of("io.privatefm.recall.NearInterests$Inner.any"));
    assertEquals(Part.EVIDENCE, Part.of("io.privatefm.engine.SpinDraw.spin"));
    assertEquals(Part.DRAW_REST, Part.of("io.privatefm.engine.SpinDraw.next"));
    assertNull(Part.of("io.privatefm.recall.RecallRows.add"), "another class");
    assertNull(Part.of("io.netty.channel.epoll.EpollIoHandler.run"));
  }

  @Test
  void whatIsNamedOfTheBrainAndTheProtocolIsThere() throws ClassNotFoundException {
    List<String> here =
        Arrays.stream(Part.values())
            .flatMap(part -> part.names().stream())
            .filter(name -> !name.startsWith("io.privatefm.server"))
            .toList();
    assertTrue(here.size() > 10);
    for (String name : here) {
      String last = name.substring(name.lastIndexOf('.') + 1);
      boolean method = Character.isLowerCase(last.charAt(0));
      Class<?> type = Class.forName(method ? name.substring(0, name.lastIndexOf('.')) : name);
      assertTrue(
          !method
              || Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(last)),
          name);
    }
  }
}
