package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * What a listener's device tells of one spin.
 *
 * <p>{@link #atMs} is epoch milliseconds, already made plausible by whoever received it: the
 * station learns with this time alone, so that a replay learns the same. Positions are milliseconds
 * from the start of the track.
 */
public sealed interface Feedback {

  /** The id of the spin this is about. */
  String spin();

  /** When it happened, in epoch milliseconds. */
  long atMs();

  /** The spin began to sound. */
  record Started(String spin, long atMs) implements Feedback {}

  /** The spin is still playing. */
  record Progress(String spin, long positionMs, long atMs) implements Feedback {}

  /** The listener paused. */
  record Paused(String spin, long positionMs, long atMs) implements Feedback {}

  /** The listener went on after a pause. */
  record Resumed(String spin, long positionMs, long atMs) implements Feedback {}

  /** The spin was heard to its end. */
  record Completed(String spin, long atMs) implements Feedback {}

  /** The listener moved on before the end. */
  record Skipped(String spin, long positionMs, long atMs) implements Feedback {}

  /** The track could not be played: no judgement of it. */
  record Failed(String spin, String reason, long atMs) implements Feedback {}

  /** The listener likes the track. */
  record Liked(String spin, long atMs) implements Feedback {}

  /** The listener takes a like back. */
  record Unliked(String spin, long atMs) implements Feedback {}

  /** The listener never wants to hear the track, or its artist, again. */
  record Disliked(String spin, Scope scope, long atMs) implements Feedback {}

  /**
   * The listener did something deeper with the track.
   *
   * @param polarity -1 to 1, how kind a comment is; null when not told
   */
  record Reacted(String spin, Reaction reaction, @Nullable Double polarity, long atMs)
      implements Feedback {}
}
