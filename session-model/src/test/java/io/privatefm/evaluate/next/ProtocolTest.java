package io.privatefm.evaluate.next;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final long DAY = 86_400;
  private static final int[] TRACKS = {0, 1};

  @Test
  void theLastTenthIsRoundedUp() {
    List<SessionLog.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      entries.add(new SessionLog.Entry("" + i, "", 0, 0, TRACKS));
    }

    Protocol.Split split = Protocol.LAST_TENTH.split(new SessionLog(entries, false));

    assertEquals(12, split.train().entries().size());
    assertEquals(List.of("12", "13"), labels(split.test()));
  }

  @Test
  void eachWindowHasALastDayOfItsOwn() {
    SessionLog log =
        SessionLog.sorted(
            List.of(
                entry("a1", "a", 0, 10),
                entry("a2", "a", 4 * DAY - 1, 4 * DAY + 99),
                entry("a3", "a", 4 * DAY, 4 * DAY),
                entry("a4", "a", 5 * DAY + 5, 5 * DAY + DAY / 2), // the sixth day is only begun
                entry("b1", "b", 100 * DAY, 100 * DAY),
                entry("b2", "b", 101 * DAY, 102 * DAY - DAY / 20))); // two days but for an hour

    Protocol.Split split = Protocol.LAST_DAY.split(log);

    assertEquals(List.of("a1", "a2", "b1"), labels(split.train()));
    assertEquals(List.of("a3", "a4", "b2"), labels(split.test()));
  }

  @Test
  void aSplitOfTheTrainingPartTakesTheDayBefore() {
    List<SessionLog.Entry> entries = new ArrayList<>();
    for (int hour = 0; hour < 5 * 24; hour++) {
      entries.add(entry("h" + hour, "w", hour * 3_600L, hour * 3_600L + 3_599));
    }

    Protocol.Split split = Protocol.LAST_DAY.split(SessionLog.sorted(entries));
    Protocol.Split again = Protocol.LAST_DAY.split(split.train());

    assertEquals("h96", labels(split.test()).getFirst());
    assertEquals("h72", labels(again.test()).getFirst());
    assertEquals(24, again.test().entries().size());
  }

  private static SessionLog.Entry entry(String label, String window, long start, long end) {
    return new SessionLog.Entry(label, window, start, end, TRACKS);
  }

  private static List<String> labels(SessionLog log) {
    return log.entries().stream().map(SessionLog.Entry::label).toList();
  }
}
