package io.privatefm.evaluate.experiment;

import io.privatefm.station.Assignment;

/**
 * A spin that was drawn in an experiment, as its comparison needs it.
 *
 * @param listener whose it is; any name that is the same for the same listener
 * @param assignment the arm that it was drawn under
 * @param judged whether it has a reward
 * @param reward -1 to 1; of no meaning when it is not judged
 * @param completed whether it was heard to its end
 * @param skipped whether the listener moved on
 * @param liked whether it was liked, and the like not taken back
 */
public record HeardSpin(
    String listener,
    Assignment assignment,
    boolean judged,
    double reward,
    boolean completed,
    boolean skipped,
    boolean liked) {}
