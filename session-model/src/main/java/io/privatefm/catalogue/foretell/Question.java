package io.privatefm.catalogue.foretell;

/**
 * One position of a session that others foretell.
 *
 * @param signals of the tracks looked at, {@link Signals#COUNT} each
 * @param came which of the tracks came
 */
@SuppressWarnings("ArrayRecordComponent") // read as it is, compared by nobody
record Question(float[] signals, int came) {
  /** How many tracks were looked at. */
  int tracks() {
    return signals.length / Signals.COUNT;
  }
}
