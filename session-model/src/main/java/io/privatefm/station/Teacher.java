package io.privatefm.station;

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

  /** Learns from what was told of a spin; answers whether there was anything to learn. */
  boolean told(int slot, Feedback told) {
    return switch (told) {
      case Feedback.Started _, Feedback.Progress _, Feedback.Paused _, Feedback.Resumed _ -> false;
      case Feedback.Completed _, Feedback.Skipped _, Feedback.Failed _, Feedback.Reacted _ ->
          take(slot, told);
      case Feedback.Liked _ -> liked(slot, told);
      case Feedback.Unliked _ -> unliked(slot, told);
      case Feedback.Disliked disliked -> disliked(slot, disliked);
    };
  }

  private boolean take(int slot, Feedback told) {
    Reward act = Reward.of(told, durationMs(ledger().row(slot)));
    if (act == null || !ledger().take(slot, act, act.valueOf(told), lesson())) {
      return false;
    }
    if (act != Reward.FAILED) {
      float reward = (float) Account.total(ledger().account(slot));
      history().judged().judge(ledger().row(slot), reward, told.atMs(), station.scene());
    }
    impress(slot, act, act.valueOf(told), told.atMs());
    return true;
  }

  private boolean liked(int slot, Feedback told) {
    boolean fresh = take(slot, told);
    if (fresh) {
      history().like(ledger().row(slot));
    }
    return fresh;
  }

  private boolean unliked(int slot, Feedback told) {
    take(slot, told);
    int row = ledger().row(slot);
    boolean liked = history().likes().remove(row);
    if (liked) {
      history().liked().remove(row);
      forget(row, told.atMs());
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

  private boolean disliked(int slot, Feedback.Disliked told) {
    if (!take(slot, told)) {
      return false;
    }
    int row = ledger().row(slot);
    history().ban(row);
    history().likes().remove(row);
    history().liked().remove(row);
    if (told.scope() == Scope.ARTIST && row >= 0) {
      history().banArtist(station.world.catalogue().artist(row));
    }
    return true;
  }

  /** What is worth nothing leaves no impression. */
  private void impress(int slot, Reward act, double value, long atMs) {
    int row = ledger().row(slot);
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
    return row < 0 ? 0 : station.world.catalogue().durationMs(row);
  }
}
