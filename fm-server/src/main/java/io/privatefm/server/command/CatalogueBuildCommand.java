package io.privatefm.server.command;

import io.privatefm.catalogue.BuildReport;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Match;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.RelationFiles;
import io.privatefm.catalogue.reader.SessionFile;
import io.privatefm.catalogue.reader.TrackReader;
import io.privatefm.catalogue.reader.VectorReader;
import io.privatefm.vector.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm catalogue build}: a catalogue directory out of files. */
@Command(
    name = "build",
    description = {
      "Builds a catalogue from a file of tracks and a file of vectors.",
      "The directory is replaced in one step; a build that fails or is killed leaves the old one.",
      "Columns of tracks: id or track; title, artist, album, durationMs, tags (separated by | or ,"
          + " or a JSON array), language, year, url, popularity. Other columns are kept as traits."
    },
    mixinStandardHelpOptions = true)
final class CatalogueBuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "FILE",
      description = "CSV, TSV or JSON Lines, plain or .gz")
  private Path tracks;

  @Option(
      names = "--vectors",
      required = true,
      paramLabel = "FILE",
      description = ".npy (float32, float64), .fvecs, or CSV with the id first, plain or .gz")
  private Path vectors;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "the catalogue's directory, made or replaced")
  private Path out;

  @Option(
      names = "--sessions",
      paramLabel = "FILE",
      description = {
        "sessions that people heard, the oldest first, from which stations learn what comes next: one",
        "a line, ids between white space or {\"tracks\": [ids]}, plain or .gz"
      })
  private @Nullable Path sessions;

  @Option(
      names = "--relations",
      paramLabel = "FILE",
      description = {
        "triples that join tracks, artists, tags and anything else: TSV or CSV with the columns head,",
        "relation and tail, plain or .gz; may be given several times"
      })
  private List<Path> relations = List.of();

  @Option(
      names = "--relation-weight",
      paramLabel = "RELATION=WEIGHT",
      description = {
        "how much a relation says, 0 to 1, for artist, tag or one of the triples; without it sessions",
        "tell, and without sessions all say alike"
      })
  private Map<String, Float> weights = Map.of();

  @Option(
      names = "--space",
      paramLabel = "NAME",
      description = "names the vector space; without it the vectors' content names it")
  private @Nullable String space;

  @Option(
      names = "--ids",
      paramLabel = "FILE",
      description = "the ids of the vectors, one a line, where their file has none")
  private @Nullable Path ids;

  @Option(
      names = "--match",
      paramLabel = "HOW",
      defaultValue = "auto",
      description = {
        "position: the n-th vector is the n-th track's; id: by id, and a vector without one has its",
        "row number; auto (default): by id where there are ids, else by position"
      })
  private Match match;

  @Option(
      names = "--index",
      paramLabel = "LAYOUT",
      defaultValue = "auto",
      description = {
        "exact: every vector is looked at; compact: lists of short codes, from which the best are",
        "scored exactly; fast: with the vectors in bytes beside the codes; auto (default): exact",
        "below 20,000 tracks, then fast, and compact where fast would read more than 1 GiB"
      })
  private Profile index;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that build the index; without it one a processor")
  private @Nullable Integer threads;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "" + CatalogueLimits.BASES,
      description = "bases to keep, the new one included (default: ${DEFAULT-VALUE})")
  private int keep;

  @Override
  public Integer call() {
    if (threads != null && threads < 1) {
      throw new UserError("must be >= 1: --threads=" + threads);
    }
    BuildReport report =
        Work.run(
            spec,
            progress -> {
              try (TrackSource from = TrackReader.open(tracks);
                  VectorSource with =
                      ids == null ? VectorReader.open(vectors) : VectorReader.open(vectors, ids);
                  SessionFile heard = sessions == null ? null : SessionFile.open(sessions);
                  RelationFiles told = RelationFiles.open(relations)) {
                CatalogueBuilder builder =
                    CatalogueBuilder.of(from, with)
                        .match(match)
                        .index(index)
                        .keep(keep)
                        .progress(progress);
                told.tell(builder);
                weights.forEach(builder::relationWeight);
                if (heard != null) {
                  builder.sessions(heard);
                }
                if (space != null) {
                  builder.space(space);
                }
                if (threads != null) {
                  builder.threads(threads);
                }
                return builder.publish(out);
              }
            });
    CatalogueText.tell(report, spec.commandLine().getOut());
    return 0;
  }
}
