package io.privatefm.server.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import javax.crypto.spec.SecretKeySpec;

/**
 * How one key lies in the vault's file.
 *
 * <pre>
 * offset  bytes
 *      0      4  mark of a used slot, "KEY1"; a slot of zeros is free
 *      4      4  CRC-32C of bytes 8 to 63
 *      8     16  the listener's tag
 *     24     32  the key
 *     56      8  the journal's last index when the key was made: nothing before it is of this listener
 * </pre>
 */
final class KeySlot {
  static final int BYTES = 64;
  static final int KEY_BYTES = 32;

  private static final int MARK = 0x4B455931;
  private static final int TAG_OFFSET = 8;
  private static final int KEY_OFFSET = 24;
  private static final int BORN_OFFSET = 56;

  private KeySlot() {}

  static byte[] encode(Tag listenerTag, byte[] key, long bornIndex) {
    byte[] slot = new byte[BYTES];
    listenerTag.put(slot, TAG_OFFSET);
    System.arraycopy(key, 0, slot, KEY_OFFSET, KEY_BYTES);
    ByteBuffer.wrap(slot).putLong(BORN_OFFSET, bornIndex);
    ByteBuffer.wrap(slot).putInt(0, MARK).putInt(4, checksum(slot));
    return slot;
  }

  static boolean isFree(byte[] slot) {
    for (byte each : slot) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isWhole(byte[] slot) {
    ByteBuffer buffer = ByteBuffer.wrap(slot);
    return buffer.getInt(0) == MARK && buffer.getInt(4) == checksum(slot);
  }

  static ListenerKey decode(int number, byte[] slot) {
    return key(
        number,
        Tag.at(slot, TAG_OFFSET),
        Arrays.copyOfRange(slot, KEY_OFFSET, KEY_OFFSET + KEY_BYTES),
        ByteBuffer.wrap(slot).getLong(BORN_OFFSET));
  }

  static ListenerKey key(int number, Tag listenerTag, byte[] key, long bornIndex) {
    Tag tag = new Pseudonyms(key).tag(listenerTag.toBytes());
    return new ListenerKey(number, listenerTag, tag, new SecretKeySpec(key, "AES"), bornIndex);
  }

  private static int checksum(byte[] slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot, TAG_OFFSET, BYTES - TAG_OFFSET);
    return (int) crc.getValue();
  }
}
