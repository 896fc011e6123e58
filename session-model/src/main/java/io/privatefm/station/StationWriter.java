package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes what follows the times in a saved station; see {@link StationCodec}. */
final class StationWriter {
  private final Station station;
  private final Catalogue catalogue;
  private final DataOutputStream out;

  StationWriter(Station station, DataOutputStream out) {
    this.station = station;
    this.catalogue = station.world.catalogue();
    this.out = out;
  }

  void write() throws IOException {
    tuning(station.tuning);
    SpinBytes.write(out, station.current());
    SpinBytes.write(out, station.upNext());
    station.withdrawn.write(out, station.world);
    ledger(station.ledger);
    interests(station.shortTerm());
    interests(station.longTerm());
    History history = station.history;
    played(history.played());
    recent(history.completed());
    recent(history.liked());
    recent(history.skipped());
    tracks(history.likes());
    tracks(history.bannedTracks());
    artists(history.bannedArtists());
    judged(history.judged());
  }

  private void tuning(Tuning tuning) throws IOException {
    out.writeByte(Codes.of(tuning.mode()));
    SpinBytes.writeText(out, tuning.scene());
    out.writeBoolean(tuning.incognito());
    out.writeByte(tuning.use().bits());
    switch (tuning.within()) {
      case Within.Everything all -> out.writeInt(-1);
      case Within.Tracks tracks -> {
        out.writeInt(tracks.ids().size());
        for (String id : tracks.ids()) {
          out.writeUTF(id);
        }
        SpinBytes.writeText(out, tracks.name());
      }
    }
  }

  /** Oldest first, so that reading adds them in order. */
  private void ledger(Ledger ledger) throws IOException {
    out.writeByte(ledger.count());
    for (int slot = ledger.count() - 1; slot >= 0; slot--) {
      long account = ledger.account(slot);
      out.writeLong(ledger.number(slot));
      track(ledger.row(slot));
      out.writeByte(Account.flags(account));
      out.writeInt(Account.told(account));
      out.writeFloat(Account.sum(account));
      out.writeInt(Account.heardMs(account));
      out.write(ledger.arm(slot));
    }
  }

  private void interests(Interests interests) throws IOException {
    out.writeShort(interests.dimension);
    out.writeByte(interests.count);
    out.writeLong(interests.decayedAtMs);
    for (int i = 0; i < interests.count; i++) {
      out.writeFloat(interests.weights[i]);
      for (int d = 0; d < interests.dimension; d++) {
        out.writeFloat(interests.vectors[i * interests.dimension + d]);
      }
      out.writeByte(interests.feeders(i));
      for (int f = 0; f < interests.feeders(i); f++) {
        int at = i * Interests.FEEDERS + f;
        track(interests.feederRows[at]);
        out.writeByte(interests.feederActs[at]);
        out.writeFloat(interests.feederSums[at]);
      }
    }
  }

  private void played(PlayedTracks tracks) throws IOException {
    out.writeShort(tracks.count());
    for (int i = tracks.count() - 1; i >= 0; i--) {
      track(tracks.row(i));
    }
    out.writeShort(tracks.ofSession());
  }

  private void recent(RecentTracks tracks) throws IOException {
    out.writeShort(tracks.count());
    for (int i = tracks.count() - 1; i >= 0; i--) {
      track(tracks.row(i));
      out.writeLong(tracks.atMs(i));
    }
  }

  private void judged(JudgedTracks judged) throws IOException {
    out.writeByte(judged.count());
    for (int i = judged.count() - 1; i >= 0; i--) {
      track(judged.row(i));
      out.writeFloat(judged.reward(i));
      out.writeLong(judged.atMs(i));
      out.writeByte(judged.scene(i));
    }
  }

  private void tracks(NumberSet rows) throws IOException {
    out.writeInt(rows.count());
    for (int i = 0; i < rows.count(); i++) {
      track(rows.at(i));
    }
  }

  private void artists(NumberSet artists) throws IOException {
    out.writeInt(artists.count());
    for (int i = 0; i < artists.count(); i++) {
      int artist = artists.at(i);
      out.writeUTF(artist < 0 ? station.lost.name(artist) : catalogue.artistName(artist));
      out.writeUTF(artist < 0 ? "" : ArtistNames.witness(catalogue, artist));
    }
  }

  private void track(int row) throws IOException {
    out.writeUTF(row < 0 ? station.lost.name(row) : catalogue.id(row));
  }
}
