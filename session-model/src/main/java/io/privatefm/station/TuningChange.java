package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * A listener's wish to change the tuning; what is null stays as it is.
 *
 * @param mode the new mode
 * @param scene the new scene; empty lifts it
 * @param within the new set of tracks; {@link Within#EVERYTHING} lifts a restriction
 * @param incognito whether to keep nothing from now on
 * @param taste what the listener says to like: an act rather than a state, learned at once
 * @param atMs when, in epoch milliseconds
 */
public record TuningChange(
    @Nullable Mode mode,
    @Nullable String scene,
    @Nullable Within within,
    @Nullable Boolean incognito,
    @Nullable Taste taste,
    long atMs) {

  /** A change without a word on taste. */
  public TuningChange(
      @Nullable Mode mode,
      @Nullable String scene,
      @Nullable Within within,
      @Nullable Boolean incognito,
      long atMs) {
    this(mode, scene, within, incognito, null, atMs);
  }

  /** The same change with another word on taste, or none. */
  public TuningChange withTaste(@Nullable Taste told) {
    return new TuningChange(mode, scene, within, incognito, told, atMs);
  }
}
