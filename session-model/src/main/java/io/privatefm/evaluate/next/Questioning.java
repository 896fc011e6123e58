package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Asks models the questions of a test, session by session, on several threads. The answers do not
 * depend on their number.
 */
final class Questioning {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int SESSIONS_AT_ONCE = 16;

  private final int threads;
  private final int top;

  Questioning(int threads, int top) {
    this.threads = threads;
    this.top = top;
  }

  /** Asks all questions. */
  Ranks ask(Model model, Sessions train, Targets targets, String phase, Progress progress) {
    int[] tracks = new int[Math.multiplyExact(targets.count(), top)];
    Arrays.fill(tracks, -1);
    AtomicInteger next = new AtomicInteger();
    Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Histogram>> asked = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        asked.add(
            workers.submit(
                () -> {
                  Worker worker = new Worker(train, targets, tracks);
                  worker.run(model, next, phase, progress);
                  return worker.nanos;
                }));
      }
      for (Future<Histogram> one : asked) {
        nanos.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + phase, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(phase, e);
    }
    return new Ranks(targets, top, tracks, nanos);
  }

  /** One thread's part. */
  private final class Worker {
    private final Sessions train;
    private final Targets targets;
    private final int[] tracks;
    private final TrackScores scores;
    private final Prefix prefix = new Prefix();
    final Histogram nanos = new Histogram(LONGEST_NANOS, 3);

    Worker(Sessions train, Targets targets, int[] tracks) {
      this.train = train;
      this.targets = targets;
      this.tracks = tracks;
      scores = new TrackScores();
    }

    void run(Model model, AtomicInteger next, String phase, Progress progress) {
      int count = targets.sessions().count();
      try (Predictor predictor = model.predictor()) {
        for (int from = next.getAndAdd(SESSIONS_AT_ONCE);
            from < count;
            from = next.getAndAdd(SESSIONS_AT_ONCE)) {
          for (int s = from; s < Math.min(from + SESSIONS_AT_ONCE, count); s++) {
            ask(predictor, s);
          }
          synchronized (next) {
            progress.at(phase, from, count);
          }
        }
      }
    }

    private void ask(Predictor predictor, int session) {
      int question = targets.starts()[session];
      int end = targets.starts()[session + 1];
      if (question == end) {
        return;
      }
      predictor.begin(session);
      prefix.clear();
      Sessions asked = targets.sessions();
      for (int at = asked.start(session); question < end; at++) {
        if (at == targets.positions()[question]) {
          answer(predictor, question++);
        }
        prefix.add(asked.track(at));
        predictor.heard(asked.track(at));
      }
    }

    private void answer(Predictor predictor, int question) {
      long began = System.nanoTime();
      scores.clear();
      predictor.score(prefix, scores);
      if (targets.played() == Played.EXCLUDE) {
        for (int steps = 1; steps <= prefix.count(); steps++) {
          scores.exclude(prefix.back(steps));
        }
      }
      scores.top(top, train, tracks, question * top);
      nanos.recordValue(Math.min(System.nanoTime() - began, LONGEST_NANOS));
    }
  }
}
