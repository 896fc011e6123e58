package io.privatefm.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.bench.run.Curve;
import io.privatefm.bench.run.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static Curve curve(String system, double queriesPerSecond) {
    return new Curve(
        system,
        "M=1",
        1.5,
        400,
        3_000_000,
        List.of(new Point("ef=10", 0.96, queriesPerSecond, 100, 200)));
  }

  @Test
  void ratiosTellHowOftenOursDoesWhatAnotherDoesOnce() {
    assertEquals(
        """
        | system     | queries/s at 0.90 | private-fm ÷ it | queries/s at 0.95 | private-fm ÷ it | queries/s at 0.99 | private-fm ÷ it |
        |------------|------------------:|----------------:|------------------:|----------------:|------------------:|----------------:|
        | private-fm |             3,000 |            1.00 |             3,000 |            1.00 |                 – |               – |
        | other      |             2,000 |            1.50 |             2,000 |            1.50 |                 – |               – |
        """,
        Tables.atEqualRecall(List.of(curve("private-fm", 3_000), curve("other", 2_000))));
  }

  @Test
  void everyRowIsALine() {
    assertEquals(
        """
        | system     | parameters | recall@10 | queries/s | p50 µs | p99 µs | build s | bytes/vector | resident MB |
        |------------|------------|----------:|----------:|-------:|-------:|--------:|-------------:|------------:|
        | private-fm | M=1 ef=10  |    0.9600 |     3,000 |    100 |    200 |     1.5 |          400 |           3 |
        """,
        Tables.measured(Row.of(List.of(curve("private-fm", 3_000)))));
  }
}
