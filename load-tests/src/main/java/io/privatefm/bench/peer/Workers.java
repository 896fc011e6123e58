package io.privatefm.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the shares of a build in threads of their own and waits for all. */
final class Workers {
  private Workers() {}

  /** The share of one of the workers, which are numbered from 0. */
  @FunctionalInterface
  interface Share {
    void run(int worker) throws IOException;
  }

  static void run(int threads, Share share) throws IOException {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        int worker = i;
        running.add(
            workers.submit(
                () -> {
                  share.run(worker);
                  return worker;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
