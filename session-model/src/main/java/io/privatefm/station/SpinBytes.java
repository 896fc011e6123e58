package io.privatefm.station;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spin and what it is made of as bytes, the row left out: it is looked up again by id. Of the
 * arms of its draw only its own stays; the others are the journal's.
 */
final class SpinBytes {
  private SpinBytes() {}

  static void write(DataOutputStream out, @Nullable Spin spin) throws IOException {
    out.writeBoolean(spin != null);
    if (spin == null) {
      return;
    }
    out.writeLong(spin.number());
    out.writeUTF(spin.trackId());
    out.writeLong(spin.drawnAtMs());
    out.writeDouble(spin.propensity());
    out.writeUTF(spin.policy());
    out.writeLong(spin.modelVersion());
    byte[] own = Evidence.ownArm(spin.evidence());
    out.writeShort(own.length);
    out.write(own);
    writeWhy(out, spin.why());
  }

  private static void writeWhy(DataOutputStream out, SpinWhy why) throws IOException {
    out.writeUTF(why.channel());
    out.writeByte(why.interest());
    out.writeBoolean(why.explored());
    writeText(out, why.because());
    out.writeByte(why.features().size());
    for (Reason reason : why.features()) {
      out.writeUTF(reason.feature());
      out.writeDouble(reason.weight());
    }
  }

  static @Nullable Spin read(DataInputStream in, World world) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    String id = Spin.idOf(in.readLong());
    String trackId = in.readUTF();
    long drawnAtMs = in.readLong();
    double propensity = in.readDouble();
    String policy = name(in);
    long modelVersion = in.readLong();
    byte[] evidence = in.readNBytes(in.readUnsignedShort());
    int row = world.catalogue().row(trackId);
    SpinWhy why = readWhy(in);
    return new Spin(id, trackId, row, drawnAtMs, why, propensity, policy, modelVersion, evidence);
  }

  private static SpinWhy readWhy(DataInputStream in) throws IOException {
    String channel = name(in);
    int interest = in.readByte();
    boolean explored = in.readBoolean();
    String because = readText(in);
    int count = in.readUnsignedByte();
    List<Reason> reasons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reasons.add(new Reason(name(in), in.readDouble()));
    }
    return new SpinWhy(channel, interest, explored, because, reasons);
  }

  /** One of the engine's few names: one string for all stations. */
  private static String name(DataInputStream in) throws IOException {
    return in.readUTF().intern();
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
