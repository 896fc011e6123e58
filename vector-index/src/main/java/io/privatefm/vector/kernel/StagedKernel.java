package io.privatefm.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The scalar kernel until the SIMD kernel is compiled, and from then on that.
 *
 * <p>Before the compiler has seen them, vector operations are objects and run a hundred times
 * slower than scalar code: the first search of a young process would take a second. As both kernels
 * give the same bits, nobody can tell when one takes over from the other, except by the time. A
 * short-lived daemon thread runs both over rows of the first index opened (so that the compiler
 * sees the kind of memory that searches use) and lets the faster one win. It begins a tenth of a
 * second later: until then its loading and compiling would hold up the first answer.
 */
final class StagedKernel implements Kernel {
  private static final int BLOCK = 64;
  private static final int EAGER_BLOCKS = 1_000;
  private static final int MOST_BLOCKS = 10_000;
  private static final int PAIRS = 32;
  private static final int WINS = 5;
  private static final long PAUSE_NANOS = 1_000_000;

  /** So many pauses the opening and its first search have the processor to themselves. */
  private static final int FIRST_PAUSES = 100;

  private final Kernel scalar;
  private final Turns turns;
  private final AtomicBoolean warming = new AtomicBoolean();
  private volatile Kernel current;
  private volatile boolean settled;
  private @Nullable Kernel made;

  /** How the race is run. */
  interface Turns {
    /** Makes the kernel that is to take over, which loads the classes of the Vector API. */
    Kernel simd();

    /** Runs the race on a thread of its own. */
    void start(Runnable race);

    long nanoTime();

    void pause();
  }

  StagedKernel(Kernel scalar, Turns turns) {
    this.scalar = scalar;
    this.turns = turns;
    current = scalar;
  }

  /**
   * On a daemon thread, by the clock. No lambda is on the way to the first answer: they load
   * slowly.
   */
  static final class OwnThread implements Turns {
    @Override
    public Kernel simd() {
      return Kernels.widest();
    }

    @Override
    public void start(Runnable race) {
      Thread thread = new Thread(race, "vector-warm-up");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause() {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void warmUp(MemorySegment rows, int strideBytes, int count) {
    if (count < BLOCK || settled || !warming.compareAndSet(false, true)) {
      return;
    }
    turns.start(new Race(rows, strideBytes));
  }

  /** Lets both kernels run over the same rows until one has won often enough. */
  private final class Race implements Runnable {
    private final MemorySegment rows;
    private final int strideBytes;

    Race(MemorySegment rows, int strideBytes) {
      this.rows = rows;
      this.strideBytes = strideBytes;
    }

    @Override
    public void run() {
      try {
        for (int i = 0; i < FIRST_PAUSES; i++) {
          turns.pause();
        }
        settle(new Block(rows, strideBytes));
      } catch (IllegalStateException closed) {
        // The index was closed meanwhile; the next one opened goes on from here.
      } finally {
        warming.set(false);
      }
    }
  }

  private void settle(Block block) {
    Kernel simd = simd();
    int wins = 0;
    for (int i = 0; i < MOST_BLOCKS && wins < WINS; i++) {
      wins = nanos(simd, block) < nanos(scalar, block) ? wins + 1 : 0;
      if (i >= EAGER_BLOCKS) {
        turns.pause(); // by now it waits for the compiler, and leaves it room
      }
    }
    settled = wins == WINS;
    current = settled ? simd : scalar;
  }

  /** Made once, on the thread that warms up, as its classes take long to load. */
  private synchronized Kernel simd() {
    Kernel kernel = made;
    if (kernel == null) {
      kernel = turns.simd();
      made = kernel;
    }
    return kernel;
  }

  private long nanos(Kernel kernel, Block block) {
    long start = turns.nanoTime();
    block.run(kernel);
    return turns.nanoTime() - start;
  }

  /** One round of every loop over the first rows, with scratch of its own. */
  private static final class Block {
    private final MemorySegment rows;
    private final int strideBytes;
    private final int[] ids = new int[BLOCK];
    private final float[] scores = new float[BLOCK + LANES];
    private final float[] query;
    private final byte[] tables = new byte[32 * PAIRS + CodeKernel.TABLE_SLACK];
    private final float[] books = new float[64 * PAIRS];
    private final float[] offsets = new float[2 * PAIRS];
    private final short[] sums = new short[CodeKernel.BLOCK];
    private final long[] marks = new long[1];

    Block(MemorySegment rows, int strideBytes) {
      this.rows = rows;
      this.strideBytes = strideBytes;
      query = new float[strideBytes / Float.BYTES];
    }

    void run(Kernel kernel) {
      kernel.scoreRun(rows, 0, strideBytes, BLOCK, query, scores);
      kernel.scoreEach(rows, 0, strideBytes, ids, BLOCK, query, scores);
      int above = kernel.firstAbove(scores, 0, BLOCK, kernel.dot(query, query, query.length));
      kernel.addScaled(query, above, query, query.length);
      kernel.scale(query, kernel.score(rows, 0, query, query.length), query.length);
      kernel.codes().tables(books, books, offsets, 2 * PAIRS, 1, tables);
      kernel.codes().sum(rows, 0, 1, PAIRS, tables, 0, sums, marks); // rows will do for codes
      kernel.codes().scoreBytes(rows, LANES, ids, BLOCK, query, scores);
    }
  }

  @Override
  public String name() {
    return simd().name();
  }

  @Override
  public CodeKernel codes() {
    return current.codes();
  }

  @Override
  public float dot(float[] a, float[] b, int length) {
    return current.dot(a, b, length);
  }

  @Override
  public void addScaled(float[] into, float factor, float[] b, int length) {
    current.addScaled(into, factor, b, length);
  }

  @Override
  public void scale(float[] into, float factor, int length) {
    current.scale(into, factor, length);
  }

  @Override
  public float score(MemorySegment rows, long offsetBytes, float[] query, int length) {
    return current.score(rows, offsetBytes, query, length);
  }

  @Override
  public void scoreRun(
      MemorySegment rows,
      long firstOffsetBytes,
      int strideBytes,
      int count,
      float[] query,
      float[] scores) {
    current.scoreRun(rows, firstOffsetBytes, strideBytes, count, query, scores);
  }

  @Override
  public void scoreEach(
      MemorySegment rows,
      long baseBytes,
      int strideBytes,
      int[] ids,
      int count,
      float[] query,
      float[] scores) {
    current.scoreEach(rows, baseBytes, strideBytes, ids, count, query, scores);
  }

  @Override
  public int firstAbove(float[] scores, int from, int to, float threshold) {
    return current.firstAbove(scores, from, to, threshold);
  }
}
