package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often the next track was among all that was recalled, for tracks of one quarter by their
 * plays in the training part.
 *
 * @param tracks which: "all", or "1st quarter", the most played, to "4th quarter"
 * @param questions that ask for one of them
 * @param first share of these questions whose track was among the first of all that was recalled,
 *     by expected reward
 * @param all share of these questions whose track was recalled at all
 * @param firstLessBest {@code first} less that of the best method, paired by session; null for that
 *     method itself
 */
public record Recall(
    String tracks, long questions, Interval first, Interval all, @Nullable Interval firstLessBest) {
  private static final List<String> QUARTERS =
      List.of("1st quarter", "2nd quarter", "3rd quarter", "4th quarter");

  /** All tracks, then quarter by quarter. */
  static List<Recall> of(Ranks ranks, Ranks best, int first, Sessions train, Bootstrap bootstrap) {
    int[] quarters = quarters(train);
    List<Recall> recalls = new ArrayList<>();
    recalls.add(of("all", -1, quarters, ranks, best, first, bootstrap));
    for (int quarter = 0; quarter < QUARTERS.size(); quarter++) {
      recalls.add(of(QUARTERS.get(quarter), quarter, quarters, ranks, best, first, bootstrap));
    }
    return List.copyOf(recalls);
  }

  /** Each track's quarter; -1 for one that training never held. */
  private static int[] quarters(Sessions train) {
    int[] quarters = new int[train.trackCount()];
    Arrays.fill(quarters, -1);
    int[] known =
        IntStream.range(0, quarters.length)
            .filter(track -> train.plays(track) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(track -> -train.plays(track)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < known.length; i++) {
      quarters[known[i]] = (int) ((long) i * QUARTERS.size() / known.length);
    }
    return quarters;
  }

  private static Recall of(
      String tracks,
      int quarter,
      int[] quarters,
      Ranks ranks,
      Ranks best,
      int first,
      Bootstrap bootstrap) {
    int[] starts = ranks.targets().starts();
    double[] questions = new double[starts.length - 1];
    double[] firsts = new double[questions.length];
    double[] all = new double[questions.length];
    double[] differences = new double[questions.length];
    for (int session = 0; session < questions.length; session++) {
      for (int question = starts[session]; question < starts[session + 1]; question++) {
        if (quarter < 0 || quarters[ranks.targets().track(question)] == quarter) {
          int hit = hit(ranks, question, first);
          questions[session]++;
          firsts[session] += hit;
          all[session] += hit(ranks, question, ranks.top());
          differences[session] += hit - hit(best, question, first);
        }
      }
    }
    return new Recall(
        tracks,
        Math.round(Arrays.stream(questions).sum()),
        bootstrap.ratio(firsts, questions),
        bootstrap.ratio(all, questions),
        ranks.equals(best) ? null : bootstrap.ratio(differences, questions));
  }

  private static int hit(Ranks ranks, int question, int first) {
    int rank = ranks.rank(question);
    return rank > 0 && rank <= first ? 1 : 0;
  }
}
