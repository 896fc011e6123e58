package io.privatefm.protocol;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one side in one format.
 *
 * <p>Most clients write {@code type} first; then a frame is read in one pass. Where it stands
 * later, a {@link Glance} finds it first. A refused frame is glanced over once more for its {@code
 * seq}, wherever it stands.
 */
final class FrameReader<M> {
  private final JsonFactory factory;
  private final boolean binary;
  private final Map<String, Shape<? extends M>> shapes = new HashMap<>();

  FrameReader(JsonFactory factory, boolean binary, List<? extends Shape<? extends M>> shapes) {
    this.factory = factory;
    this.binary = binary;
    for (Shape<? extends M> shape : shapes) {
      this.shapes.put(shape.typeName(), shape);
    }
  }

  M read(byte[] bytes, int offset, int length) throws Refusal {
    requireSound(bytes, offset, length);
    try (JsonParser from = factory.createParser(bytes, offset, length)) {
      return readFrame(from, bytes, offset, length);
    } catch (JacksonException e) {
      throw ill(e.getLocation());
    } catch (IOException | RuntimeException e) {
      throw ill(null); // a parser that fails on hostile bytes must not take the event loop along
    }
  }

  private Refusal ill(@Nullable JsonLocation where) {
    long at = where == null ? -1 : where.getByteOffset();
    return Refusal.malformed(binary ? "must be well-formed CBOR" : "must be well-formed JSON", at);
  }

  private void requireSound(byte[] bytes, int offset, int length) throws Refusal {
    if (length > ProtocolLimits.FRAME_BYTES) {
      throw Refusal.tooLong(length);
    }
    if (binary) {
      CborGuard.Flaw flaw = CborGuard.check(bytes, offset, offset + length);
      if (flaw != null) {
        throw Refusal.malformed(flaw.rule(), flaw.offset() - offset);
      }
    } else {
      requireUtf8(bytes, offset, length);
    }
  }

  /** Also where it is text: the parser would take UTF-16 and UTF-32, which begin with a zero. */
  private static void requireUtf8(byte[] bytes, int offset, int length) throws Refusal {
    int invalid = Utf8.firstInvalid(bytes, offset, offset + length);
    for (int at = offset; at < offset + Math.min(4, length) && invalid < 0; at++) {
      invalid = bytes[at] == 0 ? at : -1;
    }
    if (invalid >= 0) {
      throw Refusal.malformed("must be UTF-8", invalid - offset);
    }
  }

  private M readFrame(JsonParser from, byte[] bytes, int offset, int length)
      throws IOException, Refusal {
    if (from.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.malformed("must be one object", 0);
    }
    String first = from.nextFieldName();
    M message;
    if (Shape.TYPE.equals(first)) {
      from.nextToken();
      Shape<? extends M> shape = shapeOf(typeAt(from));
      message = shape.readMessage(from, from.nextFieldName(), true);
    } else {
      String type = glance(bytes, offset, length).type();
      message = shapeOf(type == null ? typeIn(from) : type).readMessage(from, first, false);
    }
    if (from.nextToken() != null) {
      throw Refusal.malformed("must end with its object", Skipping.offset(from));
    }
    return message;
  }

  private static String typeAt(JsonParser from) throws IOException, Refusal {
    if (from.currentToken() != JsonToken.VALUE_STRING) {
      throw Rule.wrongType("a string", from).under(Shape.TYPE);
    }
    return from.getText();
  }

  /** The fault of a frame in which no type was seen: ill-formed, of another kind, or without. */
  private static String typeIn(JsonParser from) throws IOException, Refusal {
    for (String name = from.currentName(); name != null; name = from.nextFieldName()) {
      from.nextToken();
      if (name.equals(Shape.TYPE)) {
        return typeAt(from);
      }
      Skipping.skipValue(from);
    }
    throw Refusal.missing(Shape.TYPE);
  }

  private Shape<? extends M> shapeOf(String type) throws Refusal {
    Shape<? extends M> shape = shapes.get(type);
    if (shape == null) {
      throw Refusal.unknownType(type);
    }
    return shape;
  }

  /**
   * The number of a refused frame, so that it can be consumed; null when none could be read, or its
   * type carries none.
   */
  @Nullable Long seqOf(byte[] bytes, int offset, int length) {
    if (length > ProtocolLimits.FRAME_BYTES) {
      return null;
    }
    CborGuard.Flaw flaw = binary ? CborGuard.check(bytes, offset, offset + length) : null;
    int sound = flaw == null ? length : flaw.sound() - offset;
    Glance glance = glance(bytes, offset, sound);
    Shape<? extends M> shape = glance.type() == null ? null : shapes.get(glance.type());
    return shape == null || shape.isSequenced() ? glance.seq() : null;
  }

  private Glance glance(byte[] bytes, int offset, int length) {
    try (JsonParser from = factory.createParser(bytes, offset, length)) {
      return Glance.over(from, binary);
    } catch (IOException e) {
      return Glance.NOTHING;
    }
  }
}
