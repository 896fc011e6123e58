package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Interests;

/**
 * Recalls tracks outside the listener's region on purpose: of two random ones, the one less like
 * every interest.
 *
 * <p>Work: at most {@value #LOOKS} tracks looked at. Where no more tracks are within reach than
 * there may be candidates, all that are allowed become candidates. When no channel has found
 * anything, it goes through everything within reach once, so that silence means that there is
 * nothing.
 */
final class Explore implements Channel {
  private static final int LOOKS = 64;

  private final Catalogue catalogue;
  private final float[] vector;

  Explore(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.vector = new float[catalogue.dimension()];
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.EXPLORE;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    if (moment.mask().reach() <= Candidates.MOST) {
      sweep(moment, Candidates.MOST, into);
      return;
    }
    int left = budget;
    for (int look = 0; look < LOOKS && left > 0; look += 2) {
      int one = pick(moment);
      int other = pick(moment);
      int row = farther(moment.shortTerm(), one, other);
      if (row >= 0 && into.add(kind(), row, -1)) {
        left--;
      }
    }
    if (into.count() == 0) {
      sweep(moment, budget, into);
    }
  }

  private static int pick(Moment moment) {
    int row = moment.mask().random(moment.random());
    return row >= 0 && moment.mask().allows(row) ? row : -1;
  }

  private int farther(Interests interests, int one, int other) {
    if (one < 0 || other < 0) {
      return Math.max(one, other);
    }
    return likeness(interests, one) <= likeness(interests, other) ? one : other;
  }

  private float likeness(Interests interests, int row) {
    catalogue.index().copyVector(row, vector);
    return interests.likeness(vector);
  }

  private void sweep(Moment moment, int budget, Candidates into) {
    int reach = moment.mask().reach();
    int from = reach == 0 ? 0 : moment.random().nextInt(reach);
    for (int i = 0; i < reach && into.count() < budget; i++) {
      int row = moment.mask().reachable((from + i) % reach);
      if (moment.mask().allows(row)) {
        into.add(kind(), row, -1);
      }
    }
  }
}
