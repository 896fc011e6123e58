package io.privatefm.catalogue;

import io.privatefm.vector.IndexOptions;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a catalogue directory from tracks and their vectors and puts it in force atomically. Any
 * defect of the input is a {@link CatalogueException}, and then nothing has changed. Owned by one
 * thread; good for one build, which reads the sources to their end but leaves closing them to their
 * owner.
 */
public final class CatalogueBuilder {
  private static final int PROGRESS_EVERY = 1 << 10;

  private final TrackSource tracks;
  private final VectorSource vectors;
  private Match match = Match.AUTO;
  private @Nullable String space;
  private IndexOptions index = IndexOptions.DEFAULT;
  private Progress progress = Progress.NONE;
  private Clock clock = Clock.systemUTC();
  private int keep = CatalogueLimits.BASES;
  private @Nullable SessionSource sessions;
  private final List<RelationSource> relations = new ArrayList<>();
  private final Map<String, Float> relationWeights = new TreeMap<>();
  private Consumer<Publication.Step> steps = step -> {};

  private CatalogueBuilder(TrackSource tracks, VectorSource vectors) {
    this.tracks = tracks;
    this.vectors = vectors;
  }

  public static CatalogueBuilder of(TrackSource tracks, VectorSource vectors) {
    return new CatalogueBuilder(tracks, vectors);
  }

  /** A catalogue of tracks and vectors at hand, by position. */
  public static CatalogueBuilder of(List<Track> tracks, List<float[]> vectors) {
    return of(TrackSource.of(tracks), VectorSource.of(vectors));
  }

  /** How vectors find their tracks; without it {@link Match#AUTO}. */
  public CatalogueBuilder match(Match match) {
    this.match = match;
    return this;
  }

  /**
   * Names the vector space. Catalogues of one space have vectors that mean the same; without a name
   * the content of the vectors names it, so that every change of a vector makes a new space.
   */
  public CatalogueBuilder space(String space) {
    if (space.isBlank() || space.length() > CatalogueLimits.SPACE_CHARS) {
      throw new CatalogueException(
          "must have 1 to "
              + CatalogueLimits.SPACE_CHARS
              + " characters: field=space value=\""
              + space
              + "\"");
    }
    this.space = space;
    return this;
  }

  /**
   * Sessions that people heard, the oldest first, from which the catalogue learns to foretell the
   * next track. Tracks that are not in the catalogue are passed over.
   */
  public CatalogueBuilder sessions(SessionSource oldestFirst) {
    sessions = oldestFirst;
    return this;
  }

  /**
   * Triples of a knowledge graph that joins tracks, artists, tags and anything else; may be asked
   * for several times. What joins nothing is passed over.
   */
  public CatalogueBuilder relations(RelationSource triples) {
    relations.add(triples);
    return this;
  }

