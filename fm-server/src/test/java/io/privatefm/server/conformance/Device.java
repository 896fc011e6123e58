package io.privatefm.server.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device as the script sees it, whatever client runs on it. Called by the test's thread. */
interface Device extends AutoCloseable {
  /** Connects, as soon as it can be, and stays. */
  void connect(String token);

  /** Tells something of the current spin, or wishes. */
  void tell(Act act);

  void renew(String token);

  /** Ends, and keeps what was not acknowledged. */
  void leave();

  /** Hands in, without taking over, what was not acknowledged when it left. */
  void handIn(String token);

  State state();

  @Override
  void close();

  /** What a listener may do. */
  enum Act {
    STARTS,
    LIKES,
    UNLIKES,
    SKIPS,
    /** Heard out; the announced track is started at once. */
    COMPLETES,
    TUNES,
    TUNES_TO_AN_UNKNOWN_SET
  }

  /**
   * How a device is.
   *
   * @param connected whether it was welcomed and the connection stands
   * @param waiting whether it will connect again by itself
   * @param retryMs the delay that it chose when it lost the last connection that stood; -1: none
   *     was lost
   * @param closedWith the code that ended it for good, or the last connection that stood; -1: none
   * @param spin what plays; null: nothing
   * @param upNext what was announced; null: nothing
   * @param unacknowledged how many messages wait for their acknowledgement
   * @param losses how many connections it has lost
   * @param played the spins that were begun, in order
   * @param refused codes of what was refused
   */
  record State(
      boolean connected,
      boolean waiting,
      long retryMs,
      int closedWith,
      @Nullable String spin,
      @Nullable String upNext,
      long unacknowledged,
      int losses,
      List<String> played,
      List<String> refused) {}
}
