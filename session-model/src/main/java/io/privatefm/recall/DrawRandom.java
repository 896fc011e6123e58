package io.privatefm.recall;

import io.privatefm.station.SplitMix;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one draw: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), started anew for
 * each draw from the engine's seed, the listener and the draw's number, so that a draw depends on
 * nothing else that happened in the process.
 *
 * <p>Each channel, and what follows them, has a stream of its own: how many numbers one of them
 * takes changes nothing for the others. Without a channel the rest draws as before. Reused;
 * allocates nothing.
 */
public final class DrawRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int SHORTLIST = -1;
  private static final int CHOICE = -2;

  private long start;
  private long state;

  /**
   * Starts a draw.
   *
   * @param listener the listener's id as a number
   * @param number which draw of this listener's, from 1 on
   */
  public void start(long seed, long listener, long number) {
    start = SplitMix.mix(SplitMix.mix(SplitMix.mix(seed) ^ listener) + number * GOLDEN);
    state = start;
  }

  /** Gives the numbers of a channel from here on, from their first. */
  void ofChannel(ChannelKind kind) {
    stream(kind.mask());
  }

  /** Gives the numbers that choose arms by chance from here on. */
  public void ofShortlist() {
    stream(SHORTLIST);
  }

  /** Gives the numbers that choose between the arms from here on. */
  public void ofChoice() {
    stream(CHOICE);
  }

  private void stream(int number) {
    state = SplitMix.mix(start ^ SplitMix.mix(number * GOLDEN));
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    return SplitMix.mix(state);
  }
}
