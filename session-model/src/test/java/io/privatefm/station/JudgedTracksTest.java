package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JudgedTracksTest {
  private static final long MINUTE_MS = 60_000;

  private final JudgedTracks judged = new JudgedTracks();

  @Test
  void theNewestComesFirstAndTheOldestMakesRoom() {
    for (int row = 0; row < JudgedTracks.MOST + 5; row++) {
      judged.judge(row, row % 100 / 100f, row * MINUTE_MS, (byte) row);
    }
    assertEquals(JudgedTracks.MOST, judged.count());
    for (int i = 0; i < judged.count(); i++) {
      int row = JudgedTracks.MOST + 4 - i;
      assertEquals(row, judged.row(i));
      assertEquals(row % 100 / 100f, judged.reward(i));
      assertEquals(row * MINUTE_MS, judged.atMs(i));
      assertEquals((byte) row, judged.scene(i));
    }
  }

  @Test
  void aTrackThatIsJudgedAgainStandsOnceWithItsLastReward() {
    judged.judge(7, 0.5f, 1, Scene.NONE);
    judged.judge(8, -0.5f, 2, Scene.NONE);
    judged.judge(7, 1, 3, (byte) 9);
    assertEquals(2, judged.count());
    assertEquals(7, judged.row(0));
    assertEquals(1, judged.reward(0));
    assertEquals(9, judged.scene(0));
    assertEquals(8, judged.row(1));
    assertEquals(-0.5f, judged.reward(1));
    var beyond = assertThrows(IndexOutOfBoundsException.class, () -> judged.row(2));
    assertEquals("must be >= 0 and < 2: track=2", beyond.getMessage());
  }

  @Test
  void scenesAreKeptFromTheFirstThatIsTold() {
    judged.judge(7, 0.5f, MINUTE_MS, Scene.NONE);
    judged.judge(8, -0.5f, 2 * MINUTE_MS, (byte) -1);
    judged.judge(9, 1, 3 * MINUTE_MS, Scene.NONE);
    byte[] scenes = {Scene.NONE, -1, Scene.NONE};
    for (int i = 0; i < 3; i++) {
      assertEquals(9 - i, judged.row(i));
      assertEquals(scenes[i], judged.scene(i));
      assertEquals((3 - i) * MINUTE_MS, judged.atMs(i));
    }
    assertTrue(judged.blames(8));
  }
}
