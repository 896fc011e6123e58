package io.privatefm.server.air;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far each device of one listener has counted: the rule of exactly once. A number is
 * <em>taken</em> when its message is applied, and <em>settled</em> when the journal holds it; only
 * settled numbers are acknowledged. Of one loop.
 *
 * <p>The devices are bounded: when one too many turns up, the one that was silent longest is
 * forgotten and would start again from 1.
 */
final class Sequences {

  /** What a number is to its device. */
  enum Verdict {
    /** It was taken before. */
    DUPLICATE,
    /** It is the one that comes next. */
    NEXT,
    /** Numbers before it are missing. */
    GAP
  }

  private static final class Count {
    long taken;
    long settled;

    Count(long last) {
      taken = last;
      settled = last;
    }
  }

  private static final float LOAD_FACTOR = 0.75f;
  private final int most;
  private final LinkedHashMap<String, Count> counts = new LinkedHashMap<>(8, LOAD_FACTOR, true);

  Sequences(int most, Map<String, Long> saved) {
    this.most = most;
    saved.forEach((device, last) -> counts.put(device, new Count(last)));
  }

  Verdict judge(String device, long seq) {
    long expected = expected(device);
    if (seq == expected) {
      return Verdict.NEXT;
    }
    return seq < expected ? Verdict.DUPLICATE : Verdict.GAP;
  }

  /** The number that the device has to send next. */
  long expected(String device) {
    return count(device).taken + 1;
  }

  void take(String device, long seq) {
    count(device).taken = seq;
  }

  /** The journal holds everything of the device up to this number. */
  void settle(String device, long seq) {
    Count count = count(device);
    count.settled = Math.max(count.settled, seq);
  }

  /** The last number that may be acknowledged; 0 for none. */
  long settled(String device) {
    return count(device).settled;
  }

  /** The numbers taken, to be saved; the caller sees to it that they are settled. */
  Map<String, Long> taken() {
    Map<String, Long> taken = new LinkedHashMap<>();
    counts.forEach(
        (device, count) -> {
          if (count.taken > 0) {
            taken.put(device, count.taken);
          }
        });
    return taken;
  }

  private Count count(String device) {
    Count count = counts.get(device);
    if (count == null) {
      forgetOneTooMany();
      count = new Count(0);
      counts.put(device, count);
    }
    return count;
  }

  private void forgetOneTooMany() {
    if (counts.size() >= most) {
      Iterator<String> longestSilent = counts.keySet().iterator();
      longestSilent.next();
      longestSilent.remove();
    }
  }
}
