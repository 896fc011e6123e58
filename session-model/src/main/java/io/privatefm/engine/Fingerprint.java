package io.privatefm.engine;

/** A name as 64 bits: FNV-1a over its characters. Tells names apart, hides nothing. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The name's 64 bits. */
  public static long of(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
