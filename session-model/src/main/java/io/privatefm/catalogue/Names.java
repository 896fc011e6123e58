package io.privatefm.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers the artists or tags in the order in which they come and writes their names as they were
 * first spelled. Two spellings are one name when they differ only in case, outer or repeated white
 * space, or Unicode composition.
 */
final class Names implements AutoCloseable {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> spellings = new HashMap<>();
  private final SectionWriter offsets;
  private final SectionWriter blob;
  private int size;

  Names(SectionWriter offsets, SectionWriter blob) {
    this.offsets = offsets;
    this.blob = blob;
    offsets.putLong(0);
  }

  int size() {
    return size;
  }

  /** The number of this name, a new one when it was not seen before. */
  int number(String name) {
    Integer known = spellings.get(name);
    if (known == null) {
      known = numbers.computeIfAbsent(key(name), _ -> add(name));
      spellings.put(name, known);
    }
    return known;
  }

  /** The number of somebody without a name, different from everybody else's. */
  int anonymous() {
    return add("");
  }

  /**
   * Whether this stands for no name: nothing, or a dash or some, as tables mark what is missing.
   */
  static boolean isNone(String name) {
    return name.chars()
        .allMatch(c -> Character.isWhitespace(c) || c == '-' || c == '–' || c == '—');
  }

  static String key(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return WHITE_SPACE.matcher(composed.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    try (offsets) {
      blob.close();
    }
  }

  private int add(String name) {
    blob.put(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
    offsets.putLong(blob.bytes());
    return size++;
  }
}
