package io.privatefm.catalogue.demo;

import java.util.List;

/**
 * What the artists of a genre have in common.
 *
 * @param weight how many artists play it, compared with the others
 * @param tempoLow beats a minute
 * @param tempoHigh beats a minute
 * @param energy 0 calm … 1 fierce
 * @param valence 0 dark … 1 light
 * @param minor share of tracks in a minor key
 * @param timbre 0 dull … 1 brilliant
 * @param swing 0 straight … 1 triplets
 * @param density 0 few notes … 1 many
 * @param seconds length of a middling track
 * @param sung share of tracks with a language
 * @param languages those in which it is sung, the commonest first
 */
record Genre(
    String name,
    double weight,
    double tempoLow,
    double tempoHigh,
    double energy,
    double valence,
    double minor,
    int yearFrom,
    int yearTo,
    double timbre,
    double swing,
    double density,
    double seconds,
    double sung,
    List<String> languages) {

  /** All of them, in the order of the resource. */
  static List<Genre> all() {
    return Lines.of("genres.tsv").stream().skip(1).map(Genre::parse).toList();
  }

  private static Genre parse(String line) {
    String[] cells = line.split("\t", -1);
    double[] numbers = new double[14];
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(cells[i]);
    }
    return new Genre(
        cells[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        (int) numbers[7],
        (int) numbers[8],
        numbers[9],
        numbers[10],
        numbers[11],
        numbers[12],
        numbers[13],
        List.of(cells[14].split(",")));
  }
}
