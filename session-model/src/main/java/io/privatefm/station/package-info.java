/**
 * A listener's live state: spins, feedback, tuning, interests and history, and how it is saved.
 *
 * <p>A {@link io.privatefm.station.Station} belongs to one thread; the engine that owns that thread
 * is the only one to change it. The records here cross threads freely.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.station;
