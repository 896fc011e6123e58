package io.privatefm.station;

import java.util.Arrays;
import java.util.Objects;

/**
 * One play of one track: what feedback refers to and what a propensity belongs to.
 *
 * <p>Immutable and equal by value; {@code evidence} is borrowed, never written after the draw.
 *
 * @param id {@code p-} and at least six digits, rising per listener, also across a restart
 * @param trackId the track as the world knows it
 * @param row the track's row in the catalogue it was drawn from; -1 when the catalogue at hand does
 *     not know it
 * @param drawnAtMs epoch milliseconds of the draw
 * @param why what recalled it and what mattered
 * @param propensity the probability with which the policy drew this arm, 0 exclusive to 1
 * @param policy the policy's name
 * @param modelVersion how many observations the ranker had learned from
 * @param evidence the candidates and their features, at most 1,024 bytes; see {@code
 *     io.privatefm.rank.Evidence}
 */
@SuppressWarnings("ArrayRecordComponent") // journalled as it is; equality is by content below
public record Spin(
    String id,
    String trackId,
    int row,
    long drawnAtMs,
    SpinWhy why,
    double propensity,
    String policy,
    long modelVersion,
    byte[] evidence)
    implements AtHand {

  private static final String PREFIX = "p-";
  private static final int DIGITS = 6;

  /** The id of the listener's n-th draw: {@code p-000001} for 1. */
  public static String idOf(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("must be >= 1: number=" + number);
    }
    String digits = Long.toString(number);
    return PREFIX + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** The draw number in a spin id; -1 when the text is not the id of any draw. */
  public static long numberOf(String id) {
    int digits = id.length() - PREFIX.length();
    if (!id.startsWith(PREFIX) || digits < DIGITS || digits > 18) {
      return -1;
    }
    long number = 0;
    for (int i = PREFIX.length(); i < id.length(); i++) {
      int digit = id.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    boolean canonical = digits == DIGITS || id.charAt(PREFIX.length()) != '0';
    return canonical && number > 0 ? number : -1;
  }

  /** The draw number of this spin. */
  @Override
  public long number() {
    return numberOf(id);
  }

  /** The same spin where its track has another row. */
  public Spin atRow(int newRow) {
    return new Spin(
        id, trackId, newRow, drawnAtMs, why, propensity, policy, modelVersion, evidence);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spin that
        && id.equals(that.id)
        && trackId.equals(that.trackId)
        && row == that.row
        && drawnAtMs == that.drawnAtMs
        && why.equals(that.why)
        && Double.compare(propensity, that.propensity) == 0
        && policy.equals(that.policy)
        && modelVersion == that.modelVersion
        && Arrays.equals(evidence, that.evidence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, trackId, drawnAtMs);
  }
}
