package io.privatefm.evaluate.next;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a log is parted into what is learned from and what is foretold. */
public enum Protocol {
  /** The last tenth of the sessions is foretold: of n, those from the ⌊0.9 n⌋-th (from 0) on. */
  LAST_TENTH,
  /**
   * The last day of each window is foretold: the sessions that begin after all its days but one.
   * Days are of 24 hours and begin with the window's first listen; up to its last listen there are
   * as many as are over, or lack less than a tenth. What is begun of a further one belongs to the
   * last.
   */
  LAST_DAY;

  private static final long DAY_SECONDS = 24 * 60 * 60;
  private static final long LACKING_SECONDS = DAY_SECONDS / 10;

  /**
   * A log in two parts.
   *
   * @param train to learn from
   * @param test to foretell
   */
  record Split(SessionLog train, SessionLog test) {}

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Parts a log. */
  Split split(SessionLog log) {
    return switch (this) {
      case LAST_TENTH -> lastTenth(log);
      case LAST_DAY -> lastDay(log);
    };
  }

  private static Split lastTenth(SessionLog log) {
    List<SessionLog.Entry> entries = log.entries();
    int cut = (int) (entries.size() * 9L / 10);
    return new Split(log.of(entries.subList(0, cut)), log.of(entries.subList(cut, entries.size())));
  }

  private static Split lastDay(SessionLog log) {
    Map<String, Long> firsts = new HashMap<>();
    Map<String, Long> lasts = new HashMap<>();
    for (SessionLog.Entry entry : log.entries()) {
      firsts.merge(entry.window(), entry.startSeconds(), Math::min);
      lasts.merge(entry.window(), entry.endSeconds(), Math::max);
    }
    Map<String, Long> cuts = new HashMap<>();
    firsts.forEach((window, first) -> cuts.put(window, cut(first, lasts.getOrDefault(window, 0L))));
    List<SessionLog.Entry> train = new ArrayList<>();
    List<SessionLog.Entry> test = new ArrayList<>();
    for (SessionLog.Entry entry : log.entries()) {
      boolean last = entry.startSeconds() >= cuts.getOrDefault(entry.window(), 0L);
      (last ? test : train).add(entry);
    }
    return new Split(log.of(train), log.of(test));
  }

  /** When the last day of a window begins. */
  private static long cut(long first, long last) {
    long days = (last - first + LACKING_SECONDS) / DAY_SECONDS;
    return first + Math.max(0, days - 1) * DAY_SECONDS;
  }
}
