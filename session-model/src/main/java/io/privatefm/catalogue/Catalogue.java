package io.privatefm.catalogue;

import io.privatefm.catalogue.foretell.Foresight;
import io.privatefm.catalogue.graph.Graph;
import io.privatefm.catalogue.graph.TrackNodes;
import io.privatefm.vector.IndexFormatException;
import io.privatefm.vector.VectorIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One base of tracks and vectors, mapped into memory. Tracks have rows 0 to {@link #size()} − 1,
 * which mean something only within this base; ids are for everybody else. All methods but {@link
 * #close()} may be called by any thread; only {@link #track}, {@link #id}, {@link #row} and the
 * names allocate. After {@link #close()} everything throws {@link IllegalStateException}.
 */
public final class Catalogue implements AutoCloseable {
  private static final int ATTEMPTS = 8;

  private final Base base;
  private final Path folder;
  private final Manifest manifest;
  private final Sections sections;
  private final VectorIndex index;
  private final Texts records;
  private final TrackIds ids;
  private final MemorySegment artistOf;
  private final MemorySegment popularities;
  private final Postings tagsOf;
  private final Texts artistNames;
  private final ArtistNumbers artistNumbers;
  private final Postings tracksOfArtist;
  private final Texts tagNames;
  private final ArtistNumbers tagNumbers;
  private final Postings tracksOfTag;
  private final @Nullable Foresight foresight;
  private final Graph graph;
  private float @Nullable [] relationWeights;
  private final Chart chart = new Chart(this);

  private Catalogue(
      Base base, Path folder, Manifest manifest, Sections sections, VectorIndex index) {
    this.base = base;
    this.folder = folder;
    this.manifest = manifest;
    this.sections = sections;
    this.index = index;
    records = sections.texts(Section.TRACK_OFFSETS, Section.TRACK_RECORDS);
    ids = new TrackIds(sections.map(Section.TRACK_IDS), records);
    artistOf = sections.map(Section.TRACK_ARTISTS);
    popularities = sections.map(Section.TRACK_POPULARITY);
    tagsOf = sections.postings(Section.TRACK_TAGS_OFFSETS, Section.TRACK_TAGS);
    artistNames = sections.texts(Section.ARTIST_NAMES_OFFSETS, Section.ARTIST_NAMES);
    artistNumbers = new ArtistNumbers(artistNames);
    tracksOfArtist = sections.postings(Section.ARTIST_TRACKS_OFFSETS, Section.ARTIST_TRACKS);
    tagNames = sections.texts(Section.TAG_NAMES_OFFSETS, Section.TAG_NAMES);
    tagNumbers = new ArtistNumbers(tagNames);
    tracksOfTag = sections.postings(Section.TAG_TRACKS_OFFSETS, Section.TAG_TRACKS);
    foresight = manifest.heard() ? HeardSessions.open(this, sections) : null;
    graph =
        new Graph(
            new TrackNodes(this::artist, tracksOfArtist, tagsOf, tracksOfTag),
            manifest.related() ? RelationSections.open(folder, manifest, sections) : null);
    relationWeights =
        manifest.related()
            ? RelationSections.readWeights(folder, sections, graph.relations())
            : null;
  }

  /**
   * Maps the base in force and checks manifest, version and sizes. Checksums are checked by {@link
   * #verifyChecksums} and {@link #verify}.
   *
   * @throws CatalogueException naming the section and the rule, if it is not a whole catalogue of a
   *     version known here
   */
  public static Catalogue open(Path directory) {
    for (int attempt = 1; ; attempt++) {
      Base base = Base.inForce(directory);
      try {
        return openBase(directory, base);
      } catch (NoSuchFileException e) {
        // a newer base may have taken its place between the two looks
        if (attempt == ATTEMPTS || Base.inForce(directory).equals(base)) {
          throw gone(e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Maps a base, in force or not, with the same checks.
   *
   * @throws CatalogueException naming the section and the rule, if it is not whole or not there
   */
  public static Catalogue open(Path directory, Base base) {
    try {
      return openBase(directory, base);
    } catch (NoSuchFileException e) {
      throw gone(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogueException gone(NoSuchFileException e) {
    return new CatalogueException(
        "must be there: file=" + e.getFile() + " section=" + Manifest.FILE, e);
  }

  private static Catalogue openBase(Path directory, Base base) throws IOException {
    Path folder = directory.resolve(base.folder());
    Manifest manifest = Pointer.manifest(directory, base);
    Sections.checkSizes(folder, manifest);
    VectorIndex index = openIndex(folder, manifest);
    Sections sections = new Sections(folder);
    try {
      return new Catalogue(base, folder, manifest, sections, index);
    } catch (RuntimeException e) {
      sections.close();
      index.close();
      throw e;
    }
  }

  private static VectorIndex openIndex(Path folder, Manifest manifest) {
    VectorIndex index;
    try {
      index = VectorIndex.open(folder.resolve(Section.VECTORS.file()));
    } catch (IndexFormatException e) {
      throw new CatalogueException(
          "must be a whole index: section=" + Section.VECTORS.file() + " cause=" + e.getMessage(),
          e);
    }
    if (index.size() != manifest.tracks() || index.dimension() != manifest.dimension()) {
      index.close();
      throw Sections.damaged(
          folder,
          Section.VECTORS,
          "must have the counts of the manifest, "
              + manifest.tracks()
              + " × "
              + manifest.dimension(),
          index.size() + " × " + index.dimension());
    }
    return index;
  }

  /** How many tracks there are. */
  public int size() {
    return manifest.tracks();
  }

  /** Components of each vector. */
  public int dimension() {
    return manifest.dimension();
  }

  /** The vectors, by row, of unit length: an inner product is a cosine. */
  public VectorIndex index() {
    return index;
  }

  /** Names what directions mean: vectors may be compared only within one space. */
  public String vectorSpace() {
    return manifest.vectorSpace();
  }

  /** Names the content: catalogues of the same tracks and vectors have the same version. */
  public String version() {
    return manifest.version();
  }

  /** Which base of its directory this is. */
  public Base base() {
    return base;
  }

  Path folder() {
    return folder;
  }

  Manifest manifest() {
    return manifest;
  }

  /** What the base says of itself. */
  public CatalogueInfo info() {
    return CatalogueInfo.of(folder, manifest, index, graph, relationWeights());
  }

  /** The row of the track with this id, or -1. */
  public int row(String trackId) {
    return ids.row(trackId);
  }

  public String id(int row) {
    return TrackRecord.id(record(row));
  }

  /** A track's length in milliseconds; 0 when unknown. */
  public long durationMs(int row) {
    return read(row, TrackRecord::durationMs);
  }

  /** A track's title. */
  public String title(int row) {
    return read(row, TrackRecord::title);
  }

  /** Decodes a track. */
  public Track track(int row) {
    return read(row, record -> TrackRecord.decode(record, manifest.traits(), tagsOf(row)));
  }

  private <T> T read(int row, Function<ByteBuffer, T> decoding) {
    ByteBuffer record = record(row);
    try {
      return decoding.apply(record);
    } catch (RuntimeException e) {
      throw damagedRecord(row, e);
    }
  }

  /** How much it is heard, 0..1; the same for all when the catalogue was not told. */
  public float popularity(int row) {
    return popularities.get(Layout.FLOAT, (long) row * Float.BYTES);
  }

  /** The least popularity of the most popular one in {@code part} tracks; looks at all of them. */
  public float leastPopularityOfTop(int part) {
    float[] rising = new float[size()];
    for (int row = 0; row < rising.length; row++) {
      rising[row] = popularity(row);
    }
    Arrays.sort(rising);
    return rising[rising.length - Math.ceilDiv(rising.length, part)];
  }

  /**
   * The rows of the most popular tracks, of equals the smaller row first, at most {@value
   * Chart#MOST}; borrowed. The first question looks at all tracks.
   */
  public int[] chart() {
    return chart.rows();
  }

  /** The number of the track's artist; a track of an unknown artist has one of its own. */
  public int artist(int row) {
    return artistOf.get(Layout.INT, (long) row * Integer.BYTES);
  }

  public int artistCount() {
    return manifest.artists();
  }

  /** The artist as first spelled; empty when unknown. */
  public String artistName(int artist) {
    return artistNames.text(artist);
  }

  /**
   * The number of the artist of this name, in whatever case, or -1. The first question reads all
   * names, and is better asked where time may be taken.
   */
  public int artistNamed(String name) {
    return artistNumbers.find(name);
  }

  /**
   * Does at once what the first question by name, for the chart and for the relations' weights,
   * would. Any thread, also beside others that ask.
   */
  public void prepare() {
    chart.rows();
    artistNumbers.prepare();
    tagNumbers.prepare();
    relationWeights();
  }

  /** For each artist its rows, rising. */
  public Postings tracksOfArtist() {
    return tracksOfArtist;
  }

  public int tagCount() {
    return manifest.tags();
  }

  /** The tag as first spelled. */
  public String tagName(int tag) {
    return tagNames.text(tag);
  }

  /** The number of this tag, in whatever case, or -1; as {@link #artistNamed}. */
  public int tagNamed(String name) {
    return tagNumbers.find(name);
  }

  /** For each row its tags, in the order in which they were told. */
  public Postings tagsOf() {
    return tagsOf;
  }

  /** For each tag its rows, rising. */
  public Postings tracksOfTag() {
    return tracksOfTag;
  }

  /** Foretells tracks, by row, from sessions that people heard; null when it was not given any. */
  public @Nullable Foresight foresight() {
    return foresight;
  }

  /** Tracks, artists, tags, and what else was told of them. */
  public Graph graph() {
    return graph;
  }

  /**
   * How much each relation of the graph weighs, by its number, 0 to 1; a copy. Where the build did
   * not keep it the first question learns it from the sessions, and is better asked where time may
   * be taken.
   */
  public synchronized float[] relationWeights() {
    float[] known = relationWeights;
    if (known == null) {
      known = ToldRelations.weights(graph, foresight == null ? null : foresight.sessions());
      relationWeights = known;
    }
    return known.clone();
  }

  /**
   * Reads everything: all checksums, and every number that points somewhere.
   *
   * @throws CatalogueException naming the damaged section and the rule
   */
  public void verify(Progress progress) {
    new Verification(folder, manifest, this, progress).run();
  }

  /**
   * Reads everything and compares all checksums; an interrupt ends it with an {@link
   * java.io.UncheckedIOException}, and so does a base that was replaced and removed meanwhile.
   *
   * @throws CatalogueException naming the damaged section and the rule
   */
  public void verifyChecksums(Progress progress) {
    new Verification(folder, manifest, this, progress).checksums();
  }

  /** Unmaps everything. The caller sees to it that nobody is reading. */
  @Override
  public void close() {
    sections.close();
    index.close();
  }

  private List<String> tagsOf(int row) {
    String[] tags = new String[tagsOf.count(row)];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = tagName(tagsOf.at(row, i));
    }
    return List.of(tags);
  }

  private ByteBuffer record(int row) {
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException("must be 0 <= row < " + size() + ": row=" + row);
    }
    try {
      return records.bytes(row);
    } catch (IndexOutOfBoundsException e) {
      throw damagedRecord(row, e);
    }
  }

  private CatalogueException damagedRecord(int row, RuntimeException cause) {
    return new CatalogueException(
        "must be a whole record: file="
            + folder.resolve(Section.TRACK_RECORDS.file())
            + " section="
            + Section.TRACK_RECORDS.file()
            + " row="
            + row,
        cause);
  }
}
