package io.privatefm.station;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spin and what it is made of as bytes. Of the arms of its draw only its own stays; the others
 * are the journal's. Saved, it has its number and its track's id, for the row is looked up again,
 * and the engine's names as texts; packed, these have numbers in {@link World#names}.
 */
final class SpinBytes {
  /** A packed weight that is no whole number of units stands behind this. */
  private static final int IN_FULL = -1;

  private SpinBytes() {}

  static void write(DataOutputStream out, @Nullable Spin spin) throws IOException {
    out.writeBoolean(spin != null);
    if (spin != null) {
      out.writeLong(spin.number());
      out.writeUTF(spin.trackId());
      write(out, spin, null);
    }
  }

  static @Nullable Spin read(DataInputStream in, World world) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    long number = in.readLong();
    String trackId = in.readUTF();
    return read(in, number, trackId, world.catalogue().row(trackId), null);
  }

  static void pack(DataOutputStream out, Spin spin, World world) throws IOException {
    if (spin.row() < 0) {
      out.writeUTF(spin.trackId());
    }
    write(out, spin, world.names);
  }

  static Spin unpack(DataInputStream in, long number, int row, World world) throws IOException {
    String trackId = row < 0 ? in.readUTF() : world.catalogue().id(row);
    return read(in, number, trackId, row, world.names);
  }

  private static void write(DataOutputStream out, Spin spin, @Nullable Names names)
      throws IOException {
    out.writeLong(spin.drawnAtMs());
    out.writeDouble(spin.propensity());
    writeName(out, spin.policy(), names);
    out.writeLong(spin.modelVersion());
    byte[] own = Evidence.ownArm(spin.evidence());
    out.writeShort(own.length);
    out.write(own);
    writeWhy(out, spin.why(), names);
  }

  private static void writeWhy(DataOutputStream out, SpinWhy why, @Nullable Names names)
      throws IOException {
    writeName(out, why.channel(), names);
    out.writeByte(why.interest());
    out.writeBoolean(why.explored());
    writeText(out, why.because());
    out.writeByte(why.features().size());
    for (Reason reason : why.features()) {
      writeName(out, reason.feature(), names);
      writeWeight(out, reason.weight(), names);
    }
  }

  private static Spin read(
      DataInputStream in, long number, String trackId, int row, @Nullable Names names)
      throws IOException {
    long drawnAtMs = in.readLong();
    double propensity = in.readDouble();
    String policy = readName(in, names);
    long modelVersion = in.readLong();
    byte[] evidence = in.readNBytes(in.readUnsignedShort());
    SpinWhy why = readWhy(in, names);
    String id = Spin.idOf(number);
    return new Spin(id, trackId, row, drawnAtMs, why, propensity, policy, modelVersion, evidence);
  }

  private static SpinWhy readWhy(DataInputStream in, @Nullable Names names) throws IOException {
    String channel = readName(in, names);
    int interest = in.readByte();
    boolean explored = in.readBoolean();
    String because = readText(in);
    int count = in.readUnsignedByte();
    List<Reason> reasons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reasons.add(new Reason(readName(in, names), readWeight(in, names)));
    }
    return new SpinWhy(channel, interest, explored, because, reasons);
  }

  private static void writeName(DataOutputStream out, String name, @Nullable Names names)
      throws IOException {
    if (names == null) {
      out.writeUTF(name);
    } else {
      out.writeShort(-names.number(name));
    }
  }

  private static String readName(DataInputStream in, @Nullable Names names) throws IOException {
    return names == null ? in.readUTF() : names.name(-in.readShort());
  }

  private static void writeWeight(DataOutputStream out, double weight, @Nullable Names names)
      throws IOException {
    int units = (int) Math.rint(weight * Reason.UNITS);
    boolean exact = units > Integer.MIN_VALUE && Double.compare(units / Reason.UNITS, weight) == 0;
    if (names != null) {
      out.writeInt(exact ? (units << 1) ^ (units >> 31) : IN_FULL); // small ones have few bits
    }
    if (names == null || !exact) {
      out.writeDouble(weight);
    }
  }

  private static double readWeight(DataInputStream in, @Nullable Names names) throws IOException {
    int coded = names == null ? IN_FULL : in.readInt();
    return coded == IN_FULL ? in.readDouble() : ((coded >>> 1) ^ -(coded & 1)) / Reason.UNITS;
  }

  static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static @Nullable String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
