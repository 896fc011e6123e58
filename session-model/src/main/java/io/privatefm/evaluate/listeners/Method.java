package io.privatefm.evaluate.listeners;

import java.util.List;

/**
 * A way to choose what a listener hears next.
 *
 * @param name as tables and options call it
 * @param kind what it is compared as
 * @param variants what is tried on training people; a single one is taken as it is
 */
record Method(String name, Kind kind, List<Variant> variants) {

  /** What a method is compared as. */
  enum Kind {
    /** Chooses by what it was told, outside our engine. */
    BASELINE,
    /** Our engine. */
    ENGINE,
    /** Knows the truth: what nobody can exceed. */
    CEILING
  }

  /**
   * A method with its parameters.
   *
   * @param parameters in words
   */
  record Variant(String parameters, Fit fit) {}

  /** How a variant learns. */
  @FunctionalInterface
  interface Fit {
    /**
     * Learns from these people's ratings and from nobody else's.
     *
     * @param people numbers in {@code ratings}
     * @param seed of everything that is drawn by chance
     */
    Fitted to(Ratings ratings, int[] people, long seed);
  }

  /** A method that has learned; its listenings may be on several threads. */
  interface Fitted extends AutoCloseable {
    /** Begins with a listener of whom nothing is known. */
    Listening begin(Listener listener);

    @Override
    default void close() {}
  }

  /**
   * Somebody new.
   *
   * @param person their number, a name and no more
   * @param tracks what they may be played, rising
   * @param seed of what is drawn by chance for them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Listener(int person, int[] tracks, long seed) {}

  /** One listener's spins under a method. Owned by one thread. */
  interface Listening {
    /** Chooses the next track among those not played yet: its position among the listener's. */
    int next();

    /** The probability with which {@link #next} chose as it did; NaN where nobody can tell. */
    double propensity();

    /** What the listener says of the track that {@link #next} chose last, 1 to 4. */
    void told(int rating);
  }
}
