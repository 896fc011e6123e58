package io.privatefm.vector;

/**
 * How hard a search for ten neighbours tries: the price of recall. A search for k of more than ten
 * tries harder, so that its recall is about the same: (k ÷ 10)^{@value #LISTS_POWER} times the
 * lists and (k ÷ 10)^{@value #RESCORED_POWER} times the candidates. An exact index gives all it has
 * at any effort.
 *
 * <p>A {@link #rough} search is for whoever scores what is found anyway. Where the index keeps its
 * vectors as bytes beside the codes, those order the answer and are what it reports: a score is
 * within half a step of a byte times √dimension of the exact one, in practice a tenth of that, and
 * no vector is read. Elsewhere it is like any other.
 *
 * @param lists how many lists are read at least, 1 or more
 * @param rescored how many of the vectors seen are scored exactly at most, 1 or more; never fewer
 *     than twice the neighbours asked for
 * @param exact whether scores are exact where bytes would do
 */
public record Effort(int lists, int rescored, boolean exact) {
  private static final int MEASURED_NEIGHBOURS = 10;
  private static final double LISTS_POWER = 0.2;
  private static final double RESCORED_POWER = 0.8;

  public Effort {
    if (lists < 1 || rescored < 1) {
      throw new IllegalArgumentException("must be >= 1: lists=" + lists + " rescored=" + rescored);
    }
  }

  /** An effort with exact scores. */
  public Effort(int lists, int rescored) {
    this(lists, rescored, true);
  }

  /** The same without exact scores where bytes will do. */
  public Effort rough() {
    return new Effort(lists, rescored, false);
  }

  /** The lists that a search for so many neighbours reads at least. */
  int lists(int neighbours) {
    return more(lists, neighbours, LISTS_POWER);
  }

  /** The candidates that a search for so many neighbours scores exactly at most. */
  int rescored(int neighbours) {
    return Math.max(more(rescored, neighbours, RESCORED_POWER), 2 * neighbours);
  }

  private static int more(int number, int neighbours, double power) {
    return neighbours <= MEASURED_NEIGHBOURS
        ? number
        : (int) (number * Math.pow(neighbours / (double) MEASURED_NEIGHBOURS, power));
  }
}
