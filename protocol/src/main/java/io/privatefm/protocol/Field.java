package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One field of {@code M} on the wire: its name, its rule, and how it is written. A required field
 * is always written; an optional one only when its record tells something.
 */
final class Field<M> {

  /** Writes the value of a field that is told. */
  private interface Value<M> {
    void write(M message, JsonGenerator out) throws IOException;
  }

  final String name;
  final Rule rule;
  private final @Nullable Predicate<M> told;
  private final SerializedString encodedName;
  private final Value<M> value;

  private Field(String name, Rule rule, @Nullable Predicate<M> told, Value<M> value) {
    this.name = name;
    this.rule = rule;
    this.told = told;
    this.encodedName = new SerializedString(name);
    this.value = value;
  }

  /** The same field, left out where {@code told} does not hold. */
  Field<M> when(Predicate<M> toldIn) {
    return new Field<>(name, rule, toldIn, value);
  }

  boolean required() {
    return told == null;
  }

  boolean isTold(M message) {
    return told == null || told.test(message);
  }

  void write(M message, JsonGenerator out) throws IOException {
    if (isTold(message)) {
      out.writeFieldName(encodedName);
      value.write(message, out);
    }
  }

  static <M> Field<M> whole(String name, WholeRule rule, ToLongFunction<M> of) {
    return new Field<>(name, rule, null, (m, out) -> out.writeNumber(of.applyAsLong(m)));
  }

  static <M> Field<M> wholeIfTold(String name, WholeRule rule, Function<M, @Nullable Long> of) {
    return new Field<>(
        name,
        rule,
        m -> of.apply(m) != null,
        (m, out) -> {
          Long number = of.apply(m);
          if (number != null) {
            out.writeNumber(number);
          }
        });
  }

  static <M> Field<M> real(String name, RealRule rule, ToDoubleFunction<M> of) {
    return new Field<>(name, rule, null, (m, out) -> out.writeNumber(of.applyAsDouble(m)));
  }

  static <M> Field<M> realIfTold(String name, RealRule rule, Function<M, @Nullable Double> of) {
    return new Field<>(
        name,
        rule,
        m -> of.apply(m) != null,
        (m, out) -> {
          Double number = of.apply(m);
          if (number != null) {
            out.writeNumber(number);
          }
        });
  }

  static <M> Field<M> flag(String name, Predicate<M> of) {
    return new Field<>(name, Rules.FLAG, null, (m, out) -> out.writeBoolean(of.test(m)));
  }

  static <M> Field<M> text(String name, TextRule rule, Function<M, String> of) {
    return new Field<>(name, rule, null, (m, out) -> out.writeString(of.apply(m)));
  }

  static <M> Field<M> textIfTold(String name, TextRule rule, Function<M, @Nullable String> of) {
    return new Field<>(
        name, rule, m -> of.apply(m) != null, (m, out) -> out.writeString(of.apply(m)));
  }

  static <M, E extends Enum<E>> Field<M> choice(
      String name, ChoiceRule<E> rule, Function<M, E> of) {
    return new Field<>(name, rule, null, (m, out) -> out.writeString(rule.name(of.apply(m))));
  }

  static <M, R> Field<M> nested(String name, Shape<R> shape, Function<M, R> of) {
    return new Field<>(
        name, new NestedRule<>(shape), null, (m, out) -> shape.write(of.apply(m), out));
  }

  static <M> Field<M> texts(String name, ListRule<String> rule, Function<M, List<String>> of) {
    return new Field<>(
        name, rule, m -> !of.apply(m).isEmpty(), (m, out) -> writeTexts(of.apply(m), out));
  }

  static <M, R> Field<M> nestedList(String name, Shape<R> shape, int max, Function<M, List<R>> of) {
    return new Field<>(
        name,
        new ListRule<>(new NestedRule<>(shape), 0, max),
        m -> !of.apply(m).isEmpty(),
        (m, out) -> writeAll(shape, of.apply(m), out));
  }

  static <M> Field<M> textMap(String name, TextMapRule rule, Function<M, Map<String, String>> of) {
    return new Field<>(
        name, rule, m -> !of.apply(m).isEmpty(), (m, out) -> writeMap(of.apply(m), out));
  }

  /** A field that writes itself, for what no other shape fits. */
  static <M, T> Field<M> own(
      String name, Rule rule, Function<M, @Nullable T> of, Written<T> writtenAs) {
    return new Field<>(
        name,
        rule,
        m -> of.apply(m) != null,
        (m, out) -> {
          T own = of.apply(m);
          if (own != null) {
            writtenAs.write(own, out);
          }
        });
  }

  /** How a value of its own kind is written. */
  interface Written<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  static void writeTexts(List<String> texts, JsonGenerator out) throws IOException {
    out.writeStartArray(texts, texts.size());
    for (int at = 0; at < texts.size(); at++) {
      out.writeString(texts.get(at));
    }
    out.writeEndArray();
  }

  private static <R> void writeAll(Shape<R> shape, List<R> all, JsonGenerator out)
      throws IOException {
    out.writeStartArray(all, all.size());
    for (int at = 0; at < all.size(); at++) {
      shape.write(all.get(at), out);
    }
    out.writeEndArray();
  }

  private static void writeMap(Map<String, String> texts, JsonGenerator out) throws IOException {
    out.writeStartObject(texts, texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.writeFieldName(text.getKey());
      out.writeString(text.getValue());
    }
    out.writeEndObject();
  }
}
