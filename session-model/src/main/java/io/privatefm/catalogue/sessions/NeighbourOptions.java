package io.privatefm.catalogue.sessions;

/**
 * How neighbouring sessions are found and what they count.
 *
 * @param sample how many of the newest sessions that share a track are compared
 * @param neighbours how many of the most similar count
 * @param events how much less an older event of the prefix counts in the similarity
 * @param shared how much less a neighbour counts whose newest shared track lies further back
 * @param length how much a neighbour's length is held against it, 0 to 1: its similarity is divided
 *     by {@code length of it ^ this}
 * @param rarity the weight of a track is {@code ln(sessions / sessions with it) ^ this}
 * @param reach how much less a track counts that lies further from the shared one in the neighbour
 */
public record NeighbourOptions(
    int sample,
    int neighbours,
    Decay events,
    Decay shared,
    double length,
    double rarity,
    Decay reach) {

  /** VS-kNN as its authors set it (Ludewig and Jannach, UMUAI 2018). */
  public static final NeighbourOptions VS_KNN =
      new NeighbourOptions(1_000, 100, Decay.LENGTH, Decay.DIVIDED, 0, 0, Decay.NONE);

  /** VMIS-kNN as its authors set it (Kersbergen, Sprangers and Schelter, SIGMOD 2022). */
  public static final NeighbourOptions VMIS_KNN =
      new NeighbourOptions(500, 100, Decay.LENGTH, Decay.TENTH, 0, 1, Decay.NONE);

  public NeighbourOptions {
    if (sample < 1 || neighbours < 1) {
      throw new IllegalArgumentException(
          "must be >= 1: sample=" + sample + " neighbours=" + neighbours);
    }
  }

  /** These options with another sample. */
  public NeighbourOptions withSample(int sessions) {
    return new NeighbourOptions(sessions, neighbours, events, shared, length, rarity, reach);
  }

  /** These options with another number of neighbours. */
  public NeighbourOptions withNeighbours(int sessions) {
    return new NeighbourOptions(sample, sessions, events, shared, length, rarity, reach);
  }

  /** These options with another decay of events. */
  public NeighbourOptions withEvents(Decay decay) {
    return new NeighbourOptions(sample, neighbours, decay, shared, length, rarity, reach);
  }

  /** These options with another decay of the newest shared track. */
  public NeighbourOptions withShared(Decay decay) {
    return new NeighbourOptions(sample, neighbours, events, decay, length, rarity, reach);
  }

  /** These options with another exponent of a neighbour's length. */
  public NeighbourOptions withLength(double exponent) {
    return new NeighbourOptions(sample, neighbours, events, shared, exponent, rarity, reach);
  }

  /** These options with another exponent of rarity. */
  public NeighbourOptions withRarity(double exponent) {
    return new NeighbourOptions(sample, neighbours, events, shared, length, exponent, reach);
  }

  /** These options with another decay within the neighbour. */
  public NeighbourOptions withReach(Decay decay) {
    return new NeighbourOptions(sample, neighbours, events, shared, length, rarity, decay);
  }
}
