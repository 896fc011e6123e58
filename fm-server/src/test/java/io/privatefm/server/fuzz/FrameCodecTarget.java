package io.privatefm.server.fuzz;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.FrameCodec;

/** Any frame is a message that survives its own encoding, or a rejection. */
public final class FrameCodecTarget {
  private FrameCodecTarget() {}

  public static void fuzzerTestOneInput(byte[] frame) {
    for (FrameCodec codec : FrameCodec.values()) {
      if (codec.decodeClient(frame) instanceof ClientMessage message
          && !message.equals(codec.decodeClient(codec.encode(message)))) {
        throw new IllegalStateException("must be the same after its encoding: " + message);
      }
    }
  }
}
