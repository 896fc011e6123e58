package io.privatefm.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The AsyncAPI document as a tree, its references resolved on demand. */
final class Document {
  private final JsonNode root;

  Document() {
    try {
      root = new ObjectMapper(new YAMLFactory()).readTree(ProtocolDocument.yaml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode at(String pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError("must be in the document: " + pointer);
    }
    return node;
  }

  JsonNode message(String type) {
    return at("/components/messages/" + type);
  }

  /** The schema that a property stands for: through {@code $ref} and a lone {@code allOf}. */
  JsonNode resolved(JsonNode schema) {
    if (schema.has("$ref")) {
      return resolved(at(schema.get("$ref").asText().substring(1)));
    }
    return schema.has("allOf") ? resolved(schema.get("allOf").get(0)) : schema;
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Every reference in the document. */
  List<String> references() {
    return root.findValuesAsText("$ref");
  }
}
