package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a frame costs in garbage: bounded, so that nothing creeps into the hot path unseen. */
class AllocationTest {
  private static final int ROUNDS = 2_000;
  private static final long DECODED_SKIP_BYTES = 1_536;
  private static final long ENCODED_PLAY_BYTES = 4_608;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private Object sink;

  private long bytesOf(Supplier<Object> work) {
    for (int round = 0; round < ROUNDS; round++) {
      sink = work.get();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < ROUNDS; round++) {
      sink = work.get();
    }
    assertTrue(sink != null);
    return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
  }

  @Test
  void readingASkipStaysWithinItsBound() {
    for (FrameCodec codec : FrameCodec.values()) {
      byte[] frame = codec.encode(new ClientMessage.Skipped(2, "p-000001", 9_000, Samples.AT));
      long bytes = bytesOf(() -> codec.decodeClient(frame));
      assertTrue(bytes <= DECODED_SKIP_BYTES, codec + " bytes=" + bytes);
    }
  }

  @Test
  void writingAPlayStaysWithinItsBound() {
    ServerMessage play = new ServerMessage.Play("p-000001", Samples.TRACK, Samples.WHY, 0);
    for (FrameCodec codec : FrameCodec.values()) {
      long bytes = bytesOf(() -> codec.encode(play));
      assertTrue(bytes <= ENCODED_PLAY_BYTES, codec + " bytes=" + bytes);
    }
  }
}
