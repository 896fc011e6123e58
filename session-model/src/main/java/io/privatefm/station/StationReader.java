package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what follows the times in a saved station; see {@link StationCodec}. */
final class StationReader {
  private final Station station;
  private final Catalogue catalogue;
  private final DataInputStream in;
  private final boolean sameSpace;

  /** How arms were laid out when it was saved; null when as they are today. */
  private final @Nullable ArmLayout layout;

  private final boolean hasJudged;
  private final boolean hasUse;
  private final boolean hasScenes;
  private final boolean playedHasTimes;

  StationReader(Station station, DataInputStream in, boolean sameSpace, int version) {
    this.station = station;
    this.catalogue = station.world.catalogue();
    this.in = in;
    this.sameSpace = sameSpace;
    layout =
        switch (version) {
          case 1 -> ArmLayout.OF_ELEVEN;
          case 2 -> ArmLayout.OF_EIGHT;
          default -> null;
        };
    hasJudged = version > 1;
    hasUse = version > 3;
    hasScenes = version > 4;
    playedHasTimes = version < 6;
  }

  void read() throws IOException {
    station.retune(tuning());
    station.current = spin();
    PackedSpin announced = spin();
    withdrawn();
    if (announced != null && announced.row() < 0) {
      station.withdrawn.add(announced); // lost, but a client may be about to start it
    } else {
      station.upNext = announced;
    }
    ledger(station.ledger);
    interests(station.shortTerm);
    interests(station.longTerm);
    History history = station.history;
    played(history.played());
    recent(history.completed());
    recent(history.liked());
    recent(history.skipped());
    tracks(history::like);
    tracks(history::ban);
    artists(history);
    judged(history.judged());
  }

  private Tuning tuning() throws IOException {
    Mode mode = Codes.mode(in.readByte());
    String scene = SpinBytes.readText(in);
    boolean incognito = in.readBoolean();
    DataUse use = hasUse ? DataUse.ofBits(in.readUnsignedByte()) : DataUse.ALL;
    int count = in.readInt();
    if (count < 0) {
      return new Tuning(mode, scene, Within.EVERYTHING, incognito, use);
    }
    if (count > station.world.options().withinMost()) {
      throw new IOException("too many tracks: within=" + count);
    }
    String[] ids = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = in.readUTF();
    }
    String name = SpinBytes.readText(in);
    return new Tuning(mode, scene, new Within.Tracks(Arrays.asList(ids), name), incognito, use);
  }

  private @Nullable PackedSpin spin() throws IOException {
    Spin spin = SpinBytes.read(in, station.world);
    return spin == null ? null : new PackedSpin(spin, station.world);
  }

  private void withdrawn() throws IOException {
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      PackedSpin spin = spin();
      if (spin != null) {
        station.withdrawn.append(spin);
      }
    }
  }

  private void ledger(Ledger ledger) throws IOException {
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      long number = in.readLong();
      int row = track();
      long account = Account.of(in.readByte(), in.readInt(), in.readFloat(), in.readInt());
      ledger.add(number, row, account, station.current);
      arm(ledger.arms);
    }
  }

  private void arm(byte[] into) throws IOException {
    if (layout == null) {
      in.readFully(into, 0, Evidence.ARM_BYTES);
    } else {
      byte[] arm = new byte[layout.bytes()];
      in.readFully(arm);
      layout.convert(arm, 0, into, 0);
    }
  }

  private void judged(JudgedTracks judged) throws IOException {
    int count = hasJudged ? in.readUnsignedByte() : 0;
    for (int i = 0; i < count; i++) {
      int row = track();
      float reward = in.readFloat();
      long atMs = in.readLong();
      judged.judge(row, reward, atMs, hasScenes ? in.readByte() : Scene.NONE);
    }
  }

  private void interests(KeptInterests kept) throws IOException {
    Interests interests = kept.copy();
    interests(interests);
    kept.keep(interests);
  }

  private void interests(Interests interests) throws IOException {
    int dimension = in.readUnsignedShort();
    int count = in.readUnsignedByte();
    interests.decayedAtMs = in.readLong();
    float[] vector = new float[dimension];
    for (int i = 0; i < count; i++) {
      float weight = in.readFloat();
      for (int d = 0; d < dimension; d++) {
        vector[d] = in.readFloat();
      }
      boolean known = sameSpace && dimension == interests.dimension;
      int slot = Math.min(interests.count, interests.options.capacity() - 1);
      interests.makeRoom(slot + 1);
      boolean kept = feeders(interests, slot, !known);
      if (known) {
        System.arraycopy(vector, 0, interests.vectors, slot * dimension, dimension);
      }
      if (known || kept) {
        interests.weights[slot] = weight;
        interests.count = slot + 1;
      }
    }
  }

  /** Reads an interest's feeders; where asked, the vector is made of them. */
  private boolean feeders(Interests interests, int slot, boolean remake) throws IOException {
    int dimension = interests.dimension;
    int from = slot * Interests.FEEDERS;
    Arrays.fill(interests.feederSums, from, from + Interests.FEEDERS, 0);
    float[] made = new float[dimension];
    int count = in.readUnsignedByte();
    for (int f = from; f < from + count; f++) {
      interests.feederRows[f] = track();
      interests.feederActs[f] = in.readByte();
      interests.feederSums[f] = in.readFloat();
      if (interests.feederRows[f] >= 0) {
        float[] vector = station.world.vectorOf(interests.feederRows[f]);
        Vectors.blendInPlace(made, 0, 1, vector, 0, interests.feederSums[f], dimension);
      }
    }
    if (remake) {
      boolean directed = Vectors.normaliseInPlace(made, 0, dimension);
      System.arraycopy(made, 0, interests.vectors, slot * dimension, dimension);
      return directed;
    }
    return true;
  }

  private void played(PlayedTracks tracks) throws IOException {
    int count = in.readUnsignedShort();
    int ofSession = 0;
    for (int i = 0; i < count; i++) {
      tracks.add(track());
      if (playedHasTimes) {
        ofSession += in.readLong() >= station.sessionStartedAtMs ? 1 : 0;
      }
    }
    tracks.resume(playedHasTimes ? ofSession : in.readUnsignedShort());
  }

  private void recent(RecentTracks tracks) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      tracks.add(track(), in.readLong());
    }
  }

  private void tracks(IntConsumer add) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      add.accept(track());
    }
  }

  private void artists(History history) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      history.banArtist(artist(in.readUTF(), in.readUTF()));
    }
  }

  private int artist(String name, String witness) {
    int artist = ArtistNames.find(catalogue, name, witness);
    return artist >= 0 ? artist : station.lost.number(name);
  }

  private int track() throws IOException {
    String id = in.readUTF();
    int row = catalogue.row(id);
    return row >= 0 ? row : station.lost.number(id);
  }
}
