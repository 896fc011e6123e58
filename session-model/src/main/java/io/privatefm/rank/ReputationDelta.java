package io.privatefm.rank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sums of judgements by the tracks' ids, so that they hold over any catalogue; immutable, to be
 * handed to other threads.
 */
public final class ReputationDelta {
  private static final int MAGIC = 0x464D5031; // "FMP1"
  private static final int LEAST_BYTES = 2 + 2 * Long.BYTES;

  private final long base;
  private final long newest;
  private final String[] ids;
  private final long[] counts;
  private final long[] rewards;

  ReputationDelta(long base, long newest, String[] ids, long[] counts, long[] rewards) {
    this.base = base;
    this.newest = newest;
    this.ids = ids;
    this.counts = counts;
    this.rewards = rewards;
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return ids.length == 0;
  }

  /** Of how many tracks it tells. */
  public int size() {
    return ids.length;
  }

  long base() {
    return base;
  }

  long newest() {
    return newest;
  }

  String id(int i) {
    return ids[i];
  }

  long count(int i) {
    return counts[i];
  }

  long reward(int i) {
    return rewards[i];
  }

  /**
   * As bytes, big-endian: magic {@code FMP1}, int64 base and newest epoch, int32 number of tracks,
   * of each its id, int64 count and int64 rewards.
   */
  public byte[] save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeLong(base);
      out.writeLong(newest);
      out.writeInt(ids.length);
      for (int i = 0; i < ids.length; i++) {
        out.writeUTF(ids[i]);
        out.writeLong(counts[i]);
        out.writeLong(rewards[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what was saved.
   *
   * @throws IllegalArgumentException when the bytes are no reputation
   */
  public static ReputationDelta of(byte[] saved) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      int magic = in.readInt();
      if (magic != MAGIC) {
        throw new IllegalArgumentException("must be FMP1: magic=" + magic);
      }
      long base = in.readLong();
      long newest = in.readLong();
      int size = in.readInt();
      if (size < 0 || size > saved.length / LEAST_BYTES) {
        throw new IllegalArgumentException("must be fewer tracks than bytes: tracks=" + size);
      }
      return read(in, base, newest, size);
    } catch (IOException e) {
      throw new IllegalArgumentException("reputation ends early: bytes=" + saved.length, e);
    }
  }

  private static ReputationDelta read(DataInputStream in, long base, long newest, int size)
      throws IOException {
    String[] ids = new String[size];
    long[] counts = new long[size];
    long[] rewards = new long[size];
    for (int i = 0; i < size; i++) {
      ids[i] = in.readUTF();
      counts[i] = in.readLong();
      rewards[i] = in.readLong();
    }
    return new ReputationDelta(base, newest, ids, counts, rewards);
  }
}
