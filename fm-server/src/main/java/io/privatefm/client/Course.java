package io.privatefm.client;

import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import org.jspecify.annotations.Nullable;

/**
 * What plays and what comes next, as this client sees it. Owned by the client's context.
 *
 * <p>A client that plays without a gap starts the up-next by itself. Until the server has heard of
 * that, a {@code play} or {@code upnext} of another spin answers an older question, and is passed
 * over: {@code started} on any up-next that was sent makes it the current spin, so the server will
 * come round.
 */
final class Course {
  private static final long NONE = -1;

  private @Nullable String spin;
  private @Nullable Play play;
  private @Nullable UpNext upNext;
  private long ownStartSeq = NONE;

  /** Whether the spin is to be played; false for one that answers an older question. */
  boolean accepts(Play next) {
    if (ownStartSeq != NONE && !next.spin().equals(spin)) {
      return false;
    }
    ownStartSeq = NONE;
    spin = next.spin();
    play = next;
    upNext = null;
    return true;
  }

  boolean accepts(UpNext next) {
    if (ownStartSeq != NONE) {
      return false;
    }
    upNext = next;
    return true;
  }

  /** The up-next becomes the current spin without waiting for the server. */
  UpNext startUpNext() {
    UpNext started = upNext;
    if (started == null) {
      throw new IllegalStateException("must be announced: upnext=none");
    }
    spin = started.spin();
    upNext = null;
    ownStartSeq = Long.MAX_VALUE; // until its number is known
    return started;
  }

  /** The server does not continue what this client knew: its next {@code play} rules. */
  void forget() {
    upNext = null;
    ownStartSeq = NONE;
  }

  void ownStartIs(long seq) {
    ownStartSeq = seq;
  }

  void acknowledged(long seq) {
    if (seq >= ownStartSeq) {
      ownStartSeq = NONE;
    }
  }

  /** The id of the current spin. */
  @Nullable String spin() {
    return spin;
  }

  /** The last {@code play}; of an earlier spin while a self-started one is not confirmed. */
  @Nullable Play play() {
    return play;
  }

  @Nullable UpNext upNext() {
    return upNext;
  }
}
