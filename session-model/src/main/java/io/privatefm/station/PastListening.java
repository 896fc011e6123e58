package io.privatefm.station;

import java.util.Comparator;
import java.util.List;

/**
 * How a station takes in what its listener did elsewhere: as if a station had been there, with the
 * ages that it has. Interests are made of it at its own times, decayed to now, and then joined with
 * the lasting interests that there are; likes, bans and the sequences of behaviours are joined in
 * the order of time. The window without repeats stays: it is about what the station played.
 */
final class PastListening {
  private final Station station;
  private final Interests past;

  PastListening(Station station) {
    this.station = station;
    this.past =
        new Interests(station.world.catalogue().dimension(), station.world.options().longTerm());
  }

  /** Takes it in; tracks that the catalogue does not know are passed over. */
  void takeIn(List<PastListen> listens, long nowMs) {
    listens.stream()
        .filter(listen -> station.world.catalogue().row(listen.track()) >= 0)
        .sorted(Comparator.comparingLong(PastListen::atMs))
        .forEach(this::takeIn);
    station.longTerm.absorb(past, nowMs, station.world.geometry());
  }

  private void takeIn(PastListen listen) {
    int row = station.world.catalogue().row(listen.track());
    impress(row, listen.act().reward(), listen.atMs());
    History history = station.history;
    switch (listen.act()) {
      case HEARD, COMPLETED -> history.completed().insert(row, listen.atMs());
      case LIKED -> {
        history.like(row);
        history.liked().insert(row, listen.atMs());
      }
      case SKIPPED -> history.skipped().insert(row, listen.atMs());
      case DISLIKED -> {
        history.ban(row);
        history.likes().remove(row);
        history.liked().remove(row);
        history.skipped().insert(row, listen.atMs());
      }
    }
  }

  private void impress(int row, Reward act, long atMs) {
    float[] vector = station.world.vectorOf(row);
    if (act.value() > 0) {
      past.pull(vector, act.value(), row, act, atMs, station.world.geometry());
    } else {
      past.push(vector, -act.value(), row, atMs, station.world.geometry());
    }
  }
}
