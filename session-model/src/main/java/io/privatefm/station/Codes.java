package io.privatefm.station;

/** The numbers that stand for modes in saved bytes; never given to another mode. */
final class Codes {
  private Codes() {}

  static byte of(Mode mode) {
    return switch (mode) {
      case FAMILIAR -> 0;
      case BALANCED -> 1;
      case EXPLORE -> 2;
    };
  }

  static Mode mode(int code) {
    return switch (code) {
      case 0 -> Mode.FAMILIAR;
      case 1 -> Mode.BALANCED;
      case 2 -> Mode.EXPLORE;
      default -> throw new IllegalArgumentException("must be 0 to 2: mode=" + code);
    };
  }
}
