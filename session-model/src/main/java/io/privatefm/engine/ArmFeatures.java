package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.Features;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.Foretold;
import io.privatefm.station.Interests;
import io.privatefm.station.RecentTracks;
import io.privatefm.station.Station;

/** Computes the features of candidates and packs them. Scratch of one engine. */
final class ArmFeatures {
  private final Catalogue catalogue;
  private final float[] vector;
  private final Sequence liked;
  private final Sequence completed;
  private final Sequence skipped;
  private final Affinity affinity;
  private final Foretold foretold;
  private final Taste taste;
  private final boolean[] atWork = new boolean[Features.NUMBERS];
  private final Guess guess = new Guess();

  ArmFeatures(Catalogue catalogue, Foretold foretold, Parts parts) {
    for (int feature = 0; feature < Features.NUMBERS; feature++) {
      atWork[feature] = parts.hasFeature(feature);
    }
    this.foretold = foretold;
    this.catalogue = catalogue;
    vector = new float[catalogue.dimension()];
    liked = new Sequence();
    completed = new Sequence();
    skipped = new Sequence();
    affinity = new Affinity(catalogue);
    taste = new Taste(catalogue);
  }

  /** Packs all candidates, in order. */
  void pack(
      Station station,
      Interests shortTerm,
      int completing,
      long nowMs,
      Candidates candidates,
      byte[] packed) {
    remember(station, completing, nowMs);
    for (int i = 0; i < candidates.count(); i++) {
      int at = i * Features.PACKED_BYTES;
      packed[at] = (byte) candidates.channels(i);
      pack(station, shortTerm, candidates.row(i), packed, at);
    }
    affinity.clear();
  }

  /** Packs the numbers of given rows, in order; channels stay, and so does an arm without a row. */
  void pack(
      Station station, Interests shortTerm, int completing, long nowMs, int[] rows, byte[] packed) {
    remember(station, completing, nowMs);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] >= 0) {
        pack(station, shortTerm, rows[i], packed, i * Features.PACKED_BYTES);
      }
    }
    affinity.clear();
  }

  private void remember(Station station, int completing, long nowMs) {
    long sinceMs = station.sessionStartedAtMs(nowMs);
    guess.begin(station);
    taste.learn(station.history().judged(), completing, sinceMs);
    liked.clear();
    completed.clear();
    skipped.clear();
    if (completing >= 0) {
      completed.add(completing);
    }
    take(station.history().liked(), 0, liked);
    take(station.history().completed(), sinceMs, completed);
    take(station.history().skipped(), sinceMs, skipped);
    affinity.add(liked, 1);
    affinity.add(completed, 0.7f);
    affinity.add(skipped, -1);
  }

  private static void take(RecentTracks recent, long sinceMs, Sequence into) {
    for (int i = 0; i < recent.count() && !into.full(); i++) {
      if (recent.row(i) >= 0 && recent.atMs(i) >= sinceMs) {
        into.add(recent.row(i));
      }
    }
  }

  private void pack(Station station, Interests shortTerm, int row, byte[] packed, int at) {
    catalogue.index().copyVector(row, vector);
    int from = at + 1;
    put(packed, from, Features.INTEREST, similarity(shortTerm));
    put(packed, from, Features.LONG_TERM, similarity(station.longTerm()));
    double share = foretold.share(row);
    put(packed, from, Features.POPULARITY, share > 0 ? 0 : catalogue.popularity(row));
    put(packed, from, Features.ARTIST, affinity.artist(row));
    put(packed, from, Features.TAGS, affinity.tags(row));
    put(packed, from, Features.FORETOLD, share);
    put(packed, from, Features.TASTE, taste.of(row, vector) + (share > 0 ? 0 : guess.of(row)));
  }

  private float similarity(Interests interests) {
    int near = interests.nearest(vector, 0);
    return near < 0 ? 0 : interests.similarity(near, vector, 0);
  }

  private void put(byte[] packed, int from, int feature, double value) {
    packed[from + feature] = atWork[feature] ? Features.quantise(value) : 0;
  }
}
