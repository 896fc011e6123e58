package io.privatefm.station;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A station as bytes and back.
 *
 * <p>Big-endian. Tracks and artists stand by name, never by row, so that the bytes outlive a
 * catalogue; a name that the catalogue at hand does not know is kept and ignored. Vectors hold for
 * the vector space named at the start; in another space each interest is made anew from the tracks
 * that fed it. After the version byte:
 *
 * <pre>
 *   names      vector space, station id, listener
 *   times      session start, last event, position, spins drawn
 *   tuning     mode, scene, incognito, what may be used, within
 *   spins      current, up-next, withdrawn, ledger
 *   taste      short-term, long-term
 *   history    played, how many of them in this session, completed, liked, skipped; likes, banned tracks, banned artists; judged
 * </pre>
 *
 * <p>Version 5 had a time with each played track, version 4 no scenes of what was judged, version 3
 * no word on what may be used; version 2 had arms without reputation in its ledger; version 1 had
 * other features, and nothing judged. All are read as ever.
 */
public final class StationCodec {
  private static final int VERSION = 6;
  private static final int OLDEST = 1;

  private StationCodec() {}

  /**
   * The station as bytes. In incognito these are the bytes from when it began, with the number of
   * spins as it is now: nothing heard in incognito is in them.
   */
  public static byte[] save(Station station) {
    if (station.shelved == null) {
      return encode(station);
    }
    Station before = decode(station.shelved, station.world);
    before.drawn = station.drawn;
    return encode(before);
  }

  static byte[] encode(Station station) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(station.world.catalogue().vectorSpace());
      out.writeUTF(station.id);
      out.writeUTF(station.listener);
      out.writeLong(station.sessionStartedAtMs);
      out.writeLong(station.lastAtMs);
      out.writeLong(station.positionMs);
      out.writeLong(station.drawn);
      new StationWriter(station, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A station from its bytes.
   *
   * @throws IllegalArgumentException when they are not a station of a version known here
   */
  public static Station decode(byte[] saved, World world) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(saved);
    try (DataInputStream in = new DataInputStream(bytes)) {
      int version = in.readUnsignedByte();
      if (version < OLDEST || version > VERSION) {
        throw new IllegalArgumentException("must be 1 to 6: version=" + version);
      }
      boolean sameSpace = in.readUTF().equals(world.catalogue().vectorSpace());
      String id = in.readUTF();
      String listener = in.readUTF();
      Station station = new Station(world, listener, id, 0);
      station.sessionStartedAtMs = in.readLong();
      station.lastAtMs = in.readLong();
      station.positionMs = in.readLong();
      station.drawn = in.readLong();
      new StationReader(station, in, sameSpace, version).read();
      station.shelved = station.tuning.incognito() ? saved.clone() : null;
      return station;
    } catch (IOException e) {
      int offset = saved.length - bytes.available();
      throw new IllegalArgumentException("station ends early or is damaged: offset=" + offset, e);
    }
  }

  /**
   * The same station over another catalogue, with what was heard in incognito; the one it was is no
   * longer used.
   */
  public static Station carryOver(Station station, World into) {
    Station carried = decode(encode(station), into);
    carried.shelved = station.shelved;
    carried.know(station.attributes);
    return carried;
  }

  /** Forgets what was heard in incognito: all is as it was, but what plays goes on. */
  static void unshelve(Station station) {
    byte[] shelved = station.shelved;
    if (shelved == null) {
      return;
    }
    Spin current = station.current();
    Spin upNext = station.upNext();
    long positionMs = station.positionMs;
    long lastAtMs = station.lastAtMs;
    long drawn = station.drawn;
    boolean started = station.started();
    Tuning tuning = station.tuning;
    station.become(decode(shelved, station.world));
    station.drawn = drawn;
    station.lastAtMs = lastAtMs;
    station.retune(tuning);
    station.resume(current, upNext, positionMs, started);
  }
}
