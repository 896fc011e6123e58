package io.privatefm.catalogue.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All artists, each made from the seed and its number. Owned by one thread. */
final class Scene {
  private static final int NAME_ATTEMPTS = 40;
  private static final double LEANING = 0.09;
  private static final double FAME_EXPONENT = 1.0;

  private final long seed;
  private final List<Genre> genres = Genre.all();
  private final double totalWeight = genres.stream().mapToDouble(Genre::weight).sum();
  private final Map<String, Phrases> languages = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  Scene(long seed) {
    this.seed = seed;
  }

  List<Genre> genres() {
    return genres;
  }

  /** The artist with this number; they are asked for in order, since a name is taken only once. */
  Artist artist(int number) {
    Chance chance = Chance.of(seed, "artist", number);
    Genre genre = genre(chance);
    String language = chance.happens(genre.sung()) ? language(genre, chance) : null;
    Phrases words = words(language == null ? language(genre, chance) : language);
    double valence = chance.share(genre.valence(), LEANING);
    return new Artist(
        number,
        name(words, chance, valence),
        genre,
        language,
        words,
        chance.whole(genre.yearFrom(), Math.max(genre.yearFrom(), genre.yearTo() - 4)),
        chance.share(genre.energy(), LEANING),
        valence,
        chance.share(genre.timbre(), LEANING),
        fame(number, chance));
  }

  private Genre genre(Chance chance) {
    double left = chance.next() * totalWeight;
    for (Genre genre : genres) {
      left -= genre.weight();
      if (left < 0) {
        return genre;
      }
    }
    return genres.getLast();
  }

  /** The first language of a genre is about twice as common as the second, and so on. */
  private static String language(Genre genre, Chance chance) {
    List<String> languages = genre.languages();
    for (String language : languages) {
      if (chance.happens(0.5)) {
        return language;
      }
    }
    return languages.getFirst();
  }

  private Phrases words(String language) {
    return languages.computeIfAbsent(language, Phrases::of);
  }

  private String name(Phrases words, Chance chance, double valence) {
    for (int attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
      String name = words.band(chance, valence);
      if (names.add(name)) {
        return name;
      }
    }
    return numbered(words.band(chance, valence));
  }

  /** When all names of a language are taken, artists number themselves, as some do. */
  private String numbered(String name) {
    for (int number = 2; ; number++) {
      if (names.add(name + " " + number)) {
        return name + " " + number;
      }
    }
  }

  /** Zipf's law over artists, shaken so that many tracks do not always mean much fame. */
  private static double fame(int number, Chance chance) {
    return StrictMath.pow(1.0 / (number + 1), FAME_EXPONENT)
        * StrictMath.exp(0.9 * chance.gaussian());
  }

  /** Unused languages have no words; null stands for nobody singing. */
  static String orInstrumental(@Nullable String language) {
    return language == null ? "instrumental" : language;
  }
}
