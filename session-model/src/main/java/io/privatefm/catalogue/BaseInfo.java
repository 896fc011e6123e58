package io.privatefm.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One kept base of a catalogue directory, as its manifest tells.
 *
 * @param number rises with every publication
 * @param made when it was built, ISO 8601, UTC
 * @param version names the content
 * @param damage why the manifest cannot be believed; null when it can, and then the rest is told
 */
public record BaseInfo(
    int number,
    boolean inForce,
    @Nullable String made,
    @Nullable String version,
    int tracks,
    int dimension,
    @Nullable String vectorSpace,
    @Nullable String damage) {

  static BaseInfo of(Base base, boolean inForce, Manifest manifest) {
    return new BaseInfo(
        base.number(),
        inForce,
        manifest.created(),
        manifest.version(),
        manifest.tracks(),
        manifest.dimension(),
        manifest.vectorSpace(),
        null);
  }

  static BaseInfo damaged(Base base, boolean inForce, Exception why) {
    return new BaseInfo(
        base.number(), inForce, null, null, 0, 0, null, String.valueOf(why.getMessage()));
  }
}
