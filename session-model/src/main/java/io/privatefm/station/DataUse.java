package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * What of a listener's stored data may be used to pick. What may not is still stored, and the rules
 * hold: bans, repeats, spacing of artists, restrictions.
 *
 * @param paused whether nothing at all is used for now, whatever the other three say
 * @param history what was played, heard out and skipped
 * @param likes what was liked and more than liked, told to be liked, or banned
 * @param context the scene, what time of day and week it is, and what the token tells of the
 *     listener
 */
public record DataUse(boolean paused, boolean history, boolean likes, boolean context) {
  /** Everything may be used. */
  public static final DataUse ALL = new DataUse(false, true, true, true);

  /**
   * A wish to change it; what is null stays as it is.
   *
   * @param paused as {@link DataUse#paused}, and so on
   */
  public record Change(
      @Nullable Boolean paused,
      @Nullable Boolean history,
      @Nullable Boolean likes,
      @Nullable Boolean context) {}

  DataUse with(@Nullable Change change) {
    return change == null
        ? this
        : new DataUse(
            change.paused() == null ? paused : change.paused(),
            change.history() == null ? history : change.history(),
            change.likes() == null ? likes : change.likes(),
            change.context() == null ? context : change.context());
  }

  /** Whether what was heard is used. */
  public boolean ofHistory() {
    return history && !paused;
  }

  /** Whether likes are used. */
  public boolean ofLikes() {
    return likes && !paused;
  }

  /** Whether scene, time and what the token tells are used. */
  public boolean ofContext() {
    return context && !paused;
  }

  /** In four bits, as it is saved. */
  int bits() {
    return (paused ? 1 : 0) | (history ? 2 : 0) | (likes ? 4 : 0) | (context ? 8 : 0);
  }

  static DataUse ofBits(int bits) {
    return new DataUse((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
  }
}
