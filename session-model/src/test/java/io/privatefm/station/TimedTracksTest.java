package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimedTracksTest {
  private static final long MINUTE_MS = 60_000;
  private static final long WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
  private static final long RANGE_MS = 0xFFFF * MINUTE_MS;
  private static final long NOW_MS = 1_795_300_020_000L;
  private static final int MOST = 20;

  private final RecentTracks tracks = new RecentTracks(MOST);

  private static long rounded(long ms) {
    return Math.ceilDiv(ms, MINUTE_MS) * MINUTE_MS;
  }

  private List<Long> times() {
    return IntStream.range(0, tracks.count()).mapToObj(tracks::atMs).toList();
  }

  @Test
  void aTimeIsRoundedUpToAMinute() {
    tracks.add(1, NOW_MS - 1);
    tracks.add(2, NOW_MS);
    tracks.add(3, NOW_MS + 1);
    assertEquals(List.of(NOW_MS + MINUTE_MS, NOW_MS, NOW_MS), times());
  }

  @Test
  void timesOfSixWeeksAreAsTheyWereTold() {
    tracks.add(1, NOW_MS - RANGE_MS);
    tracks.add(2, NOW_MS);
    assertEquals(List.of(NOW_MS, NOW_MS - RANGE_MS), times());
  }

  @Test
  void aListenerBackAfterYearsFindsWhatIsOldAtItsHourAndDay() {
    tracks.add(1, NOW_MS);
    tracks.add(2, NOW_MS + 5 * MINUTE_MS);
    long backMs = NOW_MS + 1_000 * 24 * 60 * MINUTE_MS + 7 * MINUTE_MS;
    tracks.add(3, backMs);
    assertEquals(backMs, tracks.atMs(0));
    for (int i = 1; i <= 2; i++) {
      long apartMs = backMs - tracks.atMs(i);
      assertTrue(apartMs <= RANGE_MS && apartMs > RANGE_MS - WEEK_MS, "apart=" + apartMs);
      long told = i == 1 ? NOW_MS + 5 * MINUTE_MS : NOW_MS;
      assertEquals(told % WEEK_MS, tracks.atMs(i) % WEEK_MS);
    }
  }

  @Test
  void whatIsInsertedStandsWhereItsTimeBelongs() {
    tracks.insert(1, NOW_MS);
    tracks.insert(2, NOW_MS + 2 * MINUTE_MS);
    tracks.insert(3, NOW_MS + MINUTE_MS);
    tracks.insert(4, NOW_MS + MINUTE_MS - 1); // of that minute, and told later
    tracks.insert(3, NOW_MS);
    tracks.insert(5, NOW_MS - 10 * WEEK_MS);
    assertEquals(List.of(2, 4, 3, 1, 5), rows());
    tracks.insert(1, NOW_MS + 9 * MINUTE_MS);
    assertEquals(List.of(1, 2, 4, 3, 5), rows());
  }

  private List<Integer> rows() {
    return IntStream.range(0, tracks.count()).mapToObj(tracks::row).toList();
  }

  /** Whatever the order of times: a restored station goes on as the one that was saved. */
  @Test
  void aListThatIsToldAnewWhatItTellsGoesOnAsItWould() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      JudgedTracks live = new JudgedTracks();
      JudgedTracks saved = new JudgedTracks();
      long nowMs = NOW_MS;
      for (int step = 0; step < 300; step++) {
        nowMs += random.nextLong(random.nextInt(20) == 0 ? 60 * WEEK_MS : 10 * MINUTE_MS);
        long atMs = nowMs - (random.nextInt(5) == 0 ? random.nextLong(20 * WEEK_MS) : 0);
        int row = random.nextInt(250);
        live.judge(row, 0.5f, atMs, Scene.NONE);
        saved.judge(row, 0.5f, atMs, Scene.NONE);
        if (random.nextInt(10) == 0) {
          saved = again(saved);
        }
        assertEquals(live.count(), saved.count());
        for (int i = 0; i < live.count(); i++) {
          assertEquals(live.row(i), saved.row(i));
          assertEquals(live.atMs(i), saved.atMs(i));
          long apartMs = rounded(nowMs) - live.atMs(i);
          assertTrue(apartMs >= 0, "after now: apart=" + apartMs);
        }
        assertEquals(0, (rounded(atMs) - live.atMs(0)) % WEEK_MS);
      }
    }
  }

  private static JudgedTracks again(JudgedTracks of) {
    JudgedTracks again = new JudgedTracks();
    for (int i = of.count() - 1; i >= 0; i--) {
      again.judge(of.row(i), of.reward(i), of.atMs(i), of.scene(i));
    }
    return again;
  }
}
