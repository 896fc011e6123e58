package io.privatefm.catalogue.demo;

import java.util.List;

/**
 * From how a track sounds to its vector, {@code float32[64]}, so that a large inner product means
 * alike to the ear. Each trait has directions of its own with a weight; the whole is then turned by
 * a seeded rotation, so that no component means anything by itself.
 *
 * <pre>
 *   trait                     directions   how                                                weight
 *   genre                     20           a seeded unit vector each                          0.55
 *   artist                    16           a seeded unit vector each                          0.12
 *   tempo                      4           two angles over 50 to 200 beats a minute, by log   0.64
 *   energy, valence            4           an angle each                                      0.71
 *   timbre, density, swing     6           an angle each                                      0.36
 *   year                       2           an angle over 1950 to 2030                         0.40
 *   language                   6           a seeded unit vector each                          0.40
 *   mode, key                  3           minor or major, the circle of fifths               0.19
 *   rest                       3           chance                                             0.16
 * </pre>
 */
final class SoundVectors {
  static final int DIMENSION = 64;

  private static final int GENRE = 0;
  private static final int ARTIST = 20;
  private static final int TEMPO = 36;
  private static final int FEELING = 40;
  private static final int COLOUR = 44;
  private static final int YEAR = 50;
  private static final int LANGUAGE = 52;
  private static final int KEY = 58;
  private static final int REST = 61;

  private final long seed;
  private final double[][] rotation;
  private final double[] plain = new double[DIMENSION];

  SoundVectors(long seed) {
    this.seed = seed;
    this.rotation = Rotation.random(DIMENSION, Chance.of(seed, "rotation", 0));
  }

  /** Writes the vector of a song, not scaled to any length. */
  void write(Songs.Song song, List<Genre> genres, long number, float[] into) {
    Sound sound = song.sound();
    unit(GENRE, ARTIST, "genre", genres.indexOf(sound.genre()), 0.55);
    unit(ARTIST, TEMPO, "artist", song.artist().number(), 0.12);
    double tempo = Math.clamp(StrictMath.log(sound.tempo() / 50) / StrictMath.log(4), 0.0, 1.0);
    angle(TEMPO, tempo, 2, 0.45);
    angle(TEMPO + 2, tempo, 4, 0.45);
    angle(FEELING, sound.energy(), 2, 0.50);
    angle(FEELING + 2, sound.valence(), 2, 0.50);
    angle(COLOUR, sound.timbre(), 2, 0.22);
    angle(COLOUR + 2, sound.density(), 2, 0.20);
    angle(COLOUR + 4, sound.swing(), 2, 0.20);
    angle(YEAR, (sound.year() - 1950) / 80.0, 2, 0.40);
    unit(LANGUAGE, KEY, "language", Scene.orInstrumental(sound.language()).hashCode(), 0.40);
    key(sound);
    rest(number);
    Rotation.apply(rotation, plain, into);
  }

  private void unit(int from, int to, String kind, long number, double weight) {
    Chance chance = Chance.of(seed, kind, number);
    double squares = 0;
    for (int i = from; i < to; i++) {
      plain[i] = chance.gaussian();
      squares += plain[i] * plain[i];
    }
    double scale = weight / StrictMath.sqrt(squares);
    for (int i = from; i < to; i++) {
      plain[i] *= scale;
    }
  }

  /**
   * A share as a direction: the ends are {@code quarters} quarter turns apart, so that near shares
   * are near.
   */
  private void angle(int at, double share, int quarters, double weight) {
    double turn = share * quarters * StrictMath.PI / 2;
    plain[at] = weight * StrictMath.cos(turn);
    plain[at + 1] = weight * StrictMath.sin(turn);
  }

  private void key(Sound sound) {
    double fifths = sound.tonic() * 7 % 12 / 12.0;
    plain[KEY] = sound.minor() ? 0.15 : -0.15;
    angle(KEY + 1, fifths, 4, 0.12);
  }

  private void rest(long number) {
    Chance chance = Chance.of(seed, "rest", number);
    for (int i = REST; i < DIMENSION; i++) {
      plain[i] = 0.09 * chance.gaussian();
    }
  }
}