  /**
   * Weighs a relation by hand; without it sessions tell the weight, and without sessions all weigh
   * alike.
   *
   * @param relation {@code artist}, {@code tag} or one of the triples
   * @param weight 0 to 1; only the proportions of the weights matter
   */
  public CatalogueBuilder relationWeight(String relation, float weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new CatalogueException(
          "must be 0 to 1: field=relation-weight value=\"" + relation + "=" + weight + "\"");
    }
    relationWeights.put(relation, weight);
    return this;
  }

  /** How the vectors are laid out for search; without it {@link Profile#AUTO}. */
  public CatalogueBuilder index(Profile profile) {
    index = index.with(profile);
    return this;
  }

  /**
   * How many threads build the index; without it one a processor. The outcome does not depend on
   * it.
   */
  public CatalogueBuilder threads(int threads) {
    index = index.withThreads(threads);
    return this;
  }

  public CatalogueBuilder progress(Progress progress) {
    this.progress = progress;
    return this;
  }

  /** Tells the time of creation for the manifest. */
  public CatalogueBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * How many bases the directory keeps, the new one included; without it {@value
   * CatalogueLimits#BASES}.
   */
  public CatalogueBuilder keep(int bases) {
    keep = Bases.checkedKeep(bases);
    return this;
  }

  /** Hears the steps of the publication. */
  CatalogueBuilder steps(Consumer<Publication.Step> steps) {
    this.steps = steps;
    return this;
  }

  /** Builds and publishes, in place of the catalogue that may be in force there. */
  public BuildReport publish(Path directory) {
    try (Publication publication = Publication.begin(directory, steps)) {
      return build(publication, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BuildReport build(Publication publication, Path directory) throws IOException {
    Path base = publication.base();
    Popularities popularities = new Popularities();
    TrackWriter written = writeTracks(base, popularities);
    popularities.write(base);
    VectorMatcher matcher = new VectorMatcher(vectors, written.size(), progress);
    String contentSpace = writeVectors(matcher, written, base, publication.scratch());
    invert(base, written);
    SessionCounts counts = writeSessions(base);
    RelationCounts told = writeRelations(base);
    List<Manifest.Part> parts = Manifest.measure(base, progress);
    Manifest manifest =
        manifest(written, popularities.origin(), space == null ? contentSpace : space, parts);
    publication.complete(manifest, keep);
    return report(
        directory, manifest, written.fieldCounts(), matcher.notOfUnitLength(), counts, told);
  }

  private SessionCounts writeSessions(Path base) {
    if (sessions == null) {
      return SessionCounts.NONE;
    }
    try (Sections sections = new Sections(base)) {
      Texts records = sections.texts(Section.TRACK_OFFSETS, Section.TRACK_RECORDS);
      TrackIds ids = new TrackIds(sections.map(Section.TRACK_IDS), records);
      return HeardSessions.write(
          base, sessions, ids, sections.map(Section.TRACK_ARTISTS), progress);
    }
  }

  private RelationCounts writeRelations(Path base) {
    if (relations.isEmpty() && relationWeights.isEmpty()) {
      return RelationCounts.NONE;
    }
    try (Sections sections = new Sections(base)) {
      return ToldRelations.write(base, sections, relations, relationWeights, progress);
    }
  }

  private TrackWriter writeTracks(Path base, Popularities popularities) {
    try (TrackWriter writer = new TrackWriter(base)) {
      for (TrackSource.Row row = tracks.next(); row != null; row = tracks.next()) {
        writer.add(row.track(), tracks.place());
        popularities.add(row.popularity(), tracks.place());
        if (writer.size() % PROGRESS_EVERY == 0) {
          progress.at("tracks", tracks.done(), tracks.total());
        }
      }
      progress.at("tracks", tracks.done(), tracks.total());
      if (writer.size() == 0) {
        throw new CatalogueException("must hold at least one track: file=" + tracks.name());
      }
      writer.finish();
      return writer;
    }
  }

  private String writeVectors(VectorMatcher matcher, TrackWriter written, Path base, Path scratch)
      throws IOException {
    int dimension = vectors.dimension();
    if (dimension < 1 || dimension > CatalogueLimits.DIMENSION) {
      throw new CatalogueException(
          "must be 1 to "
              + CatalogueLimits.DIMENSION
              + ": file="
              + vectors.name()
              + " field=dimension value="
              + dimension);
    }
    checkListed(dimension);
    IndexOptions told = index.with(progress::at);
    try (VectorWriter writer = new VectorWriter(base, dimension, told)) {
      if (byId(written)) {
        matcher.byId(writer, base, scratch);
      } else {
        matcher.byPosition(writer);
      }
      writer.publish();
      return writer.space();
    }
  }

  private void checkListed(int dimension) {
    Profile profile = index.profile();
    if ((profile == Profile.COMPACT || profile == Profile.FAST)
        && (dimension < Profile.MIN_INVERTED_DIMENSION
            || dimension > Profile.MAX_INVERTED_DIMENSION)) {
      throw new CatalogueException(
          "must be "
              + Profile.MIN_INVERTED_DIMENSION
              + " to "
              + Profile.MAX_INVERTED_DIMENSION
              + " for an index with lists: file="
              + vectors.name()
              + " field=dimension value="
              + dimension);
    }
  }

  private boolean byId(TrackWriter written) {
    return switch (match) {
      case ID -> true;
      case POSITION -> false;
      case AUTO -> {
        if (!vectors.hasIds() && written.rowNumberIds().shuffled(written.size())) {
          throw new CatalogueException(
              "must be told how vectors match, by position or by id, since the ids are the row numbers in another order:"
                  + " file="
                  + tracks.name());
        }
        yield vectors.hasIds();
      }
    };
  }

  private void invert(Path base, TrackWriter written) throws IOException {
    progress.at("postings", 0, 2);
    try (Sections sections = new Sections(base)) {
      Inversion.ofArtists(base, sections.map(Section.TRACK_ARTISTS), written.artists());
      progress.at("postings", 1, 2);
      Postings tagsOf = sections.postings(Section.TRACK_TAGS_OFFSETS, Section.TRACK_TAGS);
      Inversion.ofTags(base, tagsOf, sections.map(Section.TRACK_TAGS), written.tags());
    }
    progress.at("postings", 2, 2);
  }

  private Manifest manifest(
      TrackWriter written, String popularity, String space, List<Manifest.Part> parts) {
    return new Manifest(
        Manifest.FORMAT,
        Manifest.FORMAT_VERSION,
        Manifest.version(parts),
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        written.size(),
        written.artists(),
        written.tags(),
        vectors.dimension(),
        space,
        true,
        popularity,
        written.columns(),
        new Manifest.Sources(tracks.name(), vectors.name()),
        parts);
  }

  private static BuildReport report(
      Path directory,
      Manifest manifest,
      FieldCounts fieldCounts,
      int notOfUnitLength,
      SessionCounts sessions,
      RelationCounts relations) {
    return new BuildReport(
        directory,
        manifest.version(),
        manifest.vectorSpace(),
        manifest.tracks(),
        manifest.artists(),
        manifest.tags(),
        manifest.dimension(),
        notOfUnitLength,
        manifest.popularity().equals("column"),
        fieldCounts.told(),
        manifest.traits(),
        sessions,
        relations,
        manifest.sections().stream().mapToLong(Manifest.Part::bytes).sum());
  }
}
