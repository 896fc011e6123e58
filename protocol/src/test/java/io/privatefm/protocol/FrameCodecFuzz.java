package io.privatefm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hostile bytes: whatever comes, the answer is a message or a rejection, never an exception and
 * never a hang. Seeded by {@code -Dfm.fuzz.seed}, else by the clock; the seed is printed.
 */
class FrameCodecFuzz {
  private static final int EXECUTIONS = Integer.getInteger("fm.fuzz.executions", 20_000);
  private static final long SEED = Long.getLong("fm.fuzz.seed", System.nanoTime());
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final Random random = new Random(SEED);

  private static List<byte[]> validFrames(FrameCodec codec) {
    List<byte[]> frames = new ArrayList<>();
    for (int seed = 0; seed < 64; seed++) {
      frames.add(codec.encode(Samples.CLIENT.get(seed % Samples.CLIENT.size())));
      frames.add(codec.encode(Samples.SERVER.get(seed % Samples.SERVER.size())));
    }
    return frames;
  }

  private void hold(FrameCodec codec, byte[] frame) {
    try {
      requireReasoned(codec.decodeClient(frame));
      requireReasoned(codec.decodeServer(frame));
    } catch (RuntimeException | Error e) {
      String shown = HexFormat.of().formatHex(frame);
      throw new AssertionError("seed=" + SEED + " codec=" + codec + " frame=" + shown, e);
    }
  }

  /**
   * A rejection says where and can always be told to the client; a message can always be written
   * again. An unknown offset would be a fault of the codec's own that was caught at its edge.
   */
  private static void requireReasoned(Inbound inbound) {
    switch (inbound) {
      case Rejection rejection -> {
        assertFalse(rejection.message().endsWith("offset=-1"), rejection.message());
        FrameCodec.JSON.encode(rejection.toError());
      }
      case ClientMessage message ->
          assertEquals(message, FrameCodec.CBOR.decodeClient(FrameCodec.CBOR.encode(message)));
      case ServerMessage message ->
          assertEquals(message, FrameCodec.CBOR.decodeServer(FrameCodec.CBOR.encode(message)));
    }
  }

  private void fuzz(String what, int executions, Runnable one) {
    System.out.printf("%s: seed=%d executions=%d%n", what, SEED, executions);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int execution = 0; execution < executions; execution++) {
            one.run();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void randomBytesAreRejectedWithAReason(FrameCodec codec) {
    fuzz(
        "random bytes, " + codec,
        EXECUTIONS,
        () -> {
          byte[] frame = new byte[random.nextInt(200)];
          random.nextBytes(frame);
          hold(codec, frame);
        });
  }

  @ParameterizedTest
  @EnumSource
  void mutatedFramesAreReadOrRejected(FrameCodec codec) {
    List<byte[]> frames = validFrames(codec);
    fuzz(
        "mutated frames, " + codec,
        EXECUTIONS,
        () -> hold(codec, mutated(frames.get(random.nextInt(frames.size())), codec)));
  }

  private byte[] mutated(byte[] original, FrameCodec codec) {
    byte[] frame = original.clone();
    for (int times = 1 + random.nextInt(4); times > 0 && frame.length > 0; times--) {
      int at = random.nextInt(frame.length);
      switch (random.nextInt(5)) {
        case 0 -> frame[at] = (byte) random.nextInt(256);
        case 1 -> frame[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> frame = Arrays.copyOf(frame, at);
        case 3 -> frame = spliced(frame, at, pieces(codec));
        default -> frame = spliced(frame, at, Arrays.copyOfRange(original, 0, at));
      }
    }
    return frame;
  }

  private byte[] pieces(FrameCodec codec) {
    String[] hostile = codec.binary() ? Samples.HOSTILE_CBOR : Samples.HOSTILE_JSON;
    String piece = hostile[random.nextInt(hostile.length)];
    return codec.binary() ? HexFormat.of().parseHex(piece) : piece.getBytes(UTF_8);
  }

  private static byte[] spliced(byte[] frame, int at, byte[] piece) {
    byte[] longer = new byte[frame.length + piece.length];
    System.arraycopy(frame, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(frame, at, longer, at + piece.length, frame.length - at);
    return longer;
  }

  @ParameterizedTest
  @EnumSource
  void aFrameCutAtAnyByteIsRejected(FrameCodec codec) {
    for (byte[] frame : validFrames(codec)) {
      for (int length = 0; length < frame.length; length++) {
        byte[] cut = Arrays.copyOf(frame, length);
        assertInstanceOf(Rejection.class, codec.decodeClient(cut));
        assertInstanceOf(Rejection.class, codec.decodeServer(cut));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCutFrameNeverTellsAnotherSeq(FrameCodec codec) {
    byte[] frame = codec.encode(new ClientMessage.Liked(123_456_789, "p-000001", 1));
    for (int length = 0; length < frame.length; length++) {
      Rejection cut = (Rejection) codec.decodeClient(Arrays.copyOf(frame, length));
      if (cut.seq() != null) {
        assertEquals(123_456_789L, cut.seq(), () -> "length=" + cut);
      }
    }
  }

  /** The parser remembers names: what strangers send must not crowd out those of the protocol. */
  @Test
  void framesFullOfStrangeNamesLeaveTheNextOnesReadable() {
    byte[] frame = FrameCodec.JSON.encode(Samples.CLIENT.get(6));
    fuzz(
        "strange names",
        EXECUTIONS / 200,
        () -> {
          hold(FrameCodec.JSON, Samples.manyNames(random.nextInt()));
          assertEquals(Samples.CLIENT.get(6), FrameCodec.JSON.decodeClient(frame));
        });
  }

  @Test
  void theLongestFramesAreReadInBoundedTime() {
    for (FrameCodec codec : FrameCodec.values()) {
      for (byte[] bomb : Samples.bombs(codec)) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> hold(codec, bomb));
      }
    }
  }
}
