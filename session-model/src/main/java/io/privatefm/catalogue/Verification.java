package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.ToldEdges;
import io.privatefm.vector.IndexFormatException;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole check of a base: every checksum, then every number that points somewhere. A base that
 * passes cannot answer with an id out of range. Borrows the catalogue.
 */
final class Verification {
  private static final int PROGRESS_EVERY = 1 << 14;

  private final Path base;
  private final Manifest manifest;
  private final Catalogue catalogue;
  private final Progress progress;

  Verification(Path base, Manifest manifest, Catalogue catalogue, Progress progress) {
    this.base = base;
    this.manifest = manifest;
    this.catalogue = catalogue;
    this.progress = progress;
  }

  void run() {
    checksums();
    postings(
        catalogue.tagsOf(),
        catalogue.tagCount(),
        false,
        Section.TRACK_TAGS_OFFSETS,
        Section.TRACK_TAGS);
    postings(
        catalogue.tracksOfArtist(),
        catalogue.size(),
        true,
        Section.ARTIST_TRACKS_OFFSETS,
        Section.ARTIST_TRACKS);
    postings(
        catalogue.tracksOfTag(),
        catalogue.size(),
        true,
        Section.TAG_TRACKS_OFFSETS,
        Section.TAG_TRACKS);
    ToldEdges told = catalogue.graph().told();
    if (told != null) {
      int nodes = catalogue.graph().nodes();
      postings(told.neighbours(), nodes, false, Section.EDGE_OFFSETS, Section.EDGE_NODES);
      RelationSections.verify(base, catalogue.graph());
    }
    for (int row = 0; row < catalogue.size(); row++) {
      row(row);
      if (row % PROGRESS_EVERY == 0) {
        progress.at("rows", row, catalogue.size());
      }
    }
    progress.at("rows", catalogue.size(), catalogue.size());
  }

  /** Only compares checksums. */
  void checksums() {
    List<Manifest.Part> parts = manifest.sections();
    int checked = 0;
    for (Section section : manifest.present()) {
      progress.at("checksums", checked++, parts.size());
      String actual = Checksum.of(base.resolve(section.file()));
      String told = manifest.part(section).crc32c();
      require(
          actual.equals(told),
          section,
          "must have the checksum that the manifest tells, " + told,
          actual);
    }
    progress.at("checksums", parts.size(), parts.size());
    try {
      catalogue.index().verify();
    } catch (IndexFormatException e) {
      throw new CatalogueException(
          "must be a whole index: section=" + Section.VECTORS.file() + " cause=" + e.getMessage(),
          e);
    }
  }

  private void postings(
      Postings postings, int bound, boolean rising, Section offsets, Section values) {
    require(postings.start(0) == 0, offsets, "must start at 0", postings.start(0));
    int lists = postings.lists();
    require(
        postings.start(lists) == postings.total(),
        offsets,
        "must end with the values",
        postings.start(lists));
    for (int list = 0; list < lists; list++) {
      int count = postings.count(list);
      require(count >= 0, offsets, "must not fall", "list " + list);
      require(
          (long) postings.start(list) + count <= postings.total(),
          offsets,
          "must end with the values",
          "list " + list);
      for (int i = 0; i < count; i++) {
        int value = postings.at(list, i);
        require(value >= 0 && value < bound, values, "must be 0 <= value < " + bound, value);
        require(
            i == 0 || !rising || value > postings.at(list, i - 1),
            values,
            "must rise within a list",
            "list " + list);
      }
    }
  }

  private void row(int row) {
    Track track = catalogue.track(row);
    int found = catalogue.row(track.id());
    require(
        found == row,
        Section.TRACK_IDS,
        "must lead from the id of row " + row + " to that row",
        found);
    float popularity = catalogue.popularity(row);
    require(
        popularity >= 0 && popularity <= 1, Section.TRACK_POPULARITY, "must be 0..1", popularity);
    int artist = catalogue.artist(row);
    boolean known = artist >= 0 && artist < catalogue.artistCount();
    require(
        known, Section.TRACK_ARTISTS, "must be 0 <= artist < " + catalogue.artistCount(), artist);
    boolean named =
        Names.isNone(track.artist())
            ? catalogue.artistName(artist).isEmpty()
            : Names.key(catalogue.artistName(artist)).equals(Names.key(track.artist()));
    require(
        named,
        Section.ARTIST_NAMES,
        "must be the artist's name in the record of row " + row,
        artist);
  }

  private void require(boolean holds, Section section, String rule, Object value) {
    if (!holds) {
      throw Sections.damaged(base, section, rule, value);
    }
  }
}
