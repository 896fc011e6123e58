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

  /** Lets all contestants play in all worlds; one result per contestant, in their order. */
  List<Run.Played> play(
      String phase, List<Stage> worlds, List<? extends Contestant> contestants, Audience audience) {
    phase(phase, (long) worlds.size() * contestants.size() * audience.spins());
    List<Callable<Run.Played>> runs = new ArrayList<>();
    for (Contestant contestant : contestants) {
      for (Stage world : worlds) {
        runs.add(() -> Run.play(world, contestant, audience, this::step));
      }
    }
    List<Run.Played> apart = all(runs);
    List<Run.Played> played = new ArrayList<>();
    for (int at = 0; at < apart.size(); at += worlds.size()) {
      played.add(Run.Played.together(apart.subList(at, at + worlds.size())));
    }
    return played;
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
