package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Postings;

/**
 * Recalls tracks one hop away from what was praised lately: of the same artist, or with a tag in
 * common.
 *
 * <p>Goes round the praised tracks, newest first: in each round one track of the artist and one of
 * a tag, each found from a random place in the list of such tracks. Work: at most {@value #LOOKS}
 * tracks looked at.
 */
final class GraphNeighbours implements Channel {
  private static final int LOOKS = 256;
  private static final int LOOKS_PER_LIST = 8;

  private final Catalogue catalogue;
  private int looks;

  GraphNeighbours(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.GRAPH;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    looks = LOOKS;
    int left = budget;
    int seeds = moment.praisedCount();
    for (int turn = 0; seeds > 0 && left > 0 && looks > 0; turn++) {
      int seed = moment.praised(turn % seeds);
      looks--; // a seed without artist or tags costs too, or the round would not end
      left -= byArtist(moment, seed, into);
      left -= left > 0 ? byTag(moment, seed, into) : 0;
    }
  }

  private int byArtist(Moment moment, int seed, Candidates into) {
    int artist = catalogue.artist(seed);
    return look(moment, catalogue.tracksOfArtist(), artist, seed, -1, into);
  }

  private int byTag(Moment moment, int seed, Candidates into) {
    Postings tags = catalogue.tagsOf();
    int count = tags.count(seed);
    if (count == 0) {
      return 0;
    }
    int tag = tags.at(seed, moment.random().nextInt(count));
    return look(moment, catalogue.tracksOfTag(), tag, seed, tag, into);
  }

  /** Adds the first allowed new track from a random place on. */
  private int look(Moment moment, Postings lists, int list, int seed, int tag, Candidates into) {
    int length = lists.count(list);
    int from = length == 0 ? 0 : moment.random().nextInt(length);
    for (int i = 0; i < Math.min(length, LOOKS_PER_LIST) && looks > 0; i++) {
      looks--;
      int row = lists.at(list, (from + i) % length);
      if (moment.mask().allows(row) && into.add(kind(), row, -1, seed, tag)) {
        return 1;
      }
    }
    return 0;
  }
}
