package io.privatefm.catalogue;

import io.privatefm.catalogue.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds nodes of a {@link Graph} by name: {@code track:ID}, {@code artist:NAME}, {@code tag:NAME},
 * {@code album:ARTIST / ALBUM}, {@code entity:NAME}. A name without its kind is the track of that
 * id, else the artist, else the tag of that name, else an entity. Artists and tags that the
 * catalogue does not have are entities too; what is not found becomes a new one. But in ids, case
 * and spaces do not matter.
 */
final class NodeNames {
  /** No track of this id. */
  static final int UNKNOWN = -1;

  private static final String TRACK = "track:";
  private static final String ARTIST = "artist:";
  private static final String TAG = "tag:";
  private static final String ALBUM = "album:";
  private static final String ENTITY = "entity:";

  private final Graph own;
  private final TrackIds ids;
  private final ArtistNumbers artists;
  private final ArtistNumbers tags;
  private final int firstEntity;
  private final Map<String, Integer> entities = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  NodeNames(Graph own, int nodes, TrackIds ids, ArtistNumbers artists, ArtistNumbers tags) {
    this.own = own;
    this.ids = ids;
    this.artists = artists;
    this.tags = tags;
    firstEntity = nodes;
  }

  /** The first node that is an entity. */
  int firstEntity() {
    return firstEntity;
  }

  /** The entities' names as first spelled, in the order of their nodes. */
  List<String> entities() {
    return names;
  }

  /** The node of this name, a new entity when there was none; or {@link #UNKNOWN}. */
  int node(String name) {
    if (name.startsWith(TRACK)) {
      return ids.row(name.substring(TRACK.length()).strip());
    }
    if (name.startsWith(ARTIST)) {
      return named(artists, name.substring(ARTIST.length()), ARTIST);
    }
    if (name.startsWith(TAG)) {
      return named(tags, name.substring(TAG.length()), TAG);
    }
    if (name.startsWith(ALBUM)) {
      return entity(ALBUM, name.substring(ALBUM.length()));
    }
    if (name.startsWith(ENTITY)) {
      return entity(ENTITY, name.substring(ENTITY.length()));
    }
    int row = ids.row(name.strip());
    if (row >= 0) {
      return row;
    }
    int artist = artists.find(name);
    return artist >= 0 ? own.artistNode(artist) : named(tags, name, ENTITY);
  }

  private int named(ArtistNumbers numbers, String name, String kind) {
    int number = numbers.find(name);
    if (number < 0) {
      return entity(kind, name);
    }
    return numbers == artists ? own.artistNode(number) : own.tagNode(number);
  }

  private int entity(String kind, String name) {
    String key = kind + Names.key(name);
    Integer known = entities.get(key);
    if (known == null) {
      known = Math.addExact(firstEntity, names.size());
      entities.put(key, known);
      names.add(name.strip());
    }
    return known;
  }
}
