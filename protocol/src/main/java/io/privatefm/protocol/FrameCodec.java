package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The two spellings of a frame: the same messages and field names in JSON text and in CBOR.
 *
 * <p>Stateless and safe on every thread. Decoding never throws and does work bounded by the frame's
 * length; encoding never fails, since a message that cannot be written cannot be constructed.
 */
@SuppressWarnings("ImmutableEnumChecker") // set up once and never changed
public enum FrameCodec {
  /** Text frames, subprotocol {@code fm.v1.json}. */
  JSON(
      "fm.v1.json", false, JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)),

  /** Binary frames, subprotocol {@code fm.v1.cbor}. */
  CBOR("fm.v1.cbor", true, CBORFactory.builder());

  private final String subprotocol;
  private final boolean binary;
  private final JsonFactory factory;
  private final FrameReader<ClientMessage> clientFrames;
  private final FrameReader<ServerMessage> serverFrames;

  FrameCodec(String subprotocol, boolean binary, TSFBuilder<?, ?> settings) {
    ProtocolLimits.hold();
    this.subprotocol = subprotocol;
    this.binary = binary;
    this.factory = bounded(settings);
    this.clientFrames = new FrameReader<>(factory, binary, ClientShapes.ALL);
    this.serverFrames = new FrameReader<>(factory, binary, ServerShapes.ALL);
  }

  private static JsonFactory bounded(TSFBuilder<?, ?> settings) {
    return (JsonFactory)
        settings
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(ProtocolLimits.FRAME_BYTES)
                    .maxStringLength(ProtocolLimits.FRAME_BYTES)
                    .maxNameLength(ProtocolLimits.FRAME_BYTES)
                    .maxNumberLength(ProtocolLimits.FRAME_BYTES)
                    .build())
            .build();
  }

  /** The name that the WebSocket handshake agrees on. */
  public String subprotocol() {
    return subprotocol;
  }

  /** Whether frames are binary rather than text. */
  public boolean binary() {
    return binary;
  }

  /** What a client said, or why it is nothing. */
  public Inbound.FromClient decodeClient(byte[] frame) {
    return decodeClient(frame, 0, frame.length);
  }

  /** What a client said in {@code bytes[offset, offset + length)}, or why it is nothing. */
  public Inbound.FromClient decodeClient(byte[] bytes, int offset, int length) {
    try {
      return clientFrames.read(bytes, offset, length);
    } catch (Refusal refusal) {
      return refusal.toRejection(clientFrames.seqOf(bytes, offset, length));
    }
  }

  /** What a server said, or why it is nothing. */
  public Inbound.FromServer decodeServer(byte[] frame) {
    return decodeServer(frame, 0, frame.length);
  }

  /** What a server said in {@code bytes[offset, offset + length)}, or why it is nothing. */
  public Inbound.FromServer decodeServer(byte[] bytes, int offset, int length) {
    try {
      return serverFrames.read(bytes, offset, length);
    } catch (Refusal refusal) {
      return refusal.toRejection(null);
    }
  }

  /** A client's frame. */
  public byte[] encode(ClientMessage message) {
    return written(out -> ClientShapes.write(message, out));
  }

  /** A server's frame. */
  public byte[] encode(ServerMessage message) {
    return written(out -> ServerShapes.write(message, out));
  }

  /** Something written to a generator. */
  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  private byte[] written(Writing writing) {
    ByteArrayBuilder frame = new ByteArrayBuilder(factory._getBufferRecycler());
    try {
      try (JsonGenerator out = factory.createGenerator(frame)) {
        writing.to(out);
      }
      return frame.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("must be writable to memory: codec=" + this, e);
    } finally {
      frame.release(); // close() would keep its block
    }
  }
}
