package io.privatefm.vector.live;

import io.privatefm.vector.kernel.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The vectors that came after a base, a row each, and which version of every id is in force. One
 * writer, any number of readers, no lock.
 *
 * <p>A row is never changed and knows the version it replaced. A reader takes {@link #rows()} when
 * it begins and sees the ids as they were then: whatever is replaced meanwhile is found in its
 * older version (multiversion concurrency control: Reed, MIT 1978). Only deletion is seen at once.
 *
 * <p>Contents are written before the {@code current} entry that leads to them (release, acquire),
 * and that before the number of rows. Memory: 4 bytes an id on the heap; a row of floats and 8
 * bytes a change, off the heap in chunks from a borrowed arena.
 */
public final class Versions {
  /** The base has the version in force. */
  public static final int BASE = -1;

  /** There is no version: deleted, or not yet inserted. */
  public static final int GONE = -2;

  /** Rows of a chunk. */
  public static final int CHUNK = 256;

  private static final int IDS = 1 << 12;
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(int[].class);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Arena arena;
  private final int dimension;
  private final int strideBytes;
  private volatile int[][] current = {};
  private volatile MemorySegment[] chunks = {};
  private volatile MemorySegment[] links = {};
  private volatile int rows;
  private volatile int size;

  /**
   * Every id below {@code baseSize} is in the base.
   *
   * @param arena shared; borrowed for as long as this is used
   */
  public Versions(int baseSize, int dimension, int strideBytes, Arena arena) {
    this.arena = arena;
    this.dimension = dimension;
    this.strideBytes = strideBytes;
    while ((long) current.length * IDS < baseSize) {
      int[] ids = new int[IDS];
      Arrays.fill(ids, BASE);
      current = append(current, ids);
    }
    size = baseSize;
  }

  private static int[][] append(int[][] all, int[] one) {
    int[][] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = one;
    return more;
  }

  /** Ids are below it. */
  public int size() {
    return size;
  }

  /** How many rows can be seen; a search takes this number first. */
  public int rows() {
    return rows;
  }

  /** Makes room for one more row and id, so that adding them cannot fail. For the writer. */
  public void reserve() {
    if (rows == chunks.length * CHUNK) {
      MemorySegment[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = arena.allocate((long) CHUNK * strideBytes, 64);
      MemorySegment[] moreLinks = Arrays.copyOf(links, links.length + 1);
      moreLinks[links.length] = arena.allocate(8L * CHUNK, 64);
      links = moreLinks;
      chunks = more;
    }
    if (size == current.length * IDS) {
      int[] ids = new int[IDS];
      Arrays.fill(ids, GONE);
      current = append(current, ids);
    }
  }

  /** Writes the next row, which nobody sees before {@link #publish}. For the writer. */
  public int write(int id, float[] vector) {
    int row = rows;
    MemorySegment.copy(vector, 0, chunk(row), FLOAT, offsetBytes(row), dimension);
    MemorySegment link = links[row / CHUNK];
    link.setAtIndex(INT, 2L * (row % CHUNK), id);
    link.setAtIndex(INT, 2L * (row % CHUNK) + 1, current(id));
    return row;
  }

  /** Puts the row that was written last in force. For the writer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  public void publish(int row) {
    int id = id(row);
    if (id == size) {
      // A slot beyond the base's last id may still say BASE.
      set(id, row);
      size = id + 1;
    } else {
      set(id, row);
    }
    rows = row + 1;
  }

  /** Ends the id for ever. For the writer. */
  public void delete(int id) {
    set(id, GONE);
  }

  private void set(int id, int version) {
    ENTRY.setRelease(current[id / IDS], id % IDS, version);
  }

  /** The version in force by now: a row, {@link #BASE} or {@link #GONE}. */
  public int current(int id) {
    return id < size ? (int) ENTRY.getAcquire(current[id / IDS], id % IDS) : GONE;
  }

  /** The version that was in force when there were so many rows. */
  public int visible(int id, int start) {
    int version = current(id);
    while (version >= start) {
      version = previous(version);
    }
    return version;
  }

  /** The id that a row belongs to. */
  public int id(int row) {
    return links[row / CHUNK].getAtIndex(INT, 2L * (row % CHUNK));
  }

  /** The version that a row replaced. */
  public int previous(int row) {
    return links[row / CHUNK].getAtIndex(INT, 2L * (row % CHUNK) + 1);
  }

  /** The chunk that a row lies in, borrowed. */
  public MemorySegment chunk(int row) {
    return chunks[row / CHUNK];
  }

  /** Where in its chunk a row lies. */
  public long offsetBytes(int row) {
    return (long) (row % CHUNK) * strideBytes;
  }

  /** The inner product of a row and a query. */
  public float score(int row, float[] query, Kernel kernel) {
    return kernel.score(chunk(row), offsetBytes(row), query, dimension);
  }

  /** Copies a row. */
  public void copy(int row, float[] into) {
    MemorySegment.copy(chunk(row), FLOAT, offsetBytes(row), into, 0, dimension);
  }
}
