package io.privatefm.trainer.listen;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first few of many by an order in which no two are the same, whatever the order in which they
 * come. Owned by one thread.
 */
public final class Best<T extends Comparable<? super T>> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLACK = 4;

  private final int most;
  private final ArrayList<T> kept = new ArrayList<>();

  public Best(int most) {
    this.most = most;
  }

  /** Takes one more. */
  public Best<T> add(T one) {
    kept.add(one);
    if (kept.size() > most * SLACK) {
      cut();
    }
    return this;
  }

  /** Takes what another has. */
  public Best<T> addAll(Best<T> other) {
    other.kept.forEach(this::add);
    return this;
  }

  /** The first {@code most}, in order. */
  public List<T> list() {
    cut();
    return kept;
  }

  private void cut() {
    kept.sort(Comparator.naturalOrder());
    if (kept.size() > most) {
      kept.subList(most, kept.size()).clear();
    }
  }
}
