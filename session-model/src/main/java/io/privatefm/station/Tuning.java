package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * The listener's wishes, as they stand.
 *
 * @param mode appetite for the new
 * @param scene what the listener is doing ("running"), free text; null when not told
 * @param within which tracks may be played
 * @param incognito whether nothing of the listening is to be kept
 * @param use what of what is kept may be used
 */
public record Tuning(
    Mode mode, @Nullable String scene, Within within, boolean incognito, DataUse use) {

  /** What a station starts with: balanced, everything, kept and used. */
  public static final Tuning DEFAULT =
      new Tuning(Mode.BALANCED, null, Within.EVERYTHING, false, DataUse.ALL);

  /** This tuning with what the change names; an empty scene lifts the scene. */
  public Tuning with(TuningChange change) {
    return new Tuning(
        change.mode() == null ? mode : change.mode(),
        change.scene() == null ? scene : change.scene().isEmpty() ? null : change.scene(),
        change.within() == null ? within : change.within(),
        change.incognito() == null ? incognito : change.incognito(),
        use.with(change.use()));
  }
}
