package io.privatefm.server;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.air.Air;
import io.reactivex.rxjava3.core.Flowable;

/**
 * The way on air of one listener inside the process: the same messages as on a socket, as streams
 * with back-pressure. Thread-safe.
 */
public final class Receiver {
  private static final String NO_TOKEN = "in-process";
  private final Air air;
  private final String listener;

  Receiver(Air air, String listener) {
    if (listener.isBlank()) {
      throw new IllegalArgumentException("must not be blank: listener=\"" + listener + "\"");
    }
    this.air = air;
    this.listener = listener;
  }

  /**
   * Connects when subscribed to. The first message is {@link Hello}, whose token is not looked at;
   * the others follow the rules of the protocol. The listener leaves when the subscriber cancels,
   * or when {@code messages} has completed and all of it is answered.
   *
   * <p>Messages come on an event loop of the server, which must not be blocked; {@code observeOn}
   * takes them elsewhere. A subscriber that asks for too little for too long is disconnected like a
   * slow socket.
   */
  public Flowable<ServerMessage> connect(Flowable<? extends ClientMessage> messages) {
    return air.connect(listener, messages.cast(ClientMessage.class));
  }

  /** Connects as a device, and says hello for it. */
  public Flowable<ServerMessage> connect(
      String device, Flowable<? extends ClientMessage> messages) {
    ClientMessage hello = new Hello(NO_TOKEN, device, null, false);
    return connect(messages.cast(ClientMessage.class).startWithItem(hello));
  }
}
