package io.privatefm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of every field of version 1, by what the field means. */
final class Rules {
  static final WholeRule SEQ = new WholeRule(1, ProtocolLimits.WHOLE);
  static final WholeRule LAST_SEQ = new WholeRule(0, ProtocolLimits.WHOLE);
  static final WholeRule TIME_MS = new WholeRule(0, ProtocolLimits.WHOLE);
  static final WholeRule POSITION_MS = new WholeRule(0, ProtocolLimits.DURATION_MS);
  static final WholeRule DURATION_MS = new WholeRule(0, ProtocolLimits.DURATION_MS);
  static final WholeRule YEAR = new WholeRule(0, ProtocolLimits.YEAR);
  static final WholeRule LIMIT = new WholeRule(1, Integer.MAX_VALUE);
  static final WholeRule CLOSE_CODE = new WholeRule(CloseCode.RECONNECT_FROM, CloseCode.LAST);
  static final WholeRule RECONNECT_AFTER_MS = new WholeRule(0, ProtocolLimits.RECONNECT_AFTER_MS);

  static final RealRule POLARITY = new RealRule(-1, 1);
  static final RealRule PROPENSITY = new RealRule(0, 1);
  static final RealRule WEIGHT = new RealRule(-Double.MAX_VALUE, Double.MAX_VALUE);

  static final FlagRule FLAG = new FlagRule();

  static final TextRule ID = new TextRule(1, ProtocolLimits.ID_CHARS);
  static final TextRule TOKEN = new TextRule(1, ProtocolLimits.TOKEN_CHARS);
  static final TextRule SENTENCE = new TextRule(1, ProtocolLimits.TEXT_CHARS);
  static final TextRule NAME = new TextRule(0, ProtocolLimits.TEXT_CHARS);
  static final TextRule LABEL = new TextRule(1, ProtocolLimits.LABEL_CHARS);
  static final TextRule SCENE = TextRule.lifted(ProtocolLimits.LABEL_CHARS);
  static final TextRule PATH = new TextRule(0, ProtocolLimits.ID_CHARS);
  static final TextRule LANGUAGE = new TextRule(1, ProtocolLimits.LANGUAGE_CHARS);
  static final TextRule URL = new TextRule(1, ProtocolLimits.URL_CHARS);
  static final TextRule TRAIT = new TextRule(0, ProtocolLimits.TRAIT_CHARS);
  static final TextRule CLOSE_REASON = new TextRule(0, ProtocolLimits.CLOSE_REASON_CHARS);

  static final ListRule<String> TAGS = new ListRule<>(LABEL, 0, ProtocolLimits.TAGS);
  static final TextMapRule TRAITS = new TextMapRule(LABEL, TRAIT, ProtocolLimits.TRAITS);
  static final WithinRule WITHIN = new WithinRule();
  static final ListRule<String> TASTE_ARTISTS =
      new ListRule<>(new TextRule(1, ProtocolLimits.TEXT_CHARS), 1, ProtocolLimits.TASTE_ARTISTS);
  static final ListRule<String> CHANNELS = new ListRule<>(LABEL, 1, ProtocolLimits.CHANNELS);
  static final ListRule<String> TASTE_TAGS = new ListRule<>(LABEL, 1, ProtocolLimits.TASTE_TAGS);
  static final ListRule<String> TASTE_TRACKS = new ListRule<>(ID, 1, ProtocolLimits.TASTE_TRACKS);
  static final ListRule<String> UNKNOWN = new ListRule<>(PATH, 0, ProtocolLimits.TASTE_NAMES);

  static final ChoiceRule<ClientMessage.Scope> SCOPE =
      new ChoiceRule<>(ClientMessage.Scope.values());
  static final ChoiceRule<ClientMessage.Kind> KIND = new ChoiceRule<>(ClientMessage.Kind.values());
  static final ChoiceRule<ClientMessage.Mode> MODE = new ChoiceRule<>(ClientMessage.Mode.values());

  private Rules() {}

  static void onSpin(long seq, String spin, long atMs) {
    SEQ.check("seq", seq);
    ID.check("spin", spin);
    TIME_MS.check("atMs", atMs);
  }

  static void onSpin(long seq, String spin, long positionMs, long atMs) {
    onSpin(seq, spin, atMs);
    POSITION_MS.check("positionMs", positionMs);
  }

  static void checkCount(String field, int count, int max) {
    if (count > max) {
      throw new Fault("must have 0 to " + max + " elements", count + " elements").thrown(field);
    }
  }

  /** The rule that the three lists of a taste keep together; null when they do. */
  static @Nullable Fault tasteFault(List<String> artists, List<String> tags, List<String> tracks) {
    int bytes = WireText.jsonBytes(artists) + WireText.jsonBytes(tags) + WireText.jsonBytes(tracks);
    if (bytes == 0) {
      return new Fault("must have artists, tags or tracks", "nothing");
    }
    return bytes <= ProtocolLimits.TASTE_BYTES
        ? null
        : new Fault("must be at most " + ProtocolLimits.TASTE_BYTES + " bytes", bytes + " bytes");
  }

  /** For callers without null checks of their own. */
  static void told(String field, @Nullable Object value) {
    if (value == null) {
      throw new Fault("must be told", "null").thrown(field);
    }
  }
}
