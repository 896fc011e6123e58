package io.privatefm.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.privatefm.protocol.ClientMessage.Within;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three spellings of {@code within}: null, an array of ids, the name of a stored set. */
final class WithinRule extends Rule {
  final TextRule name = Rules.ID;
  final ListRule<String> ids = new ListRule<>(Rules.ID, 1, ProtocolLimits.WITHIN_TRACKS);

  void check(String field, List<String> values) {
    ids.check(field, values);
    Fault fault = fault(values);
    if (fault != null) {
      throw fault.thrown(field);
    }
  }

  private static @Nullable Fault fault(List<String> values) {
    int bytes = WireText.jsonBytes(values);
    return bytes <= ProtocolLimits.WITHIN_BYTES
        ? null
        : new Fault("must be at most " + ProtocolLimits.WITHIN_BYTES + " bytes", bytes + " bytes");
  }

  @Override
  boolean takesNull() {
    return true;
  }

  @Override
  void read(JsonParser from, Values into, int slot) throws IOException, Refusal {
    into.hold(slot, value(from));
  }

  private Within value(JsonParser from) throws IOException, Refusal {
    return switch (from.currentToken()) {
      case VALUE_NULL -> new Within.Everything();
      case VALUE_STRING -> new Within.StoredSet(name.readOne(from));
      case START_ARRAY -> tracks(from);
      default -> throw wrongType("null, an array of ids or the name of a set", from);
    };
  }

  private Within tracks(JsonParser from) throws IOException, Refusal {
    List<String> values = ids.readAll(from);
    Fault fault = fault(values);
    if (fault != null) {
      throw Refusal.invalid(fault);
    }
    return new Within.Tracks(values);
  }

  static void write(Within within, JsonGenerator out) throws IOException {
    switch (within) {
      case Within.Everything _ -> out.writeNull();
      case Within.StoredSet set -> out.writeString(set.name());
      case Within.Tracks tracks -> {
        out.writeStartArray(tracks, tracks.ids().size());
        for (String id : tracks.ids()) {
          out.writeString(id);
        }
        out.writeEndArray();
      }
    }
  }
}
