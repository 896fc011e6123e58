package io.privatefm.station;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a draw leaves in the journal, so that other policies can be judged offline: all arms that
 * could have been drawn, as they were scored, and how one of them was.
 *
 * <p>Little-endian, at most {@value #MOST_BYTES} bytes whatever the arms are, half of that as they
 * usually are:
 *
 * <pre>
 *    0  u8    version, 4, in the lower six bits; bit 6: a richer model scored the arms
 *    1  u8    policy, its number in PolicyKind
 *    2  u8    mode, 0 familiar, 1 balanced, 2 explore
 *    3  u8    count of arms, 1 to 64
 *    4  u8    chosen arm, counted from 0
 *    5  u8    characters of the experiment's name and arm, x; 0 when there was none
 *    6  i64   version of the model: observations it had learned from
 *   14  i64   fingerprint of the catalogue that the rows belong to
 *   22  f32   propensity of the chosen arm
 *   26  f32   floor: share of the draw that was uniform
 *   30  f32   appetite for exploration
 *   34  i32   length of the chosen track in ms, by which its skip is judged; 0 when unknown
 *   38  u16   share of the listeners in this arm of the experiment, in 1 / 65,535; only if x &gt; 0
 *    …  x     name and arm of the experiment, ASCII, with a slash between
 *    …  i64   fingerprint of the richer model; only if one scored
 *    …  i32   least row of the arms
 *    …  u8    bits of a row, less the least
 *    …        rows less the least, the lowest bit first, padded to a whole byte
 *    …        9 features of all arms, one after another; see {@link PackedColumn}
 * </pre>
 *
 * <p>Version 3 had 8 features, version 2 had 11 others, see {@link ArmLayout}. Version 1 had no
 * floor, appetite, length and experiment either, and 15 plain bytes per arm. All are read as ever,
 * in today's features.
 */
public final class Evidence {
  /** Most arms of a draw. */
  public static final int MOST_ARMS = 64;

  /** Bytes of an arm's packed features. */
  public static final int ARM_BYTES = 9;

  /** Most bytes of one spin's evidence. */
  public static final int MOST_BYTES = 1_024;

  private final Draft draft;
  private final int[] rows;
  private final byte[] arms;

  Evidence(Draft draft, int[] rows, byte[] arms) {
    this.draft = draft;
    this.rows = rows;
    this.arms = arms;
  }

  /**
   * What is noted beside the arms.
   *
   * @param policy the policy's number
   * @param mode the mode the station was in
   * @param count how many arms there were
   * @param chosen the arm that was drawn, counted from 0
   * @param modelVersion how many observations the model had learned from
   * @param catalogue fingerprint of the catalogue that the rows belong to
   * @param propensity the chosen arm's propensity
   * @param floor share of the draw that was uniform; NaN when it was not noted
   * @param appetite how eager to explore the policy was; NaN when it was not noted
   * @param durationMs length of the chosen track, 0 when unknown; -1 when it was not noted
   * @param assignment the listener's arm of an experiment; null when there was none
   * @param scoredBy fingerprint of the richer model that scored the arms; 0 when the ranker did
   */
  public record Draft(
      int policy,
      Mode mode,
      int count,
      int chosen,
      long modelVersion,
      long catalogue,
      float propensity,
      float floor,
      float appetite,
      int durationMs,
      @Nullable Assignment assignment,
      long scoredBy) {}

  /**
   * Reads a spin's evidence.
   *
   * @throws IllegalArgumentException naming the offset, when they are not evidence of a version
   *     known here
   */
  public static Evidence of(byte[] bytes) {
    return isOfVersion1(bytes) ? EvidenceV1.read(bytes) : EvidenceBytes.read(bytes);
  }

  /**
   * Bits of all channels that recalled the arm that was drawn, without reading the others; 0 when
   * the bytes are not evidence of a version known here.
   */
  public static int channelsOfChosen(byte[] bytes) {
    byte[] arm = new byte[ARM_BYTES];
    return copyChosen(bytes, arm, 0) ? arm[0] & 0xFF : 0;
  }

  /** The policy's number. */
  public int policy() {
    return draft.policy();
  }

  /** The mode the station was in. */
  public Mode mode() {
    return draft.mode();
  }

  /** How many arms there were. */
  public int count() {
    return draft.count();
  }

  /** The arm that was drawn, counted from 0. */
  public int chosen() {
    return draft.chosen();
  }

  /** How many observations the model had learned from. */
  public long modelVersion() {
    return draft.modelVersion();
  }

  /** Fingerprint of the catalogue that the rows belong to. */
  public long catalogue() {
    return draft.catalogue();
  }

  /** The chosen arm's propensity, as float. */
  public float propensity() {
    return draft.propensity();
  }

  /** Share of the draw that was uniform over all arms; NaN when it was not noted. */
  public float floor() {
    return draft.floor();
  }

  /** How eager to explore the policy was; NaN when it was not noted. */
  public float appetite() {
    return draft.appetite();
  }

  /** Length of the chosen track, 0 when unknown; -1 when it was not noted. */
  public int durationMs() {
    return draft.durationMs();
  }

  /** The listener's arm of an experiment; null when there was none. */
  public @Nullable Assignment assignment() {
    return draft.assignment();
  }

  /** Fingerprint of the richer model that scored the arms; 0 when the ranker did. */
  public long scoredBy() {
    return draft.scoredBy();
  }

  /** An arm's row. */
  public int row(int arm) {
    return rows[checked(arm)];
  }

  /** An arm's packed features, as a copy. */
  public byte[] features(int arm) {
    int from = checked(arm) * ARM_BYTES;
    return Arrays.copyOfRange(arms, from, from + ARM_BYTES);
  }

  /** Bits of all channels that recalled an arm. */
  public int channels(int arm) {
    return arms[checked(arm) * ARM_BYTES] & 0xFF;
  }

  /** All packed features, one arm after another; borrowed. */
  public byte[] arms() {
    return arms;
  }

  private int checked(int arm) {
    if (arm < 0 || arm >= count()) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + count() + ": arm=" + arm);
    }
    return arm;
  }

  /** Copies the chosen arm's features; returns false when there is no evidence. */
  static boolean copyChosen(byte[] evidence, byte[] into, int at) {
    return isOfVersion1(evidence)
        ? EvidenceV1.copyChosen(evidence, into, at)
        : EvidenceBytes.copyChosen(evidence, into, at);
  }

  /**
   * The evidence without all arms but the one that was drawn; evidence of older versions, and what
   * is none, stays as it is.
   */
  static byte[] ownArm(byte[] evidence) {
    return evidence.length == 0 ? evidence : EvidenceBytes.ownArm(evidence);
  }

  private static boolean isOfVersion1(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == EvidenceV1.VERSION;
  }

  static void require(boolean holds, int offset, int value) {
    if (!holds) {
      throw new IllegalArgumentException("not evidence: offset=" + offset + " value=" + value);
    }
  }
}
