package io.privatefm.evaluate.listeners;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges methods by cold listeners: every person is once one of whom nobody knows anything, and is
 * played some of the tracks that they rated, one at a time, each rating told at once.
 *
 * <p>People are parted into folds; for each fold a method is tuned and fitted on the people of the
 * others, and then plays this one's. Tracks were assigned to people by chance, so the mean reward
 * of a method is what it would have earned, without a bias towards what people chose. Cañamares and
 * Castells: Should I Follow the Crowd?, SIGIR 2018. The same seed gives the same figures at any
 * number of threads.
 */
public final class ListenersEvaluation {
  private static final String PHASE = "methods tuned and played, by fold";

  private final Ratings ratings;
  private final ListenersOptions options;
  private final Progress progress;
  private final Folds folds;
  private int done;

  private ListenersEvaluation(Ratings ratings, ListenersOptions options, Progress progress) {
    this.ratings = ratings;
    this.options = options;
    this.progress = progress;
    int[] everybody = IntStream.range(0, ratings.people().size()).toArray();
    folds = Folds.of(everybody, options.folds(), options.bootstrap().seed());
  }

  /**
   * Judges all methods that are asked for.
   *
   * @throws CatalogueException when the ratings are too few for that
   */
  public static ListenersResult run(Ratings ratings, ListenersOptions options, Progress progress) {
    return run(ratings, options, Methods.of(ratings, options), progress);
  }

  /** Judges these methods, of which random and item mean must be some. */
  static ListenersResult run(
      Ratings ratings, ListenersOptions options, List<Method> methods, Progress progress) {
    ListenersEvaluation evaluation = new ListenersEvaluation(ratings, options, progress);
    evaluation.check();
    List<Trial> trials = evaluation.trials(methods);
    return new ListenersResult(ratings, options, evaluation.folds, trials);
  }

  private void check() {
    long judged =
        Arrays.stream(ratings.rated()).filter(own -> own.length >= options.spins()).count();
    if (judged < 2L * options.folds()) {
      throw new CatalogueException(
          "must have at least "
              + 2 * options.folds()
              + " people who rated "
              + options.spins()
              + " tracks: file="
              + ratings.name()
              + " people="
              + judged);
    }
  }

  private List<Trial> trials(List<Method> methods) {
    try (ExecutorService pool = Executors.newFixedThreadPool(options.threads())) {
      int total = methods.size() * folds.count();
      progress.at(PHASE, 0, total);
      List<List<Future<Part>>> parts = new ArrayList<>();
      for (Method method : methods) {
        parts.add(
            IntStream.range(0, folds.count())
                .mapToObj(fold -> pool.submit(() -> part(method, fold, total)))
                .toList());
      }
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < methods.size(); i++) {
        trials.add(trial(methods.get(i), parts.get(i)));
      }
      return trials;
    }
  }

  /** A method in one fold. */
  private record Part(String parameters, List<Sitting> sittings) {}

  private Part part(Method method, int fold, int total) {
    int[] teachers = folds.without(fold);
    long seed = Seeds.of(options.bootstrap().seed(), fold);
    Variant variant = new Tuner(ratings, options.spins(), seed).best(method.variants(), teachers);
    try (Fitted fitted = variant.fit().to(ratings, teachers, seed)) {
      List<Sitting> sittings =
          Arrays.stream(folds.within(fold))
              .filter(person -> ratings.rated()[person].length >= options.spins())
              .mapToObj(person -> Sitting.play(fitted, ratings, person, options.spins(), seed))
              .toList();
      told(total);
      return new Part(variant.parameters(), sittings);
    }
  }

  private synchronized void told(int total) {
    progress.at(PHASE, ++done, total);
  }

  private static Trial trial(Method method, List<Future<Part>> parts) {
    List<Part> done = parts.stream().map(ListenersEvaluation::get).toList();
    Stream<Sitting> sittings = done.stream().flatMap(part -> part.sittings().stream());
    return new Trial(
        method,
        done.stream().map(Part::parameters).toList(),
        sittings.sorted(Comparator.comparingInt(Sitting::person)).toList());
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("must succeed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("must not be interrupted: " + PHASE, e);
    }
  }
}
