package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * How one station learns: turns what was told of a spin into reward, interests, history, likes and
 * bans, each once.
 */
final class Teacher {
  private final Station station;

  Teacher(Station station) {
    this.station = station;
  }

  private Ledger ledger() {
    return station.ledger;
  }

  private History history() {
    return station.history;
  }

  /** Each of these answers whether anything was learned. */
  boolean completed(int slot, long atMs) {
    if (!end(slot)) {
      return false;
    }
    credit(slot, Reward.COMPLETED, Reward.COMPLETED.value(), atMs);
    return true;
  }

  boolean skipped(int slot, long positionMs, long atMs) {
    if (!end(slot)) {
      return false;
    }
    Reward row = Reward.ofSkip(positionMs, durationMs(ledger().rows[slot]));
    credit(slot, row, row.value(), atMs);
    return true;
  }

  boolean failed(int slot) {
    return end(slot);
  }

  private boolean end(int slot) {
    boolean open = !ledger().is(slot, Ledger.ENDED);
    ledger().mark(slot, Ledger.ENDED);
    return open;
  }

  boolean liked(int slot, long atMs) {
    if (ledger().wasTold(slot, Reward.LIKED)) {
      return false;
    }
    history().likes().add(ledger().rows[slot]);
    credit(slot, Reward.LIKED, Reward.LIKED.value(), atMs);
    return true;
  }

  boolean unliked(int slot, long atMs) {
    int row = ledger().rows[slot];
    boolean liked = history().likes().remove(row);
    if (ledger().wasTold(slot, Reward.LIKED)) {
      ledger().takeBack(slot, Reward.LIKED, Reward.LIKED.value(), lesson());
    }
    if (liked) {
      history().liked().remove(row);
      forget(row, atMs);
    }
    return liked;
  }

  private void forget(int row, long atMs) {
    if (row >= 0) {
      float[] vector = station.world.vectorOf(row);
      station.shortTerm.takeBack(vector, Reward.LIKED.value(), row, atMs);
      station.longTerm.takeBack(vector, Reward.LIKED.value(), row, atMs);
    }
  }

  boolean disliked(int slot, Scope scope, long atMs) {
    Reward act = Reward.ofDislike(scope);
    if (ledger().wasTold(slot, act)) {
      return false;
    }
    int row = ledger().rows[slot];
    history().bannedTracks().add(row);
    history().likes().remove(row);
    history().liked().remove(row);
    if (scope == Scope.ARTIST && row >= 0) {
      history().bannedArtists().add(station.world.catalogue().artist(row));
    }
    ledger().mark(slot, Ledger.ENDED);
    credit(slot, act, act.value(), atMs);
    return true;
  }

  boolean reacted(int slot, Reaction reaction, @Nullable Double polarity, long atMs) {
    Reward act = Reward.ofReaction(reaction);
    if (ledger().wasTold(slot, act)) {
      return false;
    }
    double kindness = reaction == Reaction.COMMENTED && polarity != null ? polarity : 1;
    credit(slot, act, act.value() * Math.clamp(kindness, -1, 1), atMs);
    return true;
  }

  private void credit(int slot, Reward act, double value, long atMs) {
    ledger().credit(slot, act, value, lesson());
    int row = ledger().rows[slot];
    if (row < 0) {
      return;
    }
    remember(row, act, value, atMs);
    Geometry geometry = station.world.geometry();
    float[] vector = station.world.vectorOf(row);
    if (value > 0) {
      station.shortTerm.pull(vector, value, row, act, atMs, geometry);
      station.longTerm.pull(vector, value, row, act, atMs, geometry);
    } else if (value < 0) {
      station.shortTerm.push(vector, -value, row, atMs, geometry);
      station.longTerm.push(vector, -value, row, atMs, geometry);
    }
  }

  private void remember(int row, Reward act, double value, long atMs) {
    if (value >= Reward.LIKED.value()) {
      history().liked().add(row, atMs);
    } else if (act == Reward.COMPLETED || act == Reward.LONG_PLAY) {
      history().completed().add(row, atMs);
    } else if (value <= Reward.SHORT_SKIP.value()) {
      history().skipped().add(row, atMs);
    }
  }

  /** Incognito teaches the shared ranker nothing. */
  private Lesson lesson() {
    return station.world.lesson;
  }

  private long durationMs(int row) {
    return row < 0 ? 0 : station.world.catalogue().track(row).durationMs();
  }
}
