package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds a JSON Schema against the rules of the fields that it describes. */
final class SchemaCheck {
  private static final String NO_CONTROLS = "^[^\\u0000-\\u001F\\u007F]*$";
  private final Document document;

  SchemaCheck(Document document) {
    this.document = document;
  }

  void object(String path, Shape<?> shape, JsonNode schema) {
    assertEquals("object", schema.get("type").asText(), path);
    List<String> names = new ArrayList<>();
    List<String> required = new ArrayList<>();
    if (shape.type != null) {
      names.add(Shape.TYPE);
      required.add(Shape.TYPE);
    }
    for (Field<?> field : shape.fields) {
      names.add(field.name);
      if (field.required()) {
        required.add(field.name);
      }
      property(path + "." + field.name, field.rule, schema.get("properties").get(field.name));
    }
    assertEquals(names, Document.names(schema.get("properties")), path);
    assertEquals(required, Document.texts(schema.get("required")), path);
  }

  private void property(String path, Rule rule, JsonNode property) {
    if (property == null) {
      throw new AssertionError("must be in the document: " + path);
    }
    JsonNode schema = document.resolved(property);
    switch (rule) {
      case WholeRule whole -> whole(path, whole, schema);
      case RealRule real -> real(path, real, schema);
      case FlagRule _ -> assertEquals("boolean", schema.get("type").asText(), path);
      case TextRule text -> text(path, text, schema);
      case ChoiceRule<?> choice ->
          assertEquals(choice.names, Document.texts(schema.get("enum")), path);
      case NestedRule<?> nested -> object(path, nested.shape, schema);
      case ListRule<?> list -> list(path, list, schema);
      case TextMapRule map -> map(path, map, schema);
      case WithinRule within -> within(path, within, schema);
    }
  }

  private static void whole(String path, WholeRule rule, JsonNode schema) {
    assertEquals("integer", schema.get("type").asText(), path);
    assertEquals(rule.min, schema.get("minimum").asLong(), path);
    assertEquals(rule.max, schema.get("maximum").asLong(), path);
  }

  private static void real(String path, RealRule rule, JsonNode schema) {
    assertEquals("number", schema.get("type").asText(), path);
    assertEquals(rule.min, bound(schema, "minimum", -Double.MAX_VALUE), path);
    assertEquals(rule.max, bound(schema, "maximum", Double.MAX_VALUE), path);
  }

  private static double bound(JsonNode schema, String name, double none) {
    return schema.has(name) ? schema.get(name).asDouble() : none;
  }

  private static void text(String path, TextRule rule, JsonNode schema) {
    List<String> types = rule.takesNull() ? List.of("string", "null") : List.of("string");
    JsonNode type = schema.get("type");
    assertEquals(types, type.isArray() ? Document.texts(type) : List.of(type.asText()), path);
    assertEquals(rule.minChars, schema.get("minLength").asInt(), path);
    assertEquals(rule.maxChars, schema.get("maxLength").asInt(), path);
    assertEquals(NO_CONTROLS, schema.get("pattern").asText(), path);
  }

  private void list(String path, ListRule<?> rule, JsonNode schema) {
    assertEquals("array", schema.get("type").asText(), path);
    assertEquals(rule.min, schema.get("minItems").asInt(), path);
    assertEquals(rule.max, schema.get("maxItems").asInt(), path);
    JsonNode items = schema.get("items");
    switch (rule.element) {
      case TextRule text -> property(path + "[]", text, items);
      case NestedRule<?> nested -> property(path + "[]", nested, items);
    }
  }

  private void map(String path, TextMapRule rule, JsonNode schema) {
    assertEquals("object", schema.get("type").asText(), path);
    assertEquals(rule.max, schema.get("maxProperties").asInt(), path);
    property(path + ".*", rule.name, schema.get("propertyNames"));
    property(path + ".*", rule.value, schema.get("additionalProperties"));
  }

  private void within(String path, WithinRule rule, JsonNode schema) {
    JsonNode choices = schema.get("oneOf");
    assertEquals(3, choices.size(), path);
    assertEquals("null", choices.get(0).get("type").asText(), path);
    property(path, rule.ids, choices.get(1));
    property(path, rule.name, choices.get(2));
  }
}
