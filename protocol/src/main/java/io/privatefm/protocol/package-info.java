/**
 * The messages of a station on the wire, version 1: sealed records ({@link
 * io.privatefm.protocol.ClientMessage}, {@link io.privatefm.protocol.ServerMessage}), their codec
 * ({@link io.privatefm.protocol.FrameCodec}) and the close codes. Knows nothing of the rest.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.protocol;
