package io.privatefm.rank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * What listeners who have a trait in common (a language, a region, a scene) thought of tracks
 * beyond what all thought of them, and of tags, see {@link Kind}: of a track its tags are asked
 * first, and what they say is expected of it. Of a listener with several traits the differences add
 * up; without any, or where a trait says nothing yet, what all thought stands.
 *
 * <p>It forgets as {@link Reputation} does. At most {@value #MOST_KINDS} traits are known: a new
 * one takes the place of the one that was told least. Engines that exchange agree as long as
 * nothing had to go.
 *
 * <p>Tracks and tags are known by key: the row of a track, or the number of tracks plus that of the
 * tag.
 *
 * <p>Belongs to one thread. Asking costs one look into a table for each trait and track, and
 * allocates nothing.
 */
public final class Kindred {
  /** Most traits that are known at once. */
  static final int MOST_KINDS = 128;

  private static final int STEP = 8;

  /** What all think of tags, who have any trait: it is no trait's name. */
  private static final String ANYBODY = "";

  private final Reputation reputation;
  private final int firstTag;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Age age = new Age(Reputation.HALF_LIFE_DAYS, STEP);
  private Kind[] mine = new Kind[4];

  /** Stands where nothing is known of a trait. */
  private final Kind nobody;

  private int count;

  /** For whom it answers, and how often anything was learned when it was asked to. */
  private List<String> asked = List.of();

  private long learned;
  private long learnedWhenAsked;
  private final double[] ofTags;
  private final boolean[] known;
  private final int[] touched;
  private int touchedCount;

  /** Nothing known beyond what all think of so many tracks with so many tags. */
  public Kindred(Reputation reputation, int tracks, int tags) {
    this.reputation = reputation;
    firstTag = tracks;
    nobody = new Kind(tracks);
    ofTags = new double[tags];
    known = new boolean[tags];
    touched = new int[tags];
  }

  /**
   * A track was judged by a listener with these traits.
   *
   * @param tags of the track
   * @param many 1; 0 when it was judged before and was worth this much more, or less when below 0
   * @param reward -1 to 1
   */
  public void learn(List<String> traits, int row, int[] tags, int many, double reward, long atMs) {
    if (row < 0 || traits.isEmpty()) {
      return;
    }
    long epoch = age.epoch(atMs);
    reach(epoch);
    int weight = age.weight(epoch);
    long count = (long) many << weight;
    long units = Math.round(reward * Observations.REWARD_SCALE) << weight;
    learn(kind(ANYBODY), row, tags, count, units);
    for (int i = 0; i < traits.size(); i++) {
      learn(kind(traits.get(i)), row, tags, count, units);
    }
  }

  private void learn(Kind kind, int row, int[] tags, long count, long units) {
    kind.learn(row, count, units);
    for (int tag : tags) {
      kind.learn(firstTag + tag, count, units);
    }
    learned++;
  }

  private void reach(long epoch) {
    int halvings = age.reach(epoch);
    if (halvings > 0) {
      kinds.values().forEach(kind -> kind.halve(halvings));
      learned++;
    }
  }

  private Kind kind(String name) {
    Kind known = kinds.get(name);
    if (known != null) {
      return known;
    }
    if (kinds.size() == MOST_KINDS) {
      forgetLeast();
    }
    Kind fresh = new Kind(firstTag);
    kinds.put(name, fresh);
    return fresh;
  }

  private void forgetLeast() {
    String least = "";
    long fewest = Long.MAX_VALUE;
    for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
      long told = kind.getValue().counts();
      boolean less = told < fewest || (told == fewest && kind.getKey().compareTo(least) < 0);
      least = less ? kind.getKey() : least;
      fewest = Math.min(fewest, told);
    }
    kinds.remove(least);
  }

  /** Answers from now on for a listener with these traits; cheap when it did so before. */
  public void begin(List<String> traits) {
    if (traits.equals(asked) && learned == learnedWhenAsked) {
      return;
    }
    asked = traits;
    learnedWhenAsked = learned;
    count = traits.size();
    mine = count > mine.length ? new Kind[2 * count] : mine;
    while (touchedCount > 0) {
      int tag = touched[--touchedCount];
      ofTags[tag] = 0;
      known[tag] = false;
    }
    for (int i = 0; i < count; i++) {
      mine[i] = kinds.getOrDefault(traits.get(i), nobody);
      addTags(mine[i]);
    }
  }

  private void addTags(Kind kind) {
    Kind anybody = kinds.getOrDefault(ANYBODY, nobody);
    double one = age.one();
    for (int at = 0; at < kind.tagPlaces(); at++) {
      int key = kind.tagAt(at);
      if (key >= 0) {
        int tag = key - firstTag;
        if (!known[tag]) {
          known[tag] = true;
          touched[touchedCount++] = tag;
        }
        ofTags[tag] += kind.ofTag(key, anybody.ofTag(key, 0, one), one);
      }
    }
  }

  /** How many traits the listener has. */
  public int count() {
    return count;
  }

  /** What those with the listener's traits think of a tag beyond what anybody thinks of it. */
  public double ofTag(int tag) {
    return ofTags[tag];
  }

  /**
   * What is thought of a track beyond what is thought of any, in units of reward.
   *
   * @param ofTags what its tags say, on an average
   */
  public double of(int row, double ofTags) {
    double all = reputation.of(row);
    double beyond = ofTags;
    double one = age.one();
    for (int i = 0; i < count; i++) {
      beyond += mine[i].ofTrack(row, all + ofTags, one);
    }
    return all + beyond;
  }

  /** What was learned here since the last call, by trait; as {@link Reputation#takeDelta}. */
  public Map<String, ReputationDelta> takeDelta(IntFunction<String> ids) {
    Map<String, ReputationDelta> deltas = new TreeMap<>();
    kinds.forEach(
        (name, kind) -> {
          ReputationDelta delta = kind.tell(ids, age);
          if (!delta.isEmpty()) {
            deltas.put(name, delta);
          }
        });
    return deltas;
  }

  /** Takes in what another engine learned; as {@link Reputation#absorb}. */
  public void absorb(Map<String, ReputationDelta> deltas, ToIntFunction<String> rows) {
    deltas.forEach(
        (name, delta) -> {
          reach(delta.base());
          reach(delta.newest());
          kind(name).absorb(delta, age, rows, false);
          learned++;
        });
  }

  /** Takes the place of another, with what it has not told yet; as {@link Reputation#become}. */
  public void become(Kindred before, IntFunction<String> ids, ToIntFunction<String> rows) {
    become(before.all(ids), rows);
    before.takeDelta(ids).forEach((name, told) -> kind(name).absorb(told, age, rows, true));
  }

  /** Becomes what was saved; what was learned here is dropped. */
  public void become(Map<String, ReputationDelta> all, ToIntFunction<String> rows) {
    kinds.clear();
    learned++;
    age.clear();
    absorb(all, rows);
  }

  /** All that is known, by trait, to be saved. */
  public Map<String, ReputationDelta> all(IntFunction<String> ids) {
    Map<String, ReputationDelta> all = new TreeMap<>();
    kinds.forEach((name, kind) -> all.put(name, kind.all(ids, age)));
    return all;
  }
}
