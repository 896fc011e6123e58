package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a record stands on the wire: its fields in the order they are written, and how the record is
 * made of their values. A message has a type name besides; what is nested in one has none.
 *
 * <p>Fields are read in any order. Unknown ones are skipped; a name that stands twice is refused.
 */
final class Shape<M> {
  static final String TYPE = "type";

  final @Nullable String type;
  final Class<M> record;
  final List<Field<M>> fields;
  private final Function<Values, M> made;
  private final Function<Values, @Nullable Fault> together;

  private Shape(
      @Nullable String type,
      Class<M> record,
      Function<Values, M> made,
      Function<Values, @Nullable Fault> together,
      List<Field<M>> fields) {
    this.type = type;
    this.record = record;
    this.made = made;
    this.together = together;
    this.fields = fields;
  }

  /** The same shape under a rule that its fields keep together. */
  Shape<M> under(Function<Values, @Nullable Fault> rule) {
    return new Shape<>(type, record, made, rule, fields);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // read only
  static <M> Shape<M> message(
      String type, Class<M> record, Function<Values, M> made, Field<M>... fields) {
    return new Shape<>(type, record, made, _ -> null, List.of(fields));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // read only
  static <M> Shape<M> nested(Class<M> record, Function<Values, M> made, Field<M>... fields) {
    return new Shape<>(null, record, made, _ -> null, List.of(fields));
  }

  /** The value of {@code type}. */
  String typeName() {
    return Objects.requireNonNull(type);
  }

  /** Whether messages of this shape are numbered. */
  boolean isSequenced() {
    return slotOf("seq", 0) >= 0;
  }

  void write(M message, JsonGenerator out) throws IOException {
    out.writeStartObject(message, told(message));
    if (type != null) {
      out.writeStringField(TYPE, type);
    }
    for (int slot = 0; slot < fields.size(); slot++) {
      fields.get(slot).write(message, out);
    }
    out.writeEndObject();
  }

  private int told(M message) {
    int told = type == null ? 0 : 1;
    for (int slot = 0; slot < fields.size(); slot++) {
      told += fields.get(slot).isTold(message) ? 1 : 0;
    }
    return told;
  }

  /**
   * Reads the rest of an object.
   *
   * @param first the field name that the parser stands on, or null when the object is empty
   */
  M read(JsonParser from, @Nullable String first) throws IOException, Refusal {
    return read(from, first, null);
  }

  /** Reads the rest of a message, whose type is known; {@code past} tells it has been read. */
  M readMessage(JsonParser from, @Nullable String first, boolean past) throws IOException, Refusal {
    return read(from, first, past ? TYPE : null);
  }

  private M read(JsonParser from, @Nullable String first, @Nullable String past)
      throws IOException, Refusal {
    Values values = new Values(fields.size());
    Set<String> others = null;
    int next = 0;
    for (String name = first; name != null; name = from.nextFieldName()) {
      int slot = slotOf(name, next);
      from.nextToken();
      if (slot >= 0) {
        readField(slot, from, values);
        next = slot + 1;
      } else {
        others = others == null ? othersAfter(past) : others;
        readOther(name, from, others);
      }
    }
    requireEnd(from);
    requireAll(values);
    return made.apply(values);
  }

  private static Set<String> othersAfter(@Nullable String past) {
    Set<String> others = new HashSet<>();
    if (past != null) {
      others.add(past);
    }
    return others;
  }

  /** Clients write fields in one order: the slot after the last is looked at first. */
  private int slotOf(String name, int next) {
    for (int step = 0; step < fields.size(); step++) {
      int slot = (next + step) % fields.size();
      if (fields.get(slot).name.equals(name)) {
        return slot;
      }
    }
    return -1;
  }

  private void readField(int slot, JsonParser from, Values values) throws IOException, Refusal {
    Field<M> field = fields.get(slot);
    if (!values.meet(slot)) {
      throw Refusal.duplicate(field.name);
    }
    if (isAbsent(field, from)) {
      return;
    }
    try {
      field.rule.read(from, values, slot);
    } catch (Refusal refusal) {
      throw refusal.under(field.name);
    }
  }

  private static boolean isAbsent(Field<?> field, JsonParser from) {
    return from.currentToken() == JsonToken.VALUE_NULL
        && !field.required()
        && !field.rule.takesNull();
  }

  /** The type, which is known by now, or a field of a later version. */
  private void readOther(String name, JsonParser from, Set<String> others)
      throws IOException, Refusal {
    String shown = WireText.fit(name, ProtocolLimits.LABEL_CHARS);
    if (!others.add(name)) {
      throw Refusal.duplicate(shown);
    }
    try {
      Skipping.skipValue(from);
    } catch (Refusal refusal) {
      throw refusal.under(shown);
    }
  }

  private static void requireEnd(JsonParser from) throws Refusal {
    if (from.currentToken() != JsonToken.END_OBJECT) {
      throw Refusal.malformed("must close every object", Skipping.offset(from));
    }
  }

  private void requireAll(Values values) throws Refusal {
    for (int slot = 0; slot < fields.size(); slot++) {
      if (fields.get(slot).required() && !values.has(slot)) {
        throw Refusal.missing(fields.get(slot).name);
      }
    }
    Fault fault = together.apply(values);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
  }
}
