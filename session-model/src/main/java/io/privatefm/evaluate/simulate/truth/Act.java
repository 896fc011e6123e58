package io.privatefm.evaluate.simulate.truth;

import java.util.List;

/** What a simulated listener does with a track, from the worst judgement of it to the best. */
public enum Act {
  /** Never again. */
  DISLIKE(0),
  /** Away with it, after some seconds. */
  SKIP(1),
  /** Left after about a third. */
  LEAVE(2),
  /** Heard to the end. */
  COMPLETE(3),
  /** Liked, and heard to the end. */
  LIKE(4);

  private static final List<Act> ALL = List.of(values());

  private final int step;

  Act(int step) {
    this.step = step;
  }

  /** Its place from 0, the worst; where its probability stands in an array. */
  public int step() {
    return step;
  }

  /** The act in this place. */
  public static Act of(int step) {
    return ALL.get(step);
  }

  /** How many there are. */
  public static int count() {
    return ALL.size();
  }
}
