package io.privatefm.vector;

/**
 * A small mutable set of allowed ids, each of which a search scores directly: 4 bytes an id.
 *
 * <p>Changes cost O(count) when ids do not come in rising order; for thousands of ids take {@link
 * AllowedBits}.
 */
public final class AllowedOnly implements Allowed {
  private final IdSet ids;

  AllowedOnly(int... ids) {
    this.ids = new IdSet(ids);
  }

  /** Lets the id be answered. */
  public void allow(int id) {
    ids.add(id);
  }

  /** Keeps the id from being answered. */
  public void forbid(int id) {
    ids.remove(id);
  }

  /** Keeps every id from being answered. */
  public void forbidAll() {
    ids.clear();
  }

  /** How many ids are allowed. */
  public int count() {
    return ids.count();
  }

  @Override
  public boolean contains(int id) {
    return ids.contains(id);
  }

  IdSet ids() {
    return ids;
  }

  @Override
  public String toString() {
    return "AllowedOnly" + ids;
  }
}
