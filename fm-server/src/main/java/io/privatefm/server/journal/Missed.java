package io.privatefm.server.journal;

/**
 * What a reading of the journal passed over, because its files are damaged.
 *
 * @param places how many damaged places
 * @param entries how many entries are missing there, as far as the numbers of those around tell; of
 *     a file whose end is damaged, and which others follow, nobody knows how many it had
 */
public record Missed(int places, long entries) {
  /** Nothing. */
  public static final Missed NOTHING = new Missed(0, 0);
}
