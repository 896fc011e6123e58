package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What those who have a trait in common think beyond what all think. */
class KindredTest {
  private static final int TRACKS = 3_000;
  private static final int TAGS = 300;
  private static final long DAY_MS = 86_400_000L;
  private static final long START_MS = 20_000 * DAY_MS;
  private static final List<String> HERE = List.of("region:here");
  private static final List<String> THERE = List.of("region:there");

  private final Reputation reputation = new Reputation(TRACKS);
  private final Kindred kindred = new Kindred(reputation, TRACKS, TAGS);

  private static String id(int key) {
    return "k-" + key;
  }

  private static int key(String id) {
    return Integer.parseInt(id.substring(2));
  }

  /** Somebody judges a track, as an engine learns it. */
  private void judge(List<String> traits, int row, int tag, double reward, long atMs) {
    reputation.observe(row, reward, atMs);
    kindred.learn(traits, row, new int[] {tag}, 1, reward, atMs);
  }

  /** What a listener with these traits is expected to think of a track with a tag. */
  private double of(Kindred of, List<String> traits, int row, int tag) {
    of.begin(traits);
    return of.of(row, of.ofTag(tag));
  }

  private void disagree(int judgements) {
    for (int i = 0; i < judgements; i++) {
      judge(HERE, 1, 0, 1, START_MS);
      judge(THERE, 1, 0, -0.5, START_MS);
      judge(HERE, 2, 1, -0.5, START_MS);
      judge(THERE, 2, 1, 1, START_MS);
    }
  }

  @Test
  void whatIsLovedHereIsNotWhatIsLovedThere() {
    disagree(100);
    assertTrue(of(kindred, HERE, 1, 0) > 0.5);
    assertTrue(of(kindred, THERE, 1, 0) < -0.5);
    assertEquals(reputation.of(1), of(kindred, List.of(), 1, 0), "without a trait what all think");
    assertEquals(
        reputation.of(1),
        of(kindred, List.of("region:elsewhere"), 1, 0),
        "of whom nothing is known");
  }

  @Test
  void aTrackThatNobodyHereJudgedGoesByItsTag() {
    disagree(100);
    assertTrue(of(kindred, HERE, 50, 0) > 0.3, "by " + of(kindred, HERE, 50, 0));
    assertTrue(of(kindred, HERE, 50, 1) < -0.3);
    assertEquals(0, of(kindred, HERE, 50, 2));
  }

  @Test
  void oneJudgementSaysLittleAndManySayTheirMean() {
    double before = 0;
    for (int more : new int[] {1, 9, 90, 900}) {
      disagree(more);
      double now = of(kindred, HERE, 1, 0);
      assertTrue(now > before && now < 0.76, "after " + more + ": " + now);
      before = now;
    }
    assertEquals(0.75, before, 0.03, "as far above the mean of 0.25 as they told");
  }

  @Test
  void ofSeveralTraitsTheDifferencesAddUp() {
    for (int i = 0; i < 40; i++) {
      judge(List.of("age:20-29"), 1, 0, 1, START_MS);
      judge(List.of("region:here"), 1, 0, 1, START_MS);
      judge(List.of("region:there"), 2, 1, -0.5, START_MS);
      judge(List.of("age:20-29"), 3, 2, -0.5, START_MS);
      judge(List.of("region:here"), 3, 2, -0.5, START_MS);
    }
    double one = of(kindred, List.of("region:here"), 50, 0);
    double both = of(kindred, List.of("region:here", "age:20-29"), 50, 0);
    assertTrue(both > one && one > 0, one + " " + both);
  }

  @Test
  void aCorrectionIsNoSecondJudgement() {
    judge(HERE, 1, 0, 0.5, START_MS);
    reputation.correct(1, 0.5, START_MS);
    kindred.learn(HERE, 1, new int[] {0}, 0, 0.5, START_MS);
    Kindred other = new Kindred(reputation, TRACKS, TAGS);
    other.learn(HERE, 1, new int[] {0}, 1, 1, START_MS);
    assertEquals(of(other, HERE, 1, 0), of(kindred, HERE, 1, 0));
  }

