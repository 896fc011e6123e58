package io.privatefm.server.command.evidence;

import io.privatefm.engine.Engine;
import io.privatefm.evaluate.next.NextTrackEvaluation;
import io.privatefm.evaluate.next.NextTrackReport;
import io.privatefm.evaluate.next.NextTrackRequest;
import io.privatefm.evaluate.next.Played;
import io.privatefm.evaluate.next.Protocol;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm evaluate next}: which method foretells best what a session holds next. */
@Command(
    name = "next",
    description = {
      "Foretells every track of every test session from those before it: hit rate, mean reciprocal"
          + " rank and NDCG of the engine beside tuned baselines.",
      "A file is playlists (one a line, ids between white space) or a table of listens with the"
          + " columns track, timestamp or time (epoch s, ms or ISO 8601), session and/or user or"
          + " listener, perhaps window and artist; plain or .gz.",
      "Give --train and --test, or --sessions, which the protocol parts. Parameters are chosen on a"
          + " part of the training sessions that the same protocol sets aside."
    },
    mixinStandardHelpOptions = true)
final class EvaluateNextCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private EvidenceOptions evidence;

  @Option(names = "--sessions", paramLabel = "FILE", description = "all sessions")
  private @Nullable Path sessions;

  @Option(names = "--train", paramLabel = "FILE", description = "sessions to learn from")
  private @Nullable Path train;

  @Option(names = "--test", paramLabel = "FILE", description = "sessions to foretell")
  private @Nullable Path test;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = {
        "last-tenth: the last tenth of the sessions is foretold; last-day: the last 24 hours of each",
        "window, counted from its first listen. Without it last-day where there are times"
      })
  private @Nullable String protocol;

  @Option(
      names = "--played",
      paramLabel = "HOW",
      defaultValue = "exclude",
      description = {
        "exclude (default): tracks that the session held are not predicted, and positions that hold",
        "one again are not asked; predict: they are as any other"
      })
  private Played played;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many tracks answer a question, 1 to 64 (default: 20)")
  private int top;

  @Option(
      names = "--recall",
      paramLabel = "N",
      description = {
        "measures also how often the next track is among the first N of all that was recalled, which",
        "for the engine is more than its 64 arms, 1 to 256; by how much the track is played"
      })
  private @Nullable Integer recall;

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = "which methods, parted by commas; without it all (the table names them)")
  private List<String> methods = List.of();

  @Option(
      names = "--ablate",
      description = {
        "measures the engine without one channel, and without one feature, after another, in place of",
        "the methods; artists are not kept apart"
      })
  private boolean ablate;

  @Option(
      names = "--tracks",
      paramLabel = "FILE",
      description = "artists and tags, for the engine and for diversity; as of fm catalogue build")
  private @Nullable Path tracks;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = {
        "the engine's vectors, by id or row number; they must not have seen the test sessions.",
        "Without it they are made of the training sessions"
      })
  private @Nullable Path vectors;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "the engine's catalogue, in place of one that is made for the run")
  private @Nullable Path catalogue;

  @Option(
      names = "--relations",
      paramLabel = "FILE",
      description = {
        "triples for the engine's graph, as of fm catalogue build; may be given several times"
      })
  private List<Path> relations = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {
        "where the answers go: session, position, target, ranked tracks; those of every other",
        "method beside it, with the method's name"
      })
  private @Nullable Path output;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "whose answers --output gets; without it the best on the validation part")
  private @Nullable String method;

  @Option(names = "--svg", paramLabel = "FILE", description = "where a chart of hit rates goes")
  private @Nullable Path svg;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads; without it one a processor. Figures do not depend on it")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    NextTrackRequest request = request();
    NextTrackReport report = Work.run(spec, progress -> NextTrackEvaluation.run(request, progress));
    NextTrackText.tell(report, spec.commandLine().getOut());
    Path json = evidence.json;
    if (json != null) {
      JsonFile.write(report, json);
    }
    if (svg != null) {
      NextTrackText.draw(report, svg);
    }
    return 0;
  }

  private NextTrackRequest request() {
    require(top >= 1 && top <= NextTrackRequest.MOST_TOP, "must be 1 to 64: --top=" + top);
    require(
        recall == null || (recall >= 1 && recall <= Engine.MOST_RECALLED),
        "must be 1 to " + Engine.MOST_RECALLED + ": --recall=" + recall);
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    require(workers >= 1, "must be >= 1: --threads=" + workers);
    List<String> names = NextTrackEvaluation.methodNames();
    for (String name : methods) {
      require(
          names.contains(name), "must be of " + String.join(", ", names) + ": --methods=" + name);
    }
    require(
        method == null || (methods.isEmpty() ? names : methods).contains(method),
        "must be one of the methods that run: --method=" + method);
    require(!ablate || methods.isEmpty(), "must come without --methods: --ablate");
    require(method == null || output != null, "must come with --output: --method=" + method);
    return new NextTrackRequest(
        data(),
        protocol == null ? null : protocol(protocol),
        played,
        top,
        recall == null ? 0 : recall,
        ablate ? NextTrackEvaluation.ablationNames() : methods,
        new NextTrackRequest.About(tracks, vectors, catalogue, relations),
        output == null ? null : new NextTrackRequest.Output(output, method),
        evidence.bootstrap(),
        workers);
  }

  private NextTrackRequest.Data data() {
    Path all = sessions;
    Path first = train;
    Path second = test;
    if (all != null && first == null && second == null) {
      return new NextTrackRequest.Data.Whole(all);
    }
    if (all == null && first != null && second != null) {
      return new NextTrackRequest.Data.Parted(first, second);
    }
    throw new UserError("must be either --sessions, or --train and --test");
  }

  private static Protocol protocol(String name) {
    return Arrays.stream(Protocol.values())
        .filter(known -> known.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new UserError("must be of " + labels() + ": --protocol=" + name));
  }

  private static String labels() {
    return Arrays.stream(Protocol.values()).map(Protocol::label).collect(Collectors.joining(", "));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new UserError(rule);
    }
  }
}
