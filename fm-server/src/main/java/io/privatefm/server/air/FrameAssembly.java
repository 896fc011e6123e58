package io.privatefm.server.air;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of one socket together to messages, within bounds, as raw bytes. Text that is not
 * UTF-8 is refused with its first wrong byte, and not silently replaced (RFC 6455, section 8.1). Of
 * one loop.
 */
final class FrameAssembly {
  private final FrameCodec codec;
  private final Limits limits;
  private final Receiver receiver;
  private final Utf8 utf8 = new Utf8();
  private @Nullable Buffer begun;

  /** Who is told of messages and of what breaks the rules. */
  interface Receiver {
    void message(byte[] bytes);

    void broken(CloseCode code, String reason);
  }

  FrameAssembly(FrameCodec codec, Limits limits, Receiver receiver) {
    this.codec = codec;
    this.limits = limits;
    this.receiver = receiver;
  }

  void frame(WebSocketFrame frame) {
    if (frame.isContinuation()) {
      continued(frame);
    } else if (frame.isText() || frame.isBinary()) {
      started(frame);
    }
  }

  private void started(WebSocketFrame frame) {
    if (frame.isBinary() != codec.binary()) {
      receiver.broken(CloseCode.VIOLATION, "frames of " + codec.subprotocol());
    } else if (frame.binaryData().length() > limits.frameBytes()) {
      receiver.broken(CloseCode.TOO_LONG, "frame too long");
    } else if (!startsText(frame)) {
      receiver.broken(CloseCode.VIOLATION, "text must be UTF-8");
    } else if (frame.isFinal()) {
      receiver.message(frame.binaryData().getBytes());
    } else {
      begun = Buffer.buffer().appendBuffer(frame.binaryData());
    }
  }

  private void continued(WebSocketFrame frame) {
    Buffer whole = begun;
    if (whole == null) {
      receiver.broken(CloseCode.VIOLATION, "nothing to continue");
    } else if (tooLong(whole, frame.binaryData())) {
      receiver.broken(CloseCode.TOO_LONG, "message too long");
    } else if (!isText(frame)) {
      receiver.broken(CloseCode.VIOLATION, "text must be UTF-8");
    } else {
      whole.appendBuffer(frame.binaryData());
      finish(frame, whole);
    }
  }

  private boolean startsText(WebSocketFrame frame) {
    utf8.begin();
    return isText(frame);
  }

  private boolean isText(WebSocketFrame frame) {
    return codec.binary()
        || (utf8.accept(frame.binaryData()) && (utf8.complete() || !frame.isFinal()));
  }

  private boolean tooLong(Buffer whole, Buffer more) {
    return more.length() > limits.frameBytes()
        || whole.length() + more.length() > limits.messageBytes();
  }

  private void finish(WebSocketFrame frame, Buffer whole) {
    if (frame.isFinal()) {
      begun = null;
      receiver.message(whole.getBytes());
    }
  }
}
