package io.privatefm.catalogue;

import io.privatefm.catalogue.foretell.Foresight;
import java.util.List;

/**
 * The files of a base. Numbers are little endian; the counts come from the manifest.
 *
 * <pre>
 *   vectors.fmv                the vector index, row by row as the tracks
 *   track-offsets.i64          int64[tracks + 1]   where each record starts in track-records.bin
 *   track-records.bin          see {@link TrackRecord}
 *   track-ids.i32              int32[power of two] see {@link TrackIds}
 *   track-artists.i32          int32[tracks]       the artist of each track
 *   track-popularity.f32       float32[tracks]     0..1
 *   track-tags-offsets.i32     int32[tracks + 1]   see {@link Postings}
 *   track-tags.i32             the tags of each track
 *   artist-names-offsets.i64   int64[artists + 1]  where each name starts in artist-names.bin
 *   artist-names.bin           UTF-8
 *   artist-tracks-offsets.i32  int32[artists + 1]  see {@link Postings}
 *   artist-tracks.i32          the tracks of each artist
 *   tag-names-offsets.i64      int64[tags + 1]     where each name starts in tag-names.bin
 *   tag-names.bin              UTF-8
 *   tag-tracks-offsets.i32     int32[tags + 1]     see {@link Postings}
 *   tag-tracks.i32             the tracks of each tag
 *   session-starts.i32         int32[sessions + 1] where each session starts in session-tracks.i32
 *   session-tracks.i32         the tracks of each session in the order in which they were heard
 *   session-weights.f32        see {@link io.privatefm.catalogue.foretell.Foresight}
 *   relation-names-offsets.i64 int64[relations + 1] where each name starts in relation-names.bin
 *   relation-names.bin         UTF-8
 *   relation-weights.f32       float32[2 + relations], see {@link
 *                              io.privatefm.catalogue.graph.RelationWeights}
 *   entity-names-offsets.i64   int64[entities + 1] where each name starts in entity-names.bin
 *   entity-names.bin           UTF-8
 *   edge-offsets.i32           int32[nodes + 1]    see {@link Postings}; nodes are those of {@link
 *                              io.privatefm.catalogue.graph.Graph}
 *   edge-nodes.i32             the neighbours of each node, by relation and then rising
 *   edge-relations.i32         the relation of each edge, from {@code Graph.TOLD} on
 * </pre>
 *
 * <p>The three of sessions are there together or not at all, and so are those of relations, from
 * relation-names on.
 */
enum Section {
  VECTORS("vectors.fmv"),
  TRACK_OFFSETS("track-offsets.i64"),
  TRACK_RECORDS("track-records.bin"),
  TRACK_IDS("track-ids.i32"),
  TRACK_ARTISTS("track-artists.i32"),
  TRACK_POPULARITY("track-popularity.f32"),
  TRACK_TAGS_OFFSETS("track-tags-offsets.i32"),
  TRACK_TAGS("track-tags.i32"),
  ARTIST_NAMES_OFFSETS("artist-names-offsets.i64"),
  ARTIST_NAMES("artist-names.bin"),
  ARTIST_TRACKS_OFFSETS("artist-tracks-offsets.i32"),
  ARTIST_TRACKS("artist-tracks.i32"),
  TAG_NAMES_OFFSETS("tag-names-offsets.i64"),
  TAG_NAMES("tag-names.bin"),
  TAG_TRACKS_OFFSETS("tag-tracks-offsets.i32"),
  TAG_TRACKS("tag-tracks.i32"),
  SESSION_STARTS("session-starts.i32"),
  SESSION_TRACKS("session-tracks.i32"),
  SESSION_WEIGHTS("session-weights.f32"),
  RELATION_NAMES_OFFSETS("relation-names-offsets.i64"),
  RELATION_NAMES("relation-names.bin"),
  RELATION_WEIGHTS("relation-weights.f32"),
  ENTITY_NAMES_OFFSETS("entity-names-offsets.i64"),
  ENTITY_NAMES("entity-names.bin"),
  EDGE_OFFSETS("edge-offsets.i32"),
  EDGE_NODES("edge-nodes.i32"),
  EDGE_RELATIONS("edge-relations.i32");

  /** All that there are. */
  private static final List<Section> ALL = List.of(values());

  /** What a base may be without: all of them or none. */
  static final List<Section> OF_SESSIONS = List.of(SESSION_STARTS, SESSION_TRACKS, SESSION_WEIGHTS);

  /** What a base may be without: all of them or none. */
  static final List<Section> OF_RELATIONS =
      List.of(
          RELATION_NAMES_OFFSETS,
          RELATION_NAMES,
          RELATION_WEIGHTS,
          ENTITY_NAMES_OFFSETS,
          ENTITY_NAMES,
          EDGE_OFFSETS,
          EDGE_NODES,
          EDGE_RELATIONS);

  /** What every base has. */
  static final List<Section> OF_EVERY_BASE =
      ALL.stream()
          .filter(section -> !OF_SESSIONS.contains(section) && !OF_RELATIONS.contains(section))
          .toList();

  /** What a base has, in order. */
  static List<Section> of(boolean sessions, boolean relations) {
    return ALL.stream()
        .filter(section -> sessions || !OF_SESSIONS.contains(section))
        .filter(section -> relations || !OF_RELATIONS.contains(section))
        .toList();
  }

  /** The largest catalogue file is mapped whole, so any length does. */
  static final long ANY = -1;

  private final String file;

  Section(String file) {
    this.file = file;
  }

  /** The name of the file in the base, which is the name of the section in messages. */
  String file() {
    return file;
  }

  /** How long the file has to be for these counts, or {@link #ANY}. */
  long bytes(Manifest manifest) {
    return switch (this) {
      case TRACK_OFFSETS -> (manifest.tracks() + 1L) * Long.BYTES;
      case TRACK_ARTISTS, ARTIST_TRACKS, TRACK_POPULARITY ->
          (long) manifest.tracks() * Integer.BYTES;
      case TRACK_TAGS_OFFSETS -> (manifest.tracks() + 1L) * Integer.BYTES;
      case ARTIST_NAMES_OFFSETS -> (manifest.artists() + 1L) * Long.BYTES;
      case ARTIST_TRACKS_OFFSETS -> (manifest.artists() + 1L) * Integer.BYTES;
      case TAG_NAMES_OFFSETS -> (manifest.tags() + 1L) * Long.BYTES;
      case TAG_TRACKS_OFFSETS -> (manifest.tags() + 1L) * Integer.BYTES;
      case TRACK_IDS -> (long) TrackIds.slots(manifest.tracks()) * Integer.BYTES;
      case SESSION_WEIGHTS -> (long) Foresight.weightCount() * Float.BYTES;
      case VECTORS,
          TRACK_RECORDS,
          TRACK_TAGS,
          ARTIST_NAMES,
          TAG_NAMES,
          TAG_TRACKS,
          SESSION_STARTS,
          SESSION_TRACKS,
          RELATION_NAMES_OFFSETS,
          RELATION_NAMES,
          RELATION_WEIGHTS,
          ENTITY_NAMES_OFFSETS,
          ENTITY_NAMES,
          EDGE_OFFSETS,
          EDGE_NODES,
          EDGE_RELATIONS ->
          ANY;
    };
  }
}
