package io.privatefm.server.air;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage;

/** The transport under one connection: a socket, or a stream inside the process. Of one loop. */
interface Wire {

  /** Whether a message handed over now goes out, rather than into a buffer that is full. */
  boolean ready();

  /** Hands a message over, whether ready or not. */
  void write(ServerMessage message);

  /** Has this run, on the loop, whenever the transport becomes ready again. */
  void onReady(Runnable action);

  /** Stops reading, until {@link #resume}. */
  void pause();

  /** Reads on. */
  void resume();

  /** Asks the other side for a sign of life; {@link Connection#heard} tells of it. */
  void ping();

  /** Ends the connection with a code and a short reason. */
  void close(CloseCode code, String reason);
}
