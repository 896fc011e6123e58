package io.privatefm.client;

import io.privatefm.protocol.ClientMessage.Sequenced;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What was said and is not acknowledged yet, in order, each with its {@code seq}. Owned by the
 * client's context.
 *
 * <p>Messages are kept as functions of their {@code seq}: before the first {@code welcome} the
 * number is not known, and a server that lost its memory counts anew.
 */
final class Outbox {
  private static final long UNKNOWN = -1;

  private final int capacity;
  private final Deque<LongFunction<? extends Sequenced>> waiting = new ArrayDeque<>();
  private long acknowledgedSeq;

  /**
   * An empty outbox of at most {@code capacity} messages.
   *
   * @param acknowledgedSeq the last acknowledged number this device remembers, or a negative one
   */
  Outbox(int capacity, long acknowledgedSeq) {
    this.capacity = capacity;
    this.acknowledgedSeq = Math.max(UNKNOWN, acknowledgedSeq);
  }

  /** Keeps the message; its number, or a negative one before the first {@code welcome}. */
  long add(LongFunction<? extends Sequenced> message) {
    if (waiting.size() == capacity) {
      throw new IllegalStateException(
          "must be < " + capacity + ": unacknowledged messages=" + waiting.size());
    }
    waiting.add(message);
    return acknowledgedSeq == UNKNOWN ? UNKNOWN : lastSeq();
  }

  /**
   * Forgets what is acknowledged up to and including {@code seq}; acknowledgements are cumulative.
   */
  void acknowledge(long seq) {
    while (acknowledgedSeq < seq && !waiting.isEmpty()) {
      waiting.remove();
      acknowledgedSeq++;
    }
  }

  /**
   * Takes the server's word on what it has, and returns what it has not, to be sent in this order.
   *
   * @param serverSeq {@code welcome.lastSeq}
   */
  List<Sequenced> reconcile(long serverSeq) {
    boolean sameCount =
        acknowledgedSeq != UNKNOWN && serverSeq >= acknowledgedSeq && serverSeq <= lastSeq();
    if (sameCount) {
      acknowledge(serverSeq);
    } else {
      acknowledgedSeq =
          serverSeq; // without memory on either side: continue from the server's count
    }
    return unacknowledged();
  }

  List<Sequenced> unacknowledged() {
    var messages = new ArrayList<Sequenced>(waiting.size());
    long seq = acknowledgedSeq;
    for (var message : waiting) {
      messages.add(message.apply(++seq));
    }
    return messages;
  }

  int count() {
    return waiting.size();
  }

  /** The number of the newest message, acknowledged or not; negative before the first welcome. */
  long lastSeq() {
    return acknowledgedSeq == UNKNOWN ? UNKNOWN : acknowledgedSeq + waiting.size();
  }

  long acknowledgedSeq() {
    return acknowledgedSeq;
  }
}
