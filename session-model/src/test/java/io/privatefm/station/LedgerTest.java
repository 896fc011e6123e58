package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();
  private final Lesson lesson = new Lesson();

  private static Spin spin(long number) {
    SpinWhy why = new SpinWhy("popular", -1, false, null, List.of());
    return new Spin(Spin.idOf(number), "t", 1, 0, why, 0.5, "greedy", 0, new byte[0]);
  }

  /** A spin whose features are all its number. */
  private void add(long number, Spin keep) {
    ledger.add(number, (int) number, Account.HAS_ARM, keep);
    Arrays.fill(ledger.arms, 0, Evidence.ARM_BYTES, (byte) number);
  }

  private boolean teaches(long number) {
    lesson.clear();
    assertTrue(ledger.take(ledger.slot(number), Reward.SAVED, Reward.SAVED.value(), lesson));
    if (lesson.present()) {
      assertEquals(number, lesson.row());
      byte[] features = new byte[Evidence.ARM_BYTES];
      Arrays.fill(features, (byte) number);
      assertArrayEquals(features, lesson.arm());
    }
    return lesson.present();
  }

  @Test
  void theRankerLearnsFromTheNewestSpinsAndAllAreCredited() {
    Spin none = spin(1_000_000);
    for (int number = 1; number <= Ledger.SPINS + 5; number++) {
      add(number, none);
    }
    assertEquals(-1, ledger.slot(5));
    for (int number = 6; number <= Ledger.SPINS + 5; number++) {
      assertEquals(number > Ledger.SPINS + 5 - Ledger.ARMS, teaches(number), "spin " + number);
      double total = Account.total(ledger.account(ledger.slot(number)));
      assertEquals(Reward.SAVED.value(), total, 1e-7);
    }
    ledger.check();
  }

  @Test
  void theCurrentSpinKeepsItsFeaturesHoweverManyUpNextsAreRevised() {
    for (int number = 1; number <= 100; number++) {
      add(number, spin(1));
    }
    ledger.mark(ledger.slot(1), Account.STARTED);
    for (int number = 101; number <= 150; number++) {
      add(number, spin(1));
    }
    assertTrue(ledger.is(ledger.slot(1), Account.STARTED));
    assertTrue(teaches(1));
    assertTrue(teaches(150));
    assertEquals(Ledger.SPINS, ledger.count());
    ledger.check();
  }

  @Test
  void numbersMayHaveGapsAndComeLate() {
    long far = 5_000_000_000L;
    for (long number : new long[] {far, far + 16_000_000, far + 3, far + 16_700_000}) {
      add(number, spin(1_000_000));
      assertEquals(0, ledger.slot(number));
    }
    assertEquals(3, ledger.slot(far));
    assertEquals(far + 3, ledger.number(1));
    assertEquals(-1, ledger.slot(far + 1));
  }

  @Test
  void numbersAreWhatTheyWereHoweverFarTheyAreApart() {
    SplittableRandom random = new SplittableRandom(5);
    for (int apart : new int[] {1, 3, 4, 5, 100, 200_000}) {
      Ledger of = new Ledger();
      List<Long> expected = new ArrayList<>();
      long last = 1_000_000_000_000L;
      for (int step = 0; step < 1_000; step++) {
        last += 1 + random.nextInt(apart);
        long number = random.nextInt(9) == 0 ? last - random.nextInt(2 * apart) : last;
        if (of.slot(number) < 0) {
          of.add(number, step, step, null);
          expected.addFirst(number);
        }
        for (int i = 0; i < of.count(); i++) {
          assertEquals(expected.get(i), of.number(i), "apart " + apart + ", step " + step);
          assertEquals(of.row(i), (int) (of.account(i) | (i < Ledger.ARMS ? 0 : of.row(i) & 8)));
        }
      }
    }
  }

  @Test
  void everyRowOfRewardsFitsIntoOneAccount() {
    long account = 0;
    double sum = 0;
    for (Reward row : Reward.values()) {
      boolean ofSpin = row != Reward.NAMED && row != Reward.HEARD && row != Reward.UNLIKED;
      if (ofSpin && row.value() > 0 && row != Reward.LONG_PLAY) {
        account = Account.take(account, row, row.value());
        sum += row.value();
      }
    }
    assertEquals((float) sum, Account.sum(account));
    assertEquals(1, Account.total(account));
    account = Account.heard(account, Integer.MAX_VALUE);
    assertEquals(16_383_000, Account.heardMs(account));
    assertEquals((float) sum, Account.sum(account));
    long again = Account.of(Account.flags(account), Account.told(account), (float) sum, 16_383_999);
    assertEquals(account, again);
    assertTrue(account < 1L << (Account.BYTES * Byte.SIZE));
  }

  @Test
  void aSumBelowNothingStaysWhatItIs() {
    long account = Account.take(0, Reward.SHORT_SKIP, Reward.SHORT_SKIP.value());
    account = Account.take(account, Reward.COMMENTED, -0.1234);
    account = Account.heard(account, 9_999);
    assertEquals(-0.6234f, Account.sum(account));
    assertEquals(9_000, Account.heardMs(account));
    assertFalse(Account.is(account, Account.STARTED));
    assertEquals(account, Account.take(account, Reward.COMPLETED, Reward.COMPLETED.value()));
  }
}
