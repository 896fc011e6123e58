package io.privatefm.rank;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What an {@link ArmModel} sees of a draw: three tables of a fixed shape outside the heap, so that
 * a draw makes nothing new and always costs the same. Native order, {@code d} the length of the
 * catalogue's vectors:
 *
 * <pre>
 *   arms     float32[1, 64, DIMENSION]  the features of each arm, unpacked; the rest is 0
 *   vectors  float32[1, 64, d]          the vector of each arm's track, unit length; the rest is 0
 *   recent   float32[1, 48, d + 2]      the last judged tracks, the newest in the last step: vector,
 *                                       reward of -1 to 1, and 1 when judged in this session, 0.5
 *                                       before it; steps before the first are 0
 * </pre>
 *
 * <p>A table that the model does not ask for is not kept. One owner thread; the memory goes with
 * the object.
 */
public final class ArmInputs {
  /** Arms in the tables. */
  public static final int ARMS = 64;

  /** Judged tracks in the table. */
  public static final int STEPS = 48;

  /** Numbers of a step beside the vector. */
  public static final int STEP_NUMBERS = 2;

  /** What says that a track was judged in this session. */
  public static final float THIS_SESSION = 1;

  /** What says that a track was judged before this session. */
  public static final float BEFORE = 0.5f;

  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  private final int dimension;
  private final boolean vectored;
  private final boolean sequenced;
  private final MemorySegment arms;
  private final MemorySegment vectors;
  private final MemorySegment recent;

  /**
   * Empty tables.
   *
   * @param dimension length of the catalogue's vectors
   * @param vectored whether the arms' vectors are asked for
   * @param sequenced whether the judged tracks are asked for
   */
  public ArmInputs(int dimension, boolean vectored, boolean sequenced) {
    this.dimension = dimension;
    this.vectored = vectored;
    this.sequenced = sequenced;
    arms = table(ARMS * Features.DIMENSION);
    vectors = table(vectored ? ARMS * dimension : 0);
    recent = table(sequenced ? STEPS * (dimension + STEP_NUMBERS) : 0);
  }

  private static MemorySegment table(int numbers) {
    return Arena.ofAuto().allocate(FLOAT, numbers);
  }

  /** Whether the arms' vectors are asked for. */
  public boolean vectored() {
    return vectored;
  }

  /** Whether the judged tracks are asked for. */
  public boolean sequenced() {
    return sequenced;
  }

  /** Forgets the draw before. */
  public void clear() {
    arms.fill((byte) 0);
    vectors.fill((byte) 0);
    recent.fill((byte) 0);
  }

  /** Puts the unpacked features of an arm, {@code features[from …]}. */
  public void putArm(int arm, double[] features, int from) {
    long at = (long) arm * Features.DIMENSION;
    for (int i = 0; i < Features.DIMENSION; i++) {
      arms.setAtIndex(FLOAT, at + i, (float) features[from + i]);
    }
  }

  /** Puts the vector of an arm's track. */
  public void putVector(int arm, float[] unit) {
    MemorySegment.copy(unit, 0, vectors, FLOAT, (long) arm * dimension * Float.BYTES, dimension);
  }

  /**
   * Puts a judged track.
   *
   * @param ago 0 for the newest, below {@value #STEPS}
   * @param session {@link #THIS_SESSION} or {@link #BEFORE}
   */
  public void putStep(int ago, float[] unit, float reward, float session) {
    long at = (long) (STEPS - 1 - ago) * (dimension + STEP_NUMBERS);
    MemorySegment.copy(unit, 0, recent, FLOAT, at * Float.BYTES, dimension);
    recent.setAtIndex(FLOAT, at + dimension, reward);
    recent.setAtIndex(FLOAT, at + dimension + 1, session);
  }

  /** The table of features, borrowed. */
  public ByteBuffer arms() {
    return arms.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The table of vectors, borrowed; empty unless asked for. */
  public ByteBuffer vectors() {
    return vectors.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The table of judged tracks, borrowed; empty unless asked for. */
  public ByteBuffer recent() {
    return recent.asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
