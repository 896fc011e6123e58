package io.privatefm.vector.inverted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void theBestScoreComesFirstAndEqualOnesStayInTheirOrder() {
    SplittableRandom random = new SplittableRandom(3);
    Ranking ranking = new Ranking(300);
    for (int count = 0; count <= 300; count += 30) {
      float[] scores = new float[count];
      ranking.clear();
      for (int i = 0; i < count; i++) {
        scores[i] = i % 3 == 0 ? random.nextInt(5) - 2 : (float) random.nextGaussian();
        ranking.add(scores[i], i);
      }
      ranking.sort();
      List<Integer> wanted =
          IntStream.range(0, count)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -(double) scores[i]))
              .toList();
      assertEquals(
          wanted, IntStream.range(0, count).map(ranking::number).boxed().toList(), "" + count);
      for (int rank = 0; rank < count; rank++) {
        assertEquals(scores[wanted.get(rank)], ranking.score(rank));
      }
    }
  }
}
