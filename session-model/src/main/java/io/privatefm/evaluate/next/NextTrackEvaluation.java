package io.privatefm.evaluate.next;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Next-track evaluation: for every position of every test session but its first, which tracks does
 * a method expect after those before it?
 *
 * <p>Parameters are chosen on a part of the training sessions, for NDCG; then each method is
 * trained on all of them and asked the test once. The same request gives the same answers at any
 * number of threads; only times differ.
 */
public final class NextTrackEvaluation {
  private final NextTrackRequest request;
  private final Progress progress;
  private final Vocabulary vocabulary = new Vocabulary();
  private final List<String> notes = new ArrayList<>();

  private NextTrackEvaluation(NextTrackRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** The names of all methods. */
  public static List<String> methodNames() {
    List<String> names = new ArrayList<>(Methods.all().stream().map(Method::name).toList());
    names.addAll(EngineMethod.NAMES);
    names.addAll(EngineMethod.ABLATIONS);
    return names;
  }

  /** The names of the whole engine and of what it is without one part each. */
  public static List<String> ablationNames() {
    List<String> names = new ArrayList<>(EngineMethod.ABLATIONS);
    names.addFirst(EngineMethod.NAMES.getLast());
    return names;
  }

  /**
   * Evaluates.
   *
   * @throws CatalogueException naming what is wrong with the files
   */
  public static NextTrackReport run(NextTrackRequest request, Progress progress) {
    return new NextTrackEvaluation(request, progress).run();
  }

  /** One method's answers to the test. */
  private record Asked(Method method, Tuned tuned, Ranks ranks, Quality quality) {}

  private NextTrackReport run() {
    Protocol.Split split = split();
    Protocol protocol = protocol(split.train());
    Protocol.Split again = protocol.split(split.train());
    requireSessions(again.train(), "training part without its validation part");
    Sessions train = split.train().sessions(vocabulary.size());
    Targets test = targets(split.test(), "test part");
    Targets validation = targets(again.test(), "validation part");
    Tracks tracks = Tracks.of(vocabulary, request.about().tracks());
    Questioning questioning = new Questioning(request.threads(), request.top());
    Trial trial =
        new Trial(again.train().sessions(vocabulary.size()), validation, questioning, progress);
    Map<String, Asked> asked = new LinkedHashMap<>();
    try (EngineCatalogue engines = engines(tracks)) {
      for (Method method : methods(engines)) {
        asked.put(method.name(), ask(method, trial, train, test));
      }
    }
    Asked best = best(asked);
    write(asked, best, split.test());
    return new NextTrackReport(
        dataFigures(split, train, test, validation),
        protocol.label(),
        request.played().name().toLowerCase(java.util.Locale.ROOT),
        request.top(),
        request.recall(),
        request.bootstrap().seed(),
        request.bootstrap().resamples(),
        best.method().name(),
        asked.values().stream().map(one -> entry(one, best, train, tracks)).toList(),
        notes);
  }

  private Protocol.Split split() {
    SessionReader reader = new SessionReader(vocabulary, progress);
    return switch (request.data()) {
      case NextTrackRequest.Data.Whole whole -> {
        SessionLog log = reader.read(whole.sessions());
        Protocol.Split split = protocol(log).split(log);
        requireSessions(split.train(), "training part of " + whole.sessions().getFileName());
        yield split;
      }
      case NextTrackRequest.Data.Parted parted ->
          new Protocol.Split(reader.read(parted.train()), reader.read(parted.test()));
    };
  }

  private Protocol protocol(SessionLog log) {
    Protocol protocol = request.protocol();
    if (protocol == null) {
      return log.timed() ? Protocol.LAST_DAY : Protocol.LAST_TENTH;
    }
    if (protocol == Protocol.LAST_DAY && !log.timed()) {
      throw new CatalogueException(
          "must have times, which playlists have not: protocol=" + protocol.label());
    }
    return protocol;
  }

  private static void requireSessions(SessionLog log, String part) {
    if (log.entries().isEmpty()) {
      throw new CatalogueException("must hold at least one session: " + part);
    }
  }

  private Targets targets(SessionLog log, String part) {
    Targets targets = Targets.of(log.sessions(vocabulary.size()), request.played());
    if (targets.count() == 0) {
      throw new CatalogueException("must hold a session with two different tracks: " + part);
    }
    return targets;
  }

  private EngineCatalogue engines(Tracks tracks) {
    return new EngineCatalogue(
        tracks, vocabulary, request.about(), request.bootstrap().seed(), notes, progress);
  }

  private List<Method> methods(EngineCatalogue engines) {
    List<Method> all = new ArrayList<>(Methods.all());
    all.addAll(EngineMethod.all(engines, request.bootstrap().seed(), request.recall() > 0));
    List<String> wanted = request.methods();
    for (String name : wanted) {
      if (!methodNames().contains(name)) {
        throw new CatalogueException(
            "must be of " + String.join(", ", methodNames()) + ": methods=" + name);
      }
    }
    return all.stream()
        .filter(
            method ->
                wanted.isEmpty()
                    ? !EngineMethod.ABLATIONS.contains(method.name())
                    : wanted.contains(method.name()))
        .toList();
  }

  private Asked ask(Method method, Trial trial, Sessions train, Targets test) {
    Tuned tuned = trial.tuned(method);
    try (Model model = tuned.fit().apply(train)) {
      int top = Math.max(Math.max(request.top(), request.recall()), model.bounded());
      Questioning questioning = new Questioning(request.threads(), top);
      Ranks ranks = questioning.ask(model, train, test, "asking " + method.name(), progress);
      return new Asked(method, tuned, ranks, Quality.of(ranks, request.top()));
    }
  }

  private static Asked best(Map<String, Asked> asked) {
    Asked best = asked.values().iterator().next();
    for (Asked one : asked.values()) {
      boolean better = one.tuned().goodness() > best.tuned().goodness();
      if (better || Double.isNaN(best.tuned().goodness())) {
        best = one;
      }
    }
    return best;
  }

  private NextTrackReport.Entry entry(Asked one, Asked best, Sessions train, Tracks tracks) {
    int top = request.top();
    double goodness = one.tuned().goodness();
    @Nullable Double recalled = one.ranks().top() > top ? Quality.of(one.ranks()).hr() : null;
    return new NextTrackReport.Entry(
        one.method().name(),
        one.tuned().parameters(),
        one.tuned().tried(),
        Double.isNaN(goodness) ? null : goodness,
        one.quality().figures(request.bootstrap()),
        one.quality().less(best.quality(), request.bootstrap()),
        recalled,
        Variety.of(one.ranks(), top, train, tracks),
        recalls(one, best, train),
        one.ranks().nanos().getValueAtPercentile(50) / 1e3,
        one.ranks().nanos().getValueAtPercentile(99) / 1e3);
  }

  private List<Recall> recalls(Asked one, Asked best, Sessions train) {
    return request.recall() == 0
        ? List.of()
        : Recall.of(one.ranks(), best.ranks(), request.recall(), train, request.bootstrap());
  }

  private void write(Map<String, Asked> asked, Asked best, SessionLog test) {
    NextTrackRequest.Output output = request.output();
    if (output == null) {
      return;
    }
    String chosen = output.method() == null ? best.method().name() : output.method();
    if (!asked.containsKey(chosen)) {
      throw new CatalogueException(
          "must be of " + String.join(", ", asked.keySet()) + ": method=" + chosen);
    }
    asked.forEach(
        (name, one) -> {
          Path file = output.file();
          Path its = name.equals(chosen) ? file : RanksFile.beside(file, name);
          RanksFile.write(one.ranks(), request.top(), test, vocabulary, its);
        });
    notes.add("answers of " + chosen + ": " + output.file().getFileName());
  }

  private NextTrackReport.DataFigures dataFigures(
      Protocol.Split split, Sessions train, Targets test, Targets validation) {
    List<String> files =
        switch (request.data()) {
          case NextTrackRequest.Data.Whole whole -> List.of(name(whole.sessions()));
          case NextTrackRequest.Data.Parted parted ->
              List.of(name(parted.train()), name(parted.test()));
        };
    int heard =
        (int) IntStream.range(0, train.trackCount()).filter(t -> train.plays(t) > 0).count();
    return new NextTrackReport.DataFigures(
        files,
        train.count(),
        train.playCount(),
        heard,
        split.test().entries().size(),
        test.sessions().playCount(),
        test.count(),
        (double) test.unknown(train) / test.count(),
        validation.count());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
