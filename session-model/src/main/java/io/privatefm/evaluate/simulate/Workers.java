package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for runs that know nothing of each other, and a count of how far they all are. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final Progress progress;
  private String phase = "";
  private long done;
  private long total;

  Workers(int count, Progress progress) {
    threads = Executors.newFixedThreadPool(count);
    this.progress = progress;
  }

  /** A phase of so many steps begins. */
  synchronized void phase(String name, long steps) {
    phase = name;
    done = 0;
    total = steps;
    progress.at(phase, done, total);
  }

  /** One more step is done; may be told by any thread. */
  synchronized void step() {
    done++;
    progress.at(phase, done, total);
  }

  /** Does all of this and gives the results in the order of the tasks. */
  <T> List<T> all(List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while simulating", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a run failed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
