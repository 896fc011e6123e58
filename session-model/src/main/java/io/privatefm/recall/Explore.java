package io.privatefm.recall;

import io.privatefm.station.World;

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

  private final Nearness nearness;

  /** Pairs one after another; below 0 what may not be played. */
  private final int[] picked = new int[LOOKS];

  private final int[] looked = new int[LOOKS];

  Explore(World world) {
    nearness = new Nearness(world.searcher(), world.catalogue().dimension());
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
    int count;
    for (int looks = 0; looks < LOOKS && left > 0; looks += count) {
      count = Math.min(2 * left, LOOKS - looks);
      look(moment, count);
      for (int one = 0; one < count; one += 2) {
        int row = farther(one, one + 1);
        left -= row >= 0 && into.add(kind(), row, -1) ? 1 : 0;
      }
    }
    if (into.count() == 0) {
      sweep(moment, budget, into);
    }
  }

  private void look(Moment moment, int count) {
    for (int i = 0; i < count; i++) {
      int row = moment.mask().random(moment.random());
      picked[i] = row >= 0 && moment.mask().allows(row) ? row : -1;
      looked[i] = Math.max(0, row);
    }
    nearness.compare(moment.shortTerm(), looked, count);
  }

  private int farther(int one, int other) {
    if (picked[one] < 0 || picked[other] < 0) {
      return Math.max(picked[one], picked[other]);
    }
    return nearness.of(one) <= nearness.of(other) ? picked[one] : picked[other];
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
