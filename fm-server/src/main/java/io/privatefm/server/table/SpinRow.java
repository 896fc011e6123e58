package io.privatefm.server.table;

import io.privatefm.evaluate.offpolicy.LoggedSpin;
import io.privatefm.station.Evidence;
import io.privatefm.station.FeedbackKind;
import io.privatefm.station.Spin;
import java.util.List;

/**
 * One spin of the journal with what became of it.
 *
 * @param listener the listener's pseudonym, or the id when that was asked for
 * @param station the station's id; empty when the journal does not tell
 * @param sessionAtMs when the listener's session began in which it was drawn, epoch milliseconds
 * @param spin as it was drawn; its row is -1
 * @param evidence what its draw left
 * @param outcome what became of it
 * @param started whether it was told to be heard
 * @param startedAtMs when it was first told to be heard, epoch milliseconds; 0 when it was not
 * @param heardMs how far it was heard
 * @param reward -1 to 1; NaN when nothing judges it
 * @param liked whether it was liked, and the like not taken back
 * @param feedback every kind that was told of it
 */
public record SpinRow(
    String listener,
    String station,
    long sessionAtMs,
    Spin spin,
    Evidence evidence,
    Outcome outcome,
    boolean started,
    long startedAtMs,
    int heardMs,
    double reward,
    boolean liked,
    List<FeedbackKind> feedback) {
  public SpinRow {
    feedback = List.copyOf(feedback);
  }

  /** Whether feedback of a kind was told. */
  public boolean was(FeedbackKind kind) {
    return feedback.contains(kind);
  }

  /** A judged spin as off-policy evaluation takes it. */
  public LoggedSpin logged() {
    return new LoggedSpin(listener, spin.trackId(), spin.drawnAtMs(), reward, spin.evidence());
  }
}
