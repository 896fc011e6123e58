package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;
import java.util.ArrayList;
import java.util.List;

/**
 * How a station takes the taste that its listener tells it: as lasting praise, like by like.
 *
 * <p>A track counts as liked. An artist or a tag is worth one like too, shared by its {@value
 * #TRACKS_PER_NAME} most popular tracks. All pull both sets of interests and are remembered among
 * the liked, from which the standing of artists and tags is taken; the first track of every name is
 * remembered as newer than any second, so that no name crowds out another. What is banned is passed
 * over. Work: at most {@value #LOOKS} tracks looked at per name, spread evenly over its list.
 */
final class GivenTaste {
  static final int TRACKS_PER_NAME = 3;
  private static final int LOOKS = 1_024;

  private final Station station;
  private final Catalogue catalogue;

  /** What stands for one name: rows, the most popular first. */
  private record Named(List<Integer> rows, Reward act) {
    double strength() {
      return act.value() / rows.size();
    }
  }

  GivenTaste(Station station) {
    this.station = station;
    this.catalogue = station.world.catalogue();
  }

  /** Learns from it; answers whether there was anything to learn. */
  boolean learn(Taste taste, long atMs) {
    List<Named> names = known(taste);
    for (int rank = TRACKS_PER_NAME - 1; rank >= 0; rank--) {
      for (Named named : names.reversed()) {
        if (rank < named.rows().size()) {
          praise(named.rows().get(rank), named, atMs);
        }
      }
    }
    return !names.isEmpty();
  }

  private List<Named> known(Taste taste) {
    List<Named> names = new ArrayList<>();
    for (String id : taste.tracks()) {
      int row = catalogue.row(id);
      add(row < 0 || banned(row) ? List.of() : List.of(row), Reward.LIKED, names);
    }
    for (String name : taste.artists()) {
      add(few(catalogue.tracksOfArtist(), catalogue.artistNamed(name)), Reward.NAMED, names);
    }
    for (String name : taste.tags()) {
      add(few(catalogue.tracksOfTag(), catalogue.tagNamed(name)), Reward.NAMED, names);
    }
    return names;
  }

  private static void add(List<Integer> rows, Reward act, List<Named> names) {
    if (!rows.isEmpty()) {
      names.add(new Named(rows, act));
    }
  }

  private void praise(int row, Named named, long atMs) {
    History history = station.history;
    history.liked().add(row, atMs);
    if (named.act() == Reward.LIKED) {
      history.like(row);
    }
    Geometry geometry = station.world.geometry();
    float[] vector = station.world.vectorOf(row);
    station.shortTerm.pull(vector, named.strength(), row, named.act(), atMs, geometry);
    station.longTerm.pull(vector, named.strength(), row, named.act(), atMs, geometry);
  }

  /** The most popular of a list, of equals the one with the lower row. */
  private List<Integer> few(Postings lists, int list) {
    int length = list < 0 ? 0 : lists.count(list);
    int looks = Math.min(length, LOOKS);
    List<Integer> few = new ArrayList<>(TRACKS_PER_NAME + 1);
    for (int look = 0; look < looks; look++) {
      int row = lists.at(list, (int) ((long) look * length / looks));
      if (!banned(row)) {
        insert(few, row);
      }
    }
    return few;
  }

  private void insert(List<Integer> few, int row) {
    int at = few.size();
    while (at > 0 && catalogue.popularity(row) > catalogue.popularity(few.get(at - 1))) {
      at--;
    }
    if (at < TRACKS_PER_NAME) {
      few.add(at, row);
      if (few.size() > TRACKS_PER_NAME) {
        few.removeLast();
      }
    }
  }

  private boolean banned(int row) {
    History history = station.history;
    return history.bannedTracks().contains(row)
        || history.bannedArtists().contains(catalogue.artist(row));
  }
}
