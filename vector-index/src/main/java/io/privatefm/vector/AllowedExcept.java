package io.privatefm.vector;

/**
 * Everything but a small mutable set of forbidden ids: 4 bytes a forbidden id, whatever the
 * catalogue's size.
 *
 * <p>Changes cost O(count) when ids do not come in rising order; for thousands of ids take {@link
 * AllowedBits}.
 */
public final class AllowedExcept implements Allowed {
  private final IdSet ids;

  AllowedExcept(int... ids) {
    this.ids = new IdSet(ids);
  }

  /** Keeps the id from being answered. */
  public void forbid(int id) {
    ids.add(id);
  }

  /** Lets the id be answered. */
  public void allow(int id) {
    ids.remove(id);
  }

  /** Lets every id be answered. */
  public void allowAll() {
    ids.clear();
  }

  /** How many ids are forbidden. */
  public int count() {
    return ids.count();
  }

  @Override
  public boolean contains(int id) {
    return !ids.contains(id);
  }

  @Override
  public String toString() {
    return "AllowedExcept" + ids;
  }
}
