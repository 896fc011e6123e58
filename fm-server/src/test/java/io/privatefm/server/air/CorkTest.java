package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorkTest {
  private final Flushes flushes = new Flushes();
  private final Counter socket = new Counter();
  private final EmbeddedChannel channel = new EmbeddedChannel(socket, new Cork(flushes));

  /** Stands where the socket is, and counts. */
  private static final class Counter extends ChannelOutboundHandlerAdapter {
    private int flushed;

    @Override
    public void flush(ChannelHandlerContext context) {
      flushed++;
      context.flush();
    }
  }

  /** As Vert.x writes outside of a read. */
  private void write(String frame) {
    var _ = channel.write(frame);
    channel.flush();
  }

  private List<Object> sent() {
    return List.copyOf(channel.outboundMessages());
  }

  @Test
  void whatIsWrittenTogetherLeavesInOneGoAndInOrder() {
    flushes.together(
        () -> {
          write("welcome");
          write("play");
          assertEquals(List.of(), sent());
        });
    assertEquals(List.of("welcome", "play"), sent());
    assertEquals(1, socket.flushed);
  }

  @Test
  void whatIsWrittenAloneLeavesAtOnce() {
    write("ack");
    write("play");
    assertEquals(List.of("ack", "play"), sent());
    assertEquals(2, socket.flushed);
  }

  @Test
  void workWithinWorkLeavesWithTheOuter() {
    flushes.together(
        () -> {
          write("ack 1");
          flushes.together(() -> write("ack 2"));
          assertEquals(List.of(), sent());
        });
    assertEquals(List.of("ack 1", "ack 2"), sent());
  }

  @Test
  void whatWasWrittenBeforeAFaultLeavesAndNothingWaitsAfterwards() {
    assertThrows(
        IllegalStateException.class,
        () ->
            flushes.together(
                () -> {
                  write("ack");
                  throw new IllegalStateException("a fault");
                }));
    write("play");
    assertEquals(List.of("ack", "play"), sent());
    assertEquals(2, socket.flushed);
  }
}
