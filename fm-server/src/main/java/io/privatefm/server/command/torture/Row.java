package io.privatefm.server.command.torture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: something bad that was done to the server, and the account afterwards.
 *
 * @param what the deed
 * @param times how often
 * @param acknowledged reactions that the server had acknowledged
 * @param lost of them, how many were gone
 * @param twice how many were applied more than once
 * @param altered how many were not what was told, or not in its order
 * @param readyMs milliseconds from the start of each process to its ready, ascending
 * @param told what the server said of it, in one line; null if it had nothing to say
 * @param held whether every promise was kept
 */
record Row(
    String what,
    int times,
    long acknowledged,
    long lost,
    long twice,
    long altered,
    List<Long> readyMs,
    @Nullable String told,
    boolean held) {

  /** A deed after which nothing may be missing. */
  static Row whole(
      String what, int times, Ledger ledger, List<Long> readyMs, @Nullable String told) {
    boolean held = ledger.lost() == 0 && ledger.twice() == 0 && ledger.altered() == 0;
    return of(what, times, ledger, readyMs, told, held);
  }

  /** A deed that destroyed something: what is gone must be told, and nothing else may be wrong. */
  static Row damaged(String what, Ledger ledger, List<Long> readyMs, @Nullable String told) {
    boolean held =
        (ledger.lost() == 0 || told != null) && ledger.twice() == 0 && ledger.altered() == 0;
    return of(what, 1, ledger, readyMs, told, held);
  }

  private static Row of(
      String what,
      int times,
      Ledger ledger,
      List<Long> readyMs,
      @Nullable String told,
      boolean held) {
    return new Row(
        what,
        times,
        ledger.acknowledged(),
        ledger.lost(),
        ledger.twice(),
        ledger.altered(),
        readyMs.stream().sorted().toList(),
        told,
        held);
  }

  /** A deed that this machine cannot do. */
  static Row leftOut(String what, String why) {
    return new Row(what, 0, 0, 0, 0, 0, List.of(), why, true);
  }

  /** A deed that could not be judged, and why. */
  static Row broken(String what, String why) {
    return new Row(what, 1, 0, 0, 0, 0, List.of(), why, false);
  }

  /** This with another verdict if something was wrong besides. */
  Row unless(List<String> troubles) {
    return troubles.isEmpty()
        ? this
        : new Row(
            what,
            times,
            acknowledged,
            lost,
            twice,
            altered,
            readyMs,
            String.join("; ", troubles),
            false);
  }
}
