package io.privatefm.recall;

/**
 * One way of recalling candidates.
 *
 * <p>Each has a budget of candidates and a counted limit on its work, so that the same seed gives
 * the same candidates on any machine. Allocates nothing.
 */
public interface Channel {
  /** Which channel this is. */
  ChannelKind kind();

  /**
   * Adds up to {@code budget} allowed tracks.
   *
   * @param moment what is known at this draw; borrowed
   * @param into where the candidates go
   */
  void recall(Moment moment, int budget, Candidates into);
}
