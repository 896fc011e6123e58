package io.privatefm.station;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Saved stations as they were before. */
public final class OlderStations {
  private OlderStations() {}

  /** With one more number in each arm of the ledger, behind the channels. */
  public static byte[] ofVersionSix(byte[] saved, Station station) throws IOException {
    return with(saved, ledger(station, false), ledger(station, true), 6);
  }

  /** With another part in place of one that is there, and another version. */
  public static byte[] with(byte[] saved, byte[] part, byte[] other, int version) {
    int at = 0;
    while (!Arrays.equals(saved, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    byte[] older = Arrays.copyOf(saved, saved.length - part.length + other.length);
    System.arraycopy(other, 0, older, at, other.length);
    int after = at + part.length;
    System.arraycopy(saved, after, older, at + other.length, saved.length - after);
    older[0] = (byte) version;
    return older;
  }

  private static byte[] ledger(Station station, boolean before) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    Ledger ledger = station.ledger;
    for (int slot = ledger.count() - 1; slot >= 0; slot--) {
      long account = ledger.account(slot);
      out.writeLong(ledger.number(slot));
      out.writeUTF(station.world.catalogue().id(ledger.row(slot)));
      out.writeByte(Account.flags(account));
      out.writeInt(Account.told(account));
      out.writeFloat(Account.sum(account));
      out.writeInt(Account.heardMs(account));
      byte[] arm = ledger.arm(slot);
      out.writeByte(arm[0]);
      if (before) {
        out.writeByte(55);
      }
      out.write(arm, 1, arm.length - 1);
    }
    return bytes.toByteArray();
  }
}
