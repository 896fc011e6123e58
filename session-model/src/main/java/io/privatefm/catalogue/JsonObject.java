package io.privatefm.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object by its names, read by Jackson's parser alone: to bind objects Jackson first loads
 * hundreds of classes, a fifth of a second of every start.
 */
final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> values;

  private JsonObject(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** The only value of these bytes. */
  static JsonObject read(byte[] bytes) throws IOException {
    try (JsonParser in = JSON.createParser(bytes)) {
      in.nextToken();
      Object value = value(in);
      if (in.nextToken() != null || !(value instanceof JsonObject object)) {
        throw new IOException("must be one object");
      }
      return object;
    }
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new IOException("must be one object");
    }
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NULL -> null;
      default -> in.getDoubleValue();
    };
  }

  private static JsonObject object(JsonParser in) throws IOException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      values.put(name, value(in));
    }
    return new JsonObject(values);
  }

  private static List<@Nullable Object> array(JsonParser in) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(in));
    }
    return values;
  }

  String text(String name) throws IOException {
    return of(name, "a text", String.class);
  }

  long longer(String name) throws IOException {
    return of(name, "a whole number", Long.class);
  }

  int integer(String name) throws IOException {
    long value = longer(name);
    if (value != (int) value) {
      throw new IOException("must be an integer: field=" + name + " value=" + value);
    }
    return (int) value;
  }

  boolean truth(String name) throws IOException {
    return of(name, "true or false", Boolean.class);
  }

  JsonObject object(String name) throws IOException {
    return of(name, "an object", JsonObject.class);
  }

  List<String> texts(String name) throws IOException {
    return all(name, "a list of texts", String.class);
  }

  List<JsonObject> objects(String name) throws IOException {
    return all(name, "a list of objects", JsonObject.class);
  }

  private <T> List<T> all(String name, String what, Class<T> type) throws IOException {
    List<T> all = new ArrayList<>();
    for (Object value : of(name, what, List.class)) {
      all.add(cast(name, what, type, value));
    }
    return all;
  }

  private <T> T of(String name, String what, Class<T> type) throws IOException {
    return cast(name, what, type, values.get(name));
  }

  private static <T> T cast(String name, String what, Class<T> type, @Nullable Object value)
      throws IOException {
    if (!type.isInstance(value)) {
      throw new IOException("must be " + what + ": field=" + name);
    }
    return type.cast(value);
  }
}
