package io.privatefm.server.table;

import io.privatefm.station.Accounts;
import java.util.Locale;

/** What became of a spin. */
public enum Outcome {
  /** Something judges it: it has a reward. */
  JUDGED,
  /** It was heard, and left without a judgement: the listener went away, or the journal ends. */
  UNJUDGED,
  /** It could not be played. */
  FAILED,
  /** It was withdrawn before it began, or never began. */
  UNHEARD;

  static Outcome of(Accounts accounts, int spin) {
    if (accounts.judged(spin)) {
      return JUDGED;
    }
    if (accounts.failed(spin)) {
      return FAILED;
    }
    return accounts.started(spin) ? UNJUDGED : UNHEARD;
  }

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
