package io.privatefm.vector;

/**
 * How hard a search tries: the price of recall. An exact index gives all it has at any effort.
 *
 * @param lists how many lists are read at least, 1 or more
 * @param rescored how many of the vectors seen are scored exactly at most, 1 or more; never fewer
 *     than twice the neighbours asked for
 */
public record Effort(int lists, int rescored) {
  public Effort {
    if (lists < 1 || rescored < 1) {
      throw new IllegalArgumentException("must be >= 1: lists=" + lists + " rescored=" + rescored);
    }
  }
}
