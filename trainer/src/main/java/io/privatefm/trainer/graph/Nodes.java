package io.privatefm.trainer.graph;

import io.privatefm.catalogue.Track;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How nodes of the graph are named: {@code track:ID}, {@code artist:NAME}, {@code album:ARTIST /
 * ALBUM}, {@code tag:NAME}, {@code entity:NAME} for anything else. Names but ids are folded as the
 * catalogue folds artists and tags, so that what differs in case or spaces only is one node.
 * Immutable; sent to every executor.
 */
public final class Nodes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String TRACK = "track:";
  private static final String ARTIST = "artist:";
  private static final String ALBUM = "album:";
  private static final String TAG = "tag:";
  private static final String ENTITY = "entity:";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NO_ARTIST = Pattern.compile("[-\u2010-\u2015]*");

  private final HashSet<String> known = new HashSet<>();

  /** The nodes of these tracks are known by their names alone. */
  public Nodes(List<Track> tracks) {
    for (Track track : tracks) {
      known.add(track(track.id()));
      for (Triple triple : of(track)) {
        known.add(triple.tail());
      }
    }
  }

  /** The node of a track. */
  public static String track(String id) {
    return TRACK + id;
  }

  /** Whether a node is a track. */
  public static boolean isTrack(String node) {
    return node.startsWith(TRACK);
  }

  /** The id of the track whose node this is. */
  public static String id(String trackNode) {
    return trackNode.substring(TRACK.length());
  }

  /** What a track says of itself: its artist, its album, its tags. */
  public static List<Triple> of(Track track) {
    String node = track(track.id());
    String artist = folded(track.artist());
    String album = track.album() == null ? "" : folded(track.album());
    List<Triple> triples = new ArrayList<>();
    if (!NO_ARTIST.matcher(artist).matches()) {
      triples.add(new Triple(node, "by", ARTIST + artist));
    }
    if (!album.isEmpty()) {
      triples.add(new Triple(node, "on", ALBUM + artist + " / " + album));
    }
    for (String tag : track.tags()) {
      triples.add(new Triple(node, "tagged", TAG + folded(tag)));
    }
    return triples;
  }

  /**
   * The node that a name of the operator's triples means: as it says with {@code track:}, {@code
   * artist:}, {@code album:}, {@code tag:} or {@code entity:} before it, else a track of this id,
   * an artist or a tag of this name, else an entity of its own.
   */
  String named(String name) {
    String stripped = name.strip();
    for (String kind : List.of(ARTIST, ALBUM, TAG, ENTITY)) {
      if (stripped.startsWith(kind)) {
        return kind + folded(stripped.substring(kind.length()));
      }
    }
    if (stripped.startsWith(TRACK) || known.contains(track(stripped))) {
      return stripped.startsWith(TRACK) ? stripped : track(stripped);
    }
    String folded = folded(stripped);
    for (String kind : List.of(ARTIST, TAG)) {
      if (known.contains(kind + folded)) {
        return kind + folded;
      }
    }
    return ENTITY + folded;
  }

  private static String folded(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    return SPACES.matcher(composed).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
