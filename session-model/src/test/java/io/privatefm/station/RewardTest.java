package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RewardTest {
  @Test
  void theHarderActSaysMore() {
    Reward[] order = {
      Reward.LIKED,
      Reward.COMPLETED,
      Reward.LONG_PLAY,
      Reward.HALF_PLAY,
      Reward.PART_PLAY,
      Reward.SHORT_SKIP,
      Reward.DISLIKED,
      Reward.BANNED_ARTIST
    };
    for (int i = 1; i < order.length; i++) {
      assertTrue(order[i - 1].value() > order[i].value(), order[i]::toString);
    }
    for (Reaction reaction : Reaction.values()) {
      boolean deep = Reward.ofReaction(reaction).value() > Reward.LIKED.value();
      assertEquals(reaction != Reaction.COMMENTED, deep, reaction::toString);
    }
  }

  @Test
  void everyRowHasAReasonAndPraiseHasAPhrase() {
    for (Reward row : Reward.values()) {
      assertFalse(row.reason().isBlank());
      assertTrue(Math.abs(row.value()) <= 1);
      assertEquals(row.value() > 0, row.phrase() != null, row::toString);
    }
  }

  @Test
  void aSkipCountsByTheFractionHeard() {
    assertEquals(Reward.SHORT_SKIP, Reward.ofSkip(19_999, 100_000));
    assertEquals(Reward.PART_PLAY, Reward.ofSkip(20_000, 100_000));
    assertEquals(Reward.HALF_PLAY, Reward.ofSkip(50_000, 100_000));
    assertEquals(Reward.LONG_PLAY, Reward.ofSkip(80_000, 100_000));
    assertEquals(Reward.LONG_PLAY, Reward.ofSkip(300_000, 100_000));
  }

  @Test
  void aTrackOfUnknownLengthCountsAsAUsualSong() {
    assertEquals(Reward.SHORT_SKIP, Reward.ofSkip(41_000, 0));
    assertEquals(Reward.PART_PLAY, Reward.ofSkip(43_000, 0));
  }

  @Test
  void theCodesInSavedStationsStay() {
    String codes =
        Arrays.stream(Reward.values()).map(row -> row.code() + " " + row).toList().toString();
    assertEquals(
        "[0 SHARED, 1 SAVED, 2 DOWNLOADED, 3 REPEATED, 4 SEARCHED, 5 LIKED, 6 COMPLETED,"
            + " 7 COMMENTED, 8 LONG_PLAY, 9 HALF_PLAY, 10 PART_PLAY, 11 SHORT_SKIP,"
            + " 12 DISLIKED, 13 BANNED_ARTIST, 14 UNLIKED, 15 FAILED, 16 NAMED, 17 HEARD]",
        codes);
    for (Reward row : Reward.values()) {
      assertEquals(row, Reward.ofCode(row.code()));
    }
  }
}
