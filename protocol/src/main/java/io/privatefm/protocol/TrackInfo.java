package io.privatefm.protocol;

import static io.privatefm.protocol.ProtocolLimits.LABEL_CHARS;
import static io.privatefm.protocol.ProtocolLimits.LANGUAGE_CHARS;
import static io.privatefm.protocol.ProtocolLimits.TEXT_CHARS;
import static io.privatefm.protocol.ProtocolLimits.TRAIT_CHARS;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A track as a listener sees it.
 *
 * @param durationMs its length; 0 is unknown
 * @param language a language tag (RFC 5646)
 * @param year of its release; 0 is unknown
 * @param url of its sound
 * @param traits what else the catalogue says of it
 */
public record TrackInfo(
    String id,
    String title,
    String artist,
    @Nullable String album,
    long durationMs,
    List<String> tags,
    @Nullable String language,
    int year,
    @Nullable String url,
    Map<String, String> traits) {
  public TrackInfo {
    Rules.ID.check("id", id);
    Rules.NAME.check("title", title);
    Rules.NAME.check("artist", artist);
    Rules.NAME.checkIfTold("album", album);
    Rules.DURATION_MS.check("durationMs", durationMs);
    tags = List.copyOf(tags);
    Rules.TAGS.check("tags", tags);
    Rules.LANGUAGE.checkIfTold("language", language);
    Rules.YEAR.check("year", year);
    Rules.URL.checkIfTold("url", url);
    traits = traits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    Rules.TRAITS.check("traits", traits);
  }

  /**
   * The track with whatever is beyond the wire's limits cut to fit: for words from a catalogue,
   * whose own limits are wider. Only the id must keep its rule, since a cut id names another track.
   */
  public static TrackInfo fitting(
      String id,
      String title,
      String artist,
      @Nullable String album,
      long durationMs,
      List<String> tags,
      @Nullable String language,
      int year,
      @Nullable String url,
      Map<String, String> traits) {
    return new TrackInfo(
        id,
        WireText.fit(title, TEXT_CHARS),
        WireText.fit(artist, TEXT_CHARS),
        album == null ? null : WireText.fit(album, TEXT_CHARS),
        Math.clamp(durationMs, 0, ProtocolLimits.DURATION_MS),
        fittingTags(tags),
        language == null || language.isEmpty() ? null : WireText.fit(language, LANGUAGE_CHARS),
        Math.clamp(year, 0, ProtocolLimits.YEAR),
        url == null || Rules.URL.fault(url) != null ? null : url,
        fittingTraits(traits));
  }

  private static List<String> fittingTags(List<String> tags) {
    boolean fit = tags.size() <= ProtocolLimits.TAGS;
    for (int i = 0; i < tags.size() && fit; i++) {
      fit = isLabel(tags.get(i));
    }
    return fit ? tags : cutTags(tags);
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty() && WireText.fits(text, LABEL_CHARS);
  }

  private static List<String> cutTags(List<String> tags) {
    return tags.stream()
        .filter(tag -> !tag.isEmpty())
        .limit(ProtocolLimits.TAGS)
        .map(tag -> WireText.fit(tag, LABEL_CHARS))
        .toList();
  }

  private static Map<String, String> fittingTraits(Map<String, String> traits) {
    boolean fit = traits.size() <= ProtocolLimits.TRAITS;
    for (Map.Entry<String, String> trait : traits.entrySet()) {
      fit &= isLabel(trait.getKey()) && WireText.fits(trait.getValue(), TRAIT_CHARS);
    }
    return fit ? traits : cutTraits(traits);
  }

  private static Map<String, String> cutTraits(Map<String, String> traits) {
    Map<String, String> fitting = new LinkedHashMap<>();
    traits.forEach(
        (name, value) -> {
          if (fitting.size() < ProtocolLimits.TRAITS && !name.isEmpty()) {
            fitting.put(WireText.fit(name, LABEL_CHARS), WireText.fit(value, TRAIT_CHARS));
          }
        });
    return fitting;
  }
}
