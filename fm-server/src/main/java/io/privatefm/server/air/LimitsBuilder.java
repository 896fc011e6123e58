package io.privatefm.server.air;

/**
 * {@link Limits} by name. Of one thread; what is not set is 0, which most bounds refuse when they
 * are built.
 */
public final class LimitsBuilder {
  private int frameBytes;
  private int messageBytes;
  private int connections;
  private int stations;
  private int connectionsPerListener;
  private int devicesPerListener;
  private int helloWithinMs;
  private int progressEveryMs;
  private int messagesPerSecond;
  private int messagesAtOnce;
  private int pendingMessages;
  private int outboundMessages;
  private int outboundBytes;
  private int clockSkewMs;
  private int badFrames;
  private int idleAfterMs;
  private int connectionsPerAddress;
  private int handshakesPerSecondPerAddress;
  private int messagesPerSecondPerAddress;
  private int visitors;
  private int visitorsPerAddress;
  private int loopLagMs;
  private int stationsPerSecond;

  LimitsBuilder() {}

  public LimitsBuilder frameBytes(int most) {
    frameBytes = most;
    return this;
  }

  public LimitsBuilder messageBytes(int most) {
    messageBytes = most;
    return this;
  }

  public LimitsBuilder connections(int most) {
    connections = most;
    return this;
  }

  public LimitsBuilder stations(int most) {
    stations = most;
    return this;
  }

  public LimitsBuilder connectionsPerListener(int most) {
    connectionsPerListener = most;
    return this;
  }

  public LimitsBuilder devicesPerListener(int most) {
    devicesPerListener = most;
    return this;
  }

  public LimitsBuilder helloWithinMs(int most) {
    helloWithinMs = most;
    return this;
  }

  public LimitsBuilder progressEveryMs(int most) {
    progressEveryMs = most;
    return this;
  }

  public LimitsBuilder messagesPerSecond(int most) {
    messagesPerSecond = most;
    return this;
  }

  public LimitsBuilder messagesAtOnce(int most) {
    messagesAtOnce = most;
    return this;
  }

  public LimitsBuilder pendingMessages(int most) {
    pendingMessages = most;
    return this;
  }

  public LimitsBuilder outboundMessages(int most) {
    outboundMessages = most;
    return this;
  }

  public LimitsBuilder outboundBytes(int most) {
    outboundBytes = most;
    return this;
  }

  public LimitsBuilder clockSkewMs(int most) {
    clockSkewMs = most;
    return this;
  }

  public LimitsBuilder badFrames(int most) {
    badFrames = most;
    return this;
  }

  public LimitsBuilder idleAfterMs(int most) {
    idleAfterMs = most;
    return this;
  }

  public LimitsBuilder connectionsPerAddress(int most) {
    connectionsPerAddress = most;
    return this;
  }

  public LimitsBuilder handshakesPerSecondPerAddress(int most) {
    handshakesPerSecondPerAddress = most;
    return this;
  }

  public LimitsBuilder messagesPerSecondPerAddress(int most) {
    messagesPerSecondPerAddress = most;
    return this;
  }

  public LimitsBuilder visitors(int most) {
    visitors = most;
    return this;
  }

  public LimitsBuilder visitorsPerAddress(int most) {
    visitorsPerAddress = most;
    return this;
  }

  public LimitsBuilder loopLagMs(int most) {
    loopLagMs = most;
    return this;
  }

  public LimitsBuilder stationsPerSecond(int most) {
    stationsPerSecond = most;
    return this;
  }

  /** The limits; throws where they break a rule. */
  public Limits build() {
    return new Limits(
        frameBytes,
        messageBytes,
        connections,
        stations,
        connectionsPerListener,
        devicesPerListener,
        helloWithinMs,
        progressEveryMs,
        messagesPerSecond,
        messagesAtOnce,
        pendingMessages,
        outboundMessages,
        outboundBytes,
        clockSkewMs,
        badFrames,
        idleAfterMs,
        connectionsPerAddress,
        handshakesPerSecondPerAddress,
        messagesPerSecondPerAddress,
        visitors,
        visitorsPerAddress,
        loopLagMs,
        stationsPerSecond);
  }
}
