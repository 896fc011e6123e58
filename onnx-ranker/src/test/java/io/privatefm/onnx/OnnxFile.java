package io.privatefm.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model in ONNX that is put together node by node and written as a file; numbers of fields and
 * types are those of onnx.proto.
 */
final class OnnxFile {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final Proto graph = new Proto().text(2, "ranker");
  private final Proto metadata = new Proto();

  /** An input; a dimension below 0 is left open. */
  OnnxFile input(String name, long... shape) {
    graph.message(11, value(name, FLOAT, shape));
    return this;
  }

  /** An input of another type than float32. */
  OnnxFile inputOf(int type, String name, long... shape) {
    graph.message(11, value(name, type, shape));
    return this;
  }

  OnnxFile output(String name, long... shape) {
    graph.message(12, value(name, FLOAT, shape));
    return this;
  }

  private static Proto value(String name, int type, long... shape) {
    Proto dimensions = new Proto();
    for (long length : shape) {
      dimensions.message(
          1, length < 0 ? new Proto().text(2, "open") : new Proto().number(1, length));
    }
    Proto tensor = new Proto().number(1, type).message(2, dimensions);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  /** Constant numbers, row by row. */
  OnnxFile weights(String name, float[] values, long... shape) {
    graph.message(5, tensor(name, FLOAT, shape).blob(9, Proto.littleEndian(values)));
    return this;
  }

  OnnxFile whole(String name, long... values) {
    Proto tensor = tensor(name, INT64, values.length);
    for (long value : values) {
      tensor.number(7, value);
    }
    graph.message(5, tensor);
    return this;
  }

  private static Proto tensor(String name, int type, long... shape) {
    Proto tensor = new Proto();
    for (long length : shape) {
      tensor.number(1, length);
    }
    return tensor.number(2, type).text(8, name);
  }

  /** A node without attributes: {@code output = operator(inputs …)}. */
  OnnxFile node(String operator, String output, String... inputs) {
    return node(operator, new Proto(), new String[] {output}, inputs);
  }

  /** A node with attributes, and perhaps several outputs, of which the empty name is not wanted. */
  OnnxFile node(String operator, Proto attributes, String[] outputs, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    graph.message(1, node.text(4, operator).fieldsOf(attributes));
    return this;
  }

  /**
   * Parts {@code recent} into {@code tracks}, vectors of a dimension, {@code rewards} and {@code
   * sessions}.
   */
  OnnxFile splitRecent(int dimension) {
    String[] parts = {"tracks", "rewards", "sessions"};
    return whole("parts", dimension, 1, 1)
        .node("Split", whole(new Proto(), "axis", 2), parts, "recent", "parts");
  }

  static Proto whole(Proto attributes, String name, long value) {
    return attributes.message(
        5, new Proto().text(1, name).number(3, value).number(20, ATTRIBUTE_INT));
  }

  static Proto wholes(Proto attributes, String name, long... values) {
    Proto attribute = new Proto().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attributes.message(5, attribute.number(20, ATTRIBUTE_INTS));
  }

  /** An entry of the model's own data. */
  OnnxFile entry(String key, String value) {
    metadata.message(14, new Proto().text(1, key).text(2, value));
    return this;
  }

  byte[] toBytes() {
    return new Proto()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Proto().text(1, "").number(2, OPSET))
        .fieldsOf(metadata)
        .toBytes();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, toBytes());
  }
}
