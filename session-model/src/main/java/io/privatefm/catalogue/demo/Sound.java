package io.privatefm.catalogue.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a track sounds: what the player synthesises it from, and what its vector says.
 *
 * @param tempo beats a minute
 * @param tonic semitones above C, 0 to 11
 * @param energy 0..1
 * @param valence 0 dark … 1 light
 * @param timbre 0 dull … 1 brilliant
 * @param swing 0..1
 * @param density 0..1
 * @param progression which of the genre's chord progressions, 0 to 7
 * @param language null when nobody sings
 */
record Sound(
    Genre genre,
    double tempo,
    int tonic,
    boolean minor,
    double energy,
    double valence,
    double timbre,
    double swing,
    double density,
    int progression,
    int year,
    @Nullable String language) {
  static final int PROGRESSIONS = 8;

  private static final List<String> TONICS =
      List.of("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
  private static final double HIGH = 0.6;
  private static final double LOW = 0.4;
  private static final List<List<String>> MOODS =
      List.of(
          List.of("melancholic", "brooding", "aggressive"),
          List.of("dreamy", "mellow", "driving"),
          List.of("warm", "playful", "euphoric"));

  /** One word for valence and energy together. */
  String mood() {
    return MOODS.get(third(valence)).get(third(energy));
  }

  /** The decade, such as {@code 1980s}. */
  String era() {
    return year / 10 * 10 + "s";
  }

  /** Such as {@code A minor}. */
  String key() {
    return TONICS.get(tonic) + (minor ? " minor" : " major");
  }

  /** What is told to whoever makes it sound, in a fixed order. */
  Map<String, String> traits() {
    Map<String, String> traits = new TreeMap<>();
    traits.put("genre", genre.name());
    traits.put("era", era());
    traits.put("tempo", Long.toString(Math.round(tempo)));
    traits.put("key", key());
    traits.put("energy", hundredths(energy));
    traits.put("valence", hundredths(valence));
    traits.put("mood", mood());
    traits.put("timbre", hundredths(timbre));
    traits.put("swing", hundredths(swing));
    traits.put("density", hundredths(density));
    traits.put("progression", Integer.toString(progression));
    return traits;
  }

  /** Genre, mood, decade and what one may do meanwhile. */
  List<String> tags() {
    return List.of(genre.name(), mood(), era(), occasion());
  }

  private String occasion() {
    if (energy > 0.8) {
      return density > 0.7 ? "running" : "night out";
    }
    if (energy > HIGH) {
      return valence > HIGH ? "kitchen dancing" : "night drive";
    }
    if (energy > LOW) {
      return valence > HIGH ? "morning" : "commute";
    }
    return density < 0.35 ? "falling asleep" : "focus";
  }

  private static int third(double share) {
    return share < LOW ? 0 : share <= HIGH ? 1 : 2;
  }

  private static String hundredths(double share) {
    long hundredths = Math.round(share * 100);
    return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
  }
}
