package io.privatefm.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of JSON Schema that the protocol's document uses; a keyword it does not know is a fault.
 */
final class Schema {
  private final JsonNode document;

  Schema(JsonNode document) {
    this.document = document;
  }

  List<String> faults(String path, JsonNode value, JsonNode schema) {
    List<String> faults = new ArrayList<>();
    schema
        .properties()
        .forEach(keyword -> check(path, value, keyword.getKey(), keyword.getValue(), faults));
    return faults;
  }

  private void check(
      String path, JsonNode value, String keyword, JsonNode rule, List<String> faults) {
    boolean holds =
        switch (keyword) {
          case "$ref" -> {
            faults.addAll(faults(path, value, document.at(rule.asText().substring(1))));
            yield true;
          }
          case "allOf" -> {
            rule.forEach(part -> faults.addAll(faults(path, value, part)));
            yield true;
          }
          case "type" -> isOf(value, rule);
          case "const" -> value.equals(rule);
          case "enum" -> contains(rule, value);
          case "minimum" -> !value.isNumber() || value.asDouble() >= rule.asDouble();
          case "maximum" -> !value.isNumber() || value.asDouble() <= rule.asDouble();
          case "minLength" -> !value.isTextual() || value.asText().length() >= rule.asInt();
          case "maxLength" -> !value.isTextual() || value.asText().length() <= rule.asInt();
          case "pattern" -> !value.isTextual() || value.asText().matches(rule.asText());
          case "minItems" -> value.size() >= rule.asInt();
          case "maxItems", "maxProperties" -> value.size() <= rule.asInt();
          case "required" -> {
            rule.forEach(name -> require(path, value, name.asText(), faults));
            yield true;
          }
          case "properties" -> {
            rule.properties().forEach(p -> property(path, value, p.getKey(), p.getValue(), faults));
            yield true;
          }
          case "items", "additionalProperties" -> {
            value.forEach(part -> faults.addAll(faults(path + "[]", part, rule)));
            yield true;
          }
          default -> keyword.startsWith("x-") || isComment(keyword);
        };
    if (!holds) {
      faults.add(path + ": " + keyword + "=" + rule + " is " + value);
    }
  }

  private static boolean isComment(String keyword) {
    return List.of("description", "title", "default", "examples", "format", "propertyNames")
        .contains(keyword);
  }

  private static void require(String path, JsonNode value, String name, List<String> faults) {
    if (!value.has(name)) {
      faults.add(path + ": must be there: " + name);
    }
  }

  private void property(
      String path, JsonNode value, String name, JsonNode rule, List<String> faults) {
    if (value.has(name)) {
      faults.addAll(faults(path + "." + name, value.get(name), rule));
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode allowed : values) {
      if (allowed.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isOf(value, one)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
