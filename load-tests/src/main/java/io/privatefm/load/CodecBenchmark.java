package io.privatefm.load;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.Inbound;
import io.privatefm.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a server does to frames: reads a listener's feedback, writes an {@code ack} and a spin. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
  private static final String PLAY =
      """
      {"type":"play","spin":"p-000001","track":{"id":"4711","title":"Lemon","artist":"Kenshi Yonezu",\
      "album":"Stray Sheep","durationMs":255000,"tags":["j-pop","2010s","calm"],"language":"ja","year":2018},\
      "why":{"channel":"interest","explored":false,"propensity":0.25,"because":"near what you heard out",\
      "features":[{"name":"interest","weight":0.8},{"name":"popularity","weight":0.1}],\
      "channels":["interest","graph"]}}""";

  /** The form on the wire. */
  @Param({"JSON", "CBOR"})
  FrameCodec codec;

  private byte[] skipped;
  private ServerMessage play;
  private final ServerMessage ack = new ServerMessage.Ack(1_234);

  /** Makes the frames. */
  @Setup
  public void frames() {
    skipped = codec.encode(new ClientMessage.Skipped(1_234, "p-000001", 9_000, 1_795_300_009_000L));
    play = (ServerMessage) FrameCodec.JSON.decodeServer(PLAY.getBytes(StandardCharsets.UTF_8));
  }

  /** A skip as it comes. */
  @Benchmark
  public Inbound.FromClient decodeSkipped() {
    return codec.decodeClient(skipped);
  }

  /** An acknowledgement. */
  @Benchmark
  public byte[] encodeAck() {
    return codec.encode(ack);
  }

  /** A spin with its track and why. */
  @Benchmark
  public byte[] encodePlay() {
    return codec.encode(play);
  }
}
