package io.privatefm.client;

import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.FrameCodec;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a client connects and counts.
 *
 * @param url where the server listens, {@code ws://host:port/v1/fm} or {@code wss://…}
 * @param token asked for at every {@code hello}, so that it may be renewed meanwhile
 * @param device this device's id; {@code seq} counts per listener and device
 * @param codec the form of the messages on the wire
 * @param deliverOnly hands in a backlog without taking the station over
 * @param resume the station of an earlier life of this client, for the first {@code hello}
 * @param acknowledgedSeq the last acknowledged {@code seq} of that life; negative: not remembered
 * @param maxUnacknowledged how many messages may wait for their {@code ack}
 * @param firstReconnectMs about how long to wait before the first reconnect; doubles
 * @param maxReconnectMs at most how long
 * @param answerWithinMs how long the server may take to answer: the handshake, {@code hello},
 *     anything that is to be acknowledged; then the connection counts as lost
 * @param clock the client's own time, sent with feedback
 * @param random the jitter of the reconnects
 */
public record FmClientOptions(
    URI url,
    Supplier<String> token,
    String device,
    FrameCodec codec,
    boolean deliverOnly,
    @Nullable Resume resume,
    long acknowledgedSeq,
    int maxUnacknowledged,
    long firstReconnectMs,
    long maxReconnectMs,
    long answerWithinMs,
    InstantSource clock,
    RandomGenerator random) {

  public FmClientOptions {
    atLeast(1, maxUnacknowledged, "maxUnacknowledged");
    atLeast(1, firstReconnectMs, "firstReconnectMs");
    atLeast(firstReconnectMs, maxReconnectMs, "maxReconnectMs");
    atLeast(1, answerWithinMs, "answerWithinMs");
  }

  /** Options of a client that remembers nothing and speaks JSON. */
  public static FmClientOptions of(URI url, String token, String device) {
    return new FmClientOptions(
        url,
        () -> token,
        device,
        FrameCodec.JSON,
        false,
        null,
        -1,
        1_000,
        250,
        30_000,
        15_000,
        InstantSource.system(),
        RandomGenerator.getDefault());
  }

  public FmClientOptions withCodec(FrameCodec other) {
    return with(
        other,
        deliverOnly,
        resume,
        acknowledgedSeq,
        firstReconnectMs,
        answerWithinMs,
        clock,
        random);
  }

  public FmClientOptions withDeliverOnly(boolean only) {
    return with(
        codec, only, resume, acknowledgedSeq, firstReconnectMs, answerWithinMs, clock, random);
  }

  /** Continues an earlier life of the same device. */
  public FmClientOptions withMemory(Resume last, long lastAcknowledgedSeq) {
    return with(
        codec,
        deliverOnly,
        last,
        lastAcknowledgedSeq,
        firstReconnectMs,
        answerWithinMs,
        clock,
        random);
  }

  public FmClientOptions withFirstReconnectMs(long delayMs) {
    return with(
        codec, deliverOnly, resume, acknowledgedSeq, delayMs, answerWithinMs, clock, random);
  }

  public FmClientOptions withAnswerWithinMs(long patienceMs) {
    return with(
        codec, deliverOnly, resume, acknowledgedSeq, firstReconnectMs, patienceMs, clock, random);
  }

  public FmClientOptions withClock(InstantSource own) {
    return with(
        codec, deliverOnly, resume, acknowledgedSeq, firstReconnectMs, answerWithinMs, own, random);
  }

  public FmClientOptions withRandom(RandomGenerator own) {
    return with(
        codec, deliverOnly, resume, acknowledgedSeq, firstReconnectMs, answerWithinMs, clock, own);
  }

  private FmClientOptions with(
      FrameCodec theCodec,
      boolean only,
      @Nullable Resume last,
      long seq,
      long reconnectMs,
      long theAnswerWithinMs,
      InstantSource theClock,
      RandomGenerator theRandom) {
    return new FmClientOptions(
        url,
        token,
        device,
        theCodec,
        only,
        last,
        seq,
        maxUnacknowledged,
        reconnectMs,
        Math.max(reconnectMs, maxReconnectMs),
        theAnswerWithinMs,
        theClock,
        theRandom);
  }

  private static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException("must be >= " + least + ": " + name + "=" + value);
    }
  }
}
