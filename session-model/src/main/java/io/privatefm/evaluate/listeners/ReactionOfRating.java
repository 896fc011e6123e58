package io.privatefm.evaluate.listeners;

import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import java.util.List;

/**
 * What a listener's device would tell of a track that they rate so: the one table between ratings
 * and the protocol.
 *
 * <pre>
 *   4  liked, completed         {@link Reward#LIKED} and {@link Reward#COMPLETED}, together 1
 *   3  completed                {@link Reward#COMPLETED}, 0.5
 *   2  skipped after two fifths {@link Reward#PART_PLAY}, -0.2
 *   1  skipped after a twentieth {@link Reward#SHORT_SKIP}, -0.5
 * </pre>
 */
final class ReactionOfRating {
  private static final double SO_SO_HEARD = 0.4;
  private static final double REFUSED_HEARD = 0.05;

  private ReactionOfRating() {}

  /** How long the listener stays with the track, in milliseconds. */
  static long heardMs(int rating, long durationMs) {
    return switch (rating) {
      case 4, 3 -> durationMs;
      case 2 -> Math.round(durationMs * SO_SO_HEARD);
      case 1 -> Math.round(durationMs * REFUSED_HEARD);
      default -> throw new IllegalArgumentException("must be 1 to 4: rating=" + rating);
    };
  }

  /** What is told of a spin that ends at this time. */
  static List<Feedback> told(int rating, String spin, long heardMs, long atMs) {
    return switch (rating) {
      case 4 -> List.of(new Feedback.Liked(spin, atMs), new Feedback.Completed(spin, atMs));
      case 3 -> List.of(new Feedback.Completed(spin, atMs));
      case 2, 1 -> List.of(new Feedback.Skipped(spin, heardMs, atMs));
      default -> throw new IllegalArgumentException("must be 1 to 4: rating=" + rating);
    };
  }
}
