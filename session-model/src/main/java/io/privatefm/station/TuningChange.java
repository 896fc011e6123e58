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
 * @param use what may be used from now on
 * @param atMs when, in epoch milliseconds
 */
public record TuningChange(
    @Nullable Mode mode,
    @Nullable String scene,
    @Nullable Within within,
    @Nullable Boolean incognito,
    @Nullable Taste taste,
    DataUse.@Nullable Change use,
    long atMs) {

  /** A change without a word on what may be used. */
  public TuningChange(
      @Nullable Mode mode,
      @Nullable String scene,
      @Nullable Within within,
      @Nullable Boolean incognito,
      @Nullable Taste taste,
      long atMs) {
    this(mode, scene, within, incognito, taste, null, atMs);
  }

  /** A change without a word on taste. */
  public TuningChange(
      @Nullable Mode mode,
      @Nullable String scene,
      @Nullable Within within,
      @Nullable Boolean incognito,
      long atMs) {
    this(mode, scene, within, incognito, null, null, atMs);
  }

  /** A change of what may be used, and of nothing else. */
  public static TuningChange of(DataUse.Change use, long atMs) {
    return new TuningChange(null, null, null, null, null, use, atMs);
  }

  /** The same change with another word on what may be used, or none. */
  public TuningChange withUse(DataUse.@Nullable Change told) {
    return new TuningChange(mode, scene, within, incognito, taste, told, atMs);
  }

  /** The same change with another word on taste, or none. */
  public TuningChange withTaste(@Nullable Taste told) {
    return new TuningChange(mode, scene, within, incognito, told, use, atMs);
  }
}
