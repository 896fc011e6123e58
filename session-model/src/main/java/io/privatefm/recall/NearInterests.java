package io.privatefm.recall;

import io.privatefm.station.Interests;
import io.privatefm.station.World;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;

/**
 * Recalls the nearest tracks of each interest, short-term or long-term, more for a heavier one.
 *
 * <p>Work: one search per interest. Each gets at least {@value #LEAST} places, so that a light
 * interest is heard too. A long-term interest that is the same as one of the session's is not
 * searched again.
 */
final class NearInterests implements Channel {
  private static final int LEAST = 4;

  private final ChannelKind kind;
  private final Searcher searcher;
  private final float same;
  private final float[] query;
  private final Neighbours[] found = new Neighbours[Candidates.MOST + 1];

  NearInterests(ChannelKind kind, World world) {
    this.kind = kind;
    this.searcher = world.searcher();
    this.same = world.geometry().same();
    this.query = new float[world.catalogue().dimension()];
    for (int k = 1; k < found.length; k++) {
      found[k] = new Neighbours(k);
    }
  }

  @Override
  public ChannelKind kind() {
    return kind;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    Interests interests = kind == ChannelKind.INTEREST ? moment.shortTerm() : moment.longTerm();
    int left = budget;
    for (int i = 0; i < interests.count() && left > 0; i++) {
      interests.copyVector(i, query);
      if (kind == ChannelKind.INTEREST || !isOfSession(moment.shortTerm())) {
        int wanted = Math.round(budget * interests.share(i));
        int places = Math.min(left, Math.max(LEAST, wanted));
        left -= search(moment, i, places, into);
      }
    }
  }

  private boolean isOfSession(Interests session) {
    int nearest = session.nearest(query, 0);
    return nearest >= 0 && session.similarity(nearest, query, 0) >= same;
  }

  private int search(Moment moment, int interest, int k, Candidates into) {
    Neighbours nearest = found[k];
    searcher.search(query, moment.mask().allowed(), nearest);
    int added = 0;
    for (int n = 0; n < nearest.count(); n++) {
      int row = nearest.id(n);
      if (moment.mask().allows(row) && into.add(kind, row, interest, -1, -1)) {
        added++;
      }
    }
    return added;
  }
}
