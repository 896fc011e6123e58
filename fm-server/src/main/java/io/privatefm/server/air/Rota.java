package io.privatefm.server.air;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Those whose deadlines a loop looks at, a share at a time: however many they are, what the loop
 * serves waits for a share of them only. Whoever is there from the beginning of a round to its end
 * is looked at once in it. Nobody comes back who left. Of one loop.
 */
final class Rota<T> {
  /** In so many looks the round is over. */
  static final int SHARES = 20;

  private final Set<T> members = new HashSet<>();

  /** Who is next; it may hold some who left. */
  private final Queue<T> turns = new ArrayDeque<>();

  private int sharesLeft;
  private int turnsLeft;

  void add(T member) {
    if (members.add(member)) {
      turns.add(member);
    }
  }

  void remove(T member) {
    members.remove(member);
  }

  /** All of them, as a copy. */
  List<T> all() {
    return List.copyOf(members);
  }

  /**
   * Looks at the next share.
   *
   * @return whether that was the last of the round
   */
  boolean look(Consumer<T> at) {
    if (sharesLeft == 0) {
      sharesLeft = SHARES;
      turnsLeft = turns.size();
    }
    int share = Math.ceilDiv(turnsLeft, sharesLeft);
    turnsLeft -= share;
    sharesLeft--;
    for (int i = 0; i < share; i++) {
      T next = turns.remove();
      if (members.contains(next)) {
        turns.add(next);
        at.accept(next);
      }
    }
    return sharesLeft == 0;
  }
}
