package io.privatefm.catalogue.graph;

import io.privatefm.catalogue.Postings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a catalogue: tracks, artists, tags and entities, which are whatever else was told.
 * Immutable, a view of the mapped catalogue; reading allocates nothing but names.
 *
 * <pre>
 *   nodes  tracks by row, then artists, tags and entities by number
 *   edges  track – its artist, relation {@value #ARTIST}
 *          track – each of its tags, relation {@value #TAG}
 *          any node – any node, relations from {@value #TOLD} on, as they were told
 * </pre>
 */
public final class Graph {
  /** The relation of a track and its artist. */
  public static final int ARTIST = 0;

  /** The relation of a track and its tags. */
  public static final int TAG = 1;

  /** The first relation that was told. */
  public static final int TOLD = 2;

  private static final List<String> OWN = List.of("artist", "tag");

  private final TrackNodes own;
  private final @Nullable ToldEdges told;
  private final int firstTag;
  private final int firstEntity;

  /** The graph of these tracks, and what was told of them; null when nothing was. */
  public Graph(TrackNodes own, @Nullable ToldEdges told) {
    this.own = own;
    this.told = told;
    firstTag = own.tracks() + own.artists();
    firstEntity = firstTag + own.tags();
  }

  /** The names of the two relations that every catalogue has. */
  public static List<String> ownRelations() {
    return OWN;
  }

  /** How many relations there are. */
  public int relations() {
    return TOLD + (told == null ? 0 : told.relations().size());
  }

  /** The name of a relation. */
  public String relationName(int relation) {
    return relation < TOLD || told == null
        ? OWN.get(relation)
        : told.relations().get(relation - TOLD);
  }

  /** How many entities there are. */
  public int entities() {
    return told == null ? 0 : told.neighbours().lists() - firstEntity;
  }

  /** How many nodes there are. */
  public int nodes() {
    return firstEntity + entities();
  }

  /** The edges that were told, for checks; null when none were. */
  public @Nullable ToldEdges told() {
    return told;
  }

  /** The node of an artist. */
  public int artistNode(int artist) {
    return own.tracks() + artist;
  }

  /** The node of a tag. */
  public int tagNode(int tag) {
    return firstTag + tag;
  }

  /** The node of the artist of a track. */
  public int artistNodeOf(int row) {
    return artistNode(own.artistOf().applyAsInt(row));
  }

  /** How many tags a track has. */
  public int tagCount(int row) {
    return own.tagsOf().count(row);
  }

  /** The node of the i-th tag of a track. */
  public int tagNodeOf(int row, int i) {
    return tagNode(own.tagsOf().at(row, i));
  }

  /** Whether a node is a track, and its number the row. */
  public boolean isTrack(int node) {
    return node < own.tracks();
  }

  /** Whether a node is an artist. */
  public boolean isArtist(int node) {
    return node >= own.tracks() && node < firstTag;
  }

  /** The artist of an artist's node. */
  public int artist(int node) {
    return node - own.tracks();
  }

  /** Whether a node is a tag. */
  public boolean isTag(int node) {
    return node >= firstTag && node < firstEntity;
  }

  /** The tag of a tag's node. */
  public int tag(int node) {
    return node - firstTag;
  }

  /** Whether a node is none of the catalogue's own. */
  public boolean isEntity(int node) {
    return node >= firstEntity;
  }

  /** The name of an entity. */
  public String entityName(int node) {
    if (told == null) {
      throw new IllegalArgumentException("must be an entity: node=" + node);
    }
    return told.entityName().apply(node - firstEntity);
  }

  /**
   * How many members a node has: an artist's or a tag's tracks, the neighbours of an entity, of a
   * track itself alone.
   */
  public int members(int node) {
    if (isTrack(node)) {
      return 1;
    }
    if (isArtist(node)) {
      return own.tracksOfArtist().count(artist(node));
    }
    return isTag(node) ? own.tracksOfTag().count(tag(node)) : degree(node);
  }

  /** A member of a node: a track's row, or for an entity perhaps another node. */
  public int member(int node, int i) {
    if (isTrack(node)) {
      return node;
    }
    if (isArtist(node)) {
      return own.tracksOfArtist().at(artist(node), i);
    }
    return isTag(node) ? own.tracksOfTag().at(tag(node), i) : neighbour(node, i);
  }

  /** How many edges that were told a node has. */
  public int degree(int node) {
    return told == null ? 0 : told.neighbours().count(node);
  }

  /** The other end of the i-th edge that was told of a node; edges are by rising relation. */
  public int neighbour(int node, int i) {
    return edges().neighbours().at(node, i);
  }

  /** The relation of that edge. */
  public int relation(int node, int i) {
    return edges().relationOf().at(node, i);
  }

  /** Where the edges of the relation of the i-th edge of a node end; found in few steps. */
  public int endOfRelation(int node, int i) {
    Postings relations = edges().relationOf();
    int relation = relations.at(node, i);
    int below = i;
    int beyond = relations.count(node);
    while (beyond - below > 1) {
      int middle = (below + beyond) >>> 1;
      if (relations.at(node, middle) == relation) {
        below = middle;
      } else {
        beyond = middle;
      }
    }
    return beyond;
  }

  private ToldEdges edges() {
    if (told == null) {
      throw new IndexOutOfBoundsException("must have edges: no relation was told");
    }
    return told;
  }
}
