package io.privatefm.station;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a listener says to be doing, in one byte: 0 where nothing was told, else the name mixed to 1
 * to 255, whatever its case. What it means is learned.
 */
public final class Scene {
  /** No scene was told. */
  public static final byte NONE = 0;

  private static final int MANY = 255;
  private static final int GOLDEN = 0x9E3779B9;

  private Scene() {}

  static byte of(@Nullable String told) {
    return told == null ? NONE : (byte) (1 + Integer.remainderUnsigned(mixed(told), MANY));
  }

  /** The scene as others may know it: a number, for what people write of themselves is theirs. */
  static String name(String told) {
    return Integer.toHexString(mixed(told));
  }

  private static int mixed(String told) {
    int hash = told.strip().toLowerCase(Locale.ROOT).hashCode() * GOLDEN;
    return hash ^ hash >>> 15;
  }
}
