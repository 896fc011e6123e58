package io.privatefm.catalogue;

/**
 * What a build took of the sessions that it was given.
 *
 * @param sessions with two tracks of the catalogue or more
 * @param plays in these sessions
 * @param unknown plays of tracks that the catalogue does not have
 * @param tooShort sessions with less than two tracks of the catalogue
 */
public record SessionCounts(int sessions, int plays, long unknown, long tooShort) {
  /** A build without sessions. */
  public static final SessionCounts NONE = new SessionCounts(0, 0, 0, 0);
}