  @Test
  void whatWasThoughtLongAgoCountsLess() {
    disagree(100);
    long later = START_MS + 4L * Reputation.HALF_LIFE_DAYS * DAY_MS;
    double before = of(kindred, HERE, 1, 0);
    for (int i = 0; i < 100; i++) {
      judge(HERE, 1, 0, -0.5, later);
      judge(THERE, 1, 0, 1, later);
      judge(HERE, 2, 1, 1, later);
      judge(THERE, 2, 1, -0.5, later);
    }
    assertTrue(before > 0.5 && of(kindred, HERE, 1, 0) < -0.3, "a fashion has turned");
  }

  @Test
  void enginesThatExchangeAgreeAndOneThatTakesOverKnowsTheSame() {
    Kindred other = new Kindred(reputation, TRACKS, TAGS);
    disagree(30);
    other.learn(THERE, 9, new int[] {4}, 1, 1, START_MS + 100 * DAY_MS);
    Map<String, ReputationDelta> fromOne = kindred.takeDelta(KindredTest::id);
    Map<String, ReputationDelta> fromOther = other.takeDelta(KindredTest::id);
    kindred.absorb(fromOther, KindredTest::key);
    other.absorb(fromOne, KindredTest::key);
    assertEquals(bytes(kindred), bytes(other));
    assertTrue(kindred.takeDelta(KindredTest::id).isEmpty(), "what was absorbed is not told again");

    disagree(5);
    Kindred successor = new Kindred(reputation, TRACKS, TAGS);
    successor.become(kindred, KindredTest::id, KindredTest::key);
    assertEquals(bytes(kindred), bytes(successor));
    other.absorb(successor.takeDelta(KindredTest::id), KindredTest::key);
    assertEquals(bytes(successor), bytes(other), "and tells what was not told yet");
  }

  private static Map<String, List<Byte>> bytes(Kindred kindred) {
    Map<String, List<Byte>> bytes = new TreeMap<>();
    kindred
        .all(KindredTest::id)
        .forEach(
            (trait, all) -> {
              List<Byte> list = new ArrayList<>();
              for (byte b : all.save()) {
                list.add(b);
              }
              bytes.put(trait, list);
            });
    return bytes;
  }

  @Test
  void aDrawOfAListenerWithTraitsTakesMicroseconds() {
    Random random = new Random(1);
    List<String> traits = List.of("language:sv", "region:se", "age:20-29");
    for (int i = 0; i < 20_000; i++) {
      judge(traits, random.nextInt(TRACKS), random.nextInt(TAGS), random.nextDouble(), START_MS);
    }
    double sum = 0;
    double with = Double.MAX_VALUE;
    double without = Double.MAX_VALUE;
    for (int round = 0; round < 2_000; round++) {
      judge(traits, 1, 1, 0.5, START_MS); // so that it is made anew, as after each feedback
      long began = System.nanoTime();
      sum += draw(traits);
      with = Math.min(with, (System.nanoTime() - began) / 1e3);
      began = System.nanoTime();
      sum += draw(List.of());
      without = Math.min(without, (System.nanoTime() - began) / 1e3);
    }
    System.out.printf(
        "a draw of 256 tracks: %.1f µs with three traits, %.1f without%n", with, without);
    assertTrue(Double.isFinite(sum) && with < 1_000, "µs: " + with);
  }

  private double draw(List<String> traits) {
    kindred.begin(traits);
    double sum = 0;
    for (int row = 0; row < 256; row++) {
      sum += kindred.of(row, kindred.ofTag(row % TAGS));
    }
    return sum;
  }

  @Test
  void howeverManyTraitsTracksAndTagsAreToldNoMoreAreKnownThanThereIsRoomFor() {
    Random random = new Random(7);
    disagree(50);
    for (int i = 0; i < 20_000; i++) {
      List<String> traits = List.of("region:" + random.nextInt(1_000));
      judge(traits, random.nextInt(TRACKS), random.nextInt(TAGS), 0.5, START_MS);
    }
    for (int i = 0; i < 10_000; i++) {
      judge(HERE, random.nextInt(TRACKS), random.nextInt(TAGS), 0.5, START_MS);
    }
    Map<String, ReputationDelta> all = kindred.all(KindredTest::id);
    assertEquals(Kindred.MOST_KINDS, all.size());
    assertTrue(all.keySet().containsAll(List.of("region:here", "region:there")));
    all.values().forEach(told -> assertTrue(told.size() <= Kind.MOST_TRACKS + Kind.MOST_TAGS));
    assertTrue(of(kindred, HERE, 1, 0) > 0.3, "what was judged most stays known");
  }
}
