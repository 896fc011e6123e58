package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.Features;
import io.privatefm.rank.Kindred;
import io.privatefm.recall.Candidates;
import io.privatefm.recall.Foretold;
import io.privatefm.recall.Nearness;
import io.privatefm.recall.TrackTags;
import io.privatefm.station.Interests;
import io.privatefm.station.RecentTracks;
import io.privatefm.station.Station;
import io.privatefm.station.World;
import io.privatefm.vector.Searcher;
import java.util.List;

/** Computes the features of candidates and packs them. Scratch of one engine. */
final class ArmFeatures {
  private final Catalogue catalogue;
  private final Searcher searcher;
  private final TrackTags tags;
  private final int[] artists = new int[Candidates.MOST];
  private final float[] popularity = new float[Candidates.MOST];
  private final double[] reputations = new double[Candidates.MOST];
  private final Sequence liked = new Sequence();
  private final Sequence completed = new Sequence();
  private final Sequence skipped = new Sequence();
  private final Affinity affinity;
  private final Foretold foretold;
  private final Kindred kindred;
  private final boolean byTraits;
  private final Taste taste;
  private final float[] tasteOfVectors = new float[Candidates.MOST];
  private final Nearness toSession;
  private final Nearness toListener;
  private final boolean[] atWork = new boolean[Features.NUMBERS];
  private final Guess guess = new Guess();
  private final Circumstances now;

  ArmFeatures(World world, Foretold foretold, Kindred kindred, Parts parts) {
    for (int feature = 0; feature < Features.NUMBERS; feature++) {
      atWork[feature] = parts.hasFeature(feature);
    }
    this.foretold = foretold;
    this.kindred = kindred;
    now = new Circumstances(parts);
    byTraits = parts.has(Parts.TRAITS);
    catalogue = world.catalogue();
    searcher = world.searcher();
    tags = new TrackTags(catalogue.tagsOf(), Candidates.MOST);
    affinity = new Affinity(catalogue);
    taste = new Taste(catalogue, searcher);
    toSession = new Nearness(searcher, catalogue.dimension());
    toListener = new Nearness(searcher, catalogue.dimension());
  }

  /**
   * Packs the numbers of the first {@code count} rows, in order; the channels are the caller's and
   * stay.
   */
  void pack(
      Station station,
      Interests shortTerm,
      Interests longTerm,
      int completing,
      long nowMs,
      int[] rows,
      int count,
      byte[] packed) {
    remember(station, completing, nowMs);
    toSession.compare(shortTerm, rows, count);
    toListener.compare(longTerm, rows, count);
    searcher.score(rows, count, taste.vectorWeights(), tasteOfVectors);
    tags.become(rows, count);
    lookUp(rows, count);
    for (int i = 0; i < count; i++) {
      pack(i, rows[i], packed, i * Features.PACKED_BYTES + 1);
    }
    affinity.clear();
  }

  /** Asks for one thing of all rows at a time, so that memory is waited for together. */
  private void lookUp(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      artists[i] = catalogue.artist(rows[i]);
    }
    for (int i = 0; i < count; i++) {
      popularity[i] = catalogue.popularity(rows[i]);
    }
    for (int i = 0; i < count; i++) {
      reputations[i] = kindred.of(rows[i], ofTags(i));
    }
  }

  private double ofTags(int i) {
    int many = kindred.count() == 0 ? 0 : tags.count(i);
    double sum = 0;
    for (int t = 0; t < many; t++) {
      sum += kindred.ofTag(tags.at(i, t));
    }
    return many == 0 ? 0 : sum / many;
  }

  private void remember(Station station, int completing, long nowMs) {
    long sinceMs = station.sessionStartedAtMs(nowMs);
    guess.begin(station);
    kindred.begin(byTraits ? station.traits() : List.of());
    now.set(station, nowMs);
    taste.learn(station.history().judged(), completing, now);
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

  private void pack(int i, int row, byte[] packed, int from) {
    int artist = artists[i];
    double share = foretold.share(row);
    double thought = taste.of(artist, tags, i, tasteOfVectors[i]);
    put(packed, from, Features.INTEREST, toSession.of(i));
    put(packed, from, Features.LONG_TERM, toListener.of(i));
    put(packed, from, Features.POPULARITY, share > 0 ? 0 : popularity[i]);
    put(packed, from, Features.ARTIST, affinity.artist(artist));
    put(packed, from, Features.TAGS, affinity.tags(tags, i));
    put(packed, from, Features.FORETOLD, share);
    put(packed, from, Features.TASTE, thought + (share > 0 ? 0 : guess.of(row)));
    put(packed, from, Features.REPUTATION, reputations[i]);
  }

  private void put(byte[] packed, int from, int feature, double value) {
    packed[from + feature] = atWork[feature] ? Features.quantise(value) : 0;
  }
}
