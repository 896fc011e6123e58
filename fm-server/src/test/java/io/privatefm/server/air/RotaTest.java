package io.privatefm.server.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotaTest {
  private final Rota<Integer> rota = new Rota<>();
  private final List<Integer> lookedAt = new ArrayList<>();

  private void fill(int members) {
    IntStream.range(0, members).forEach(rota::add);
  }

  private void lookAtRound() {
    lookedAt.clear();
    while (!rota.look(lookedAt::add)) {
      assertTrue(lookedAt.size() < 100_000, "a round ends");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 20, 21, 999})
  void everybodyIsLookedAtOnceInARound(int members) {
    fill(members);
    for (int round = 0; round < 3; round++) {
      lookAtRound();
      assertEquals(
          IntStream.range(0, members).boxed().toList(), lookedAt.stream().sorted().toList());
    }
  }

  @Test
  void aLookIsAtATwentiethOfAll() {
    fill(15_000);
    for (int look = 0; look < Rota.SHARES; look++) {
      lookedAt.clear();
      assertEquals(look == Rota.SHARES - 1, rota.look(lookedAt::add));
      assertEquals(750, lookedAt.size());
    }
  }

  @Test
  void whoLeftIsNotLookedAt() {
    fill(100);
    assertFalse(rota.look(lookedAt::add));
    rota.remove(50);
    rota.remove(lookedAt.getFirst());
    lookAtRound();
    assertFalse(lookedAt.contains(50));
    lookAtRound();
    assertEquals(98, lookedAt.size());
    assertEquals(98, rota.all().size());
  }

  @Test
  void whoComesDuringARoundIsLookedAtInTheNext() {
    fill(3);
    rota.look(lookedAt::add);
    rota.add(3);
    rota.add(3);
    lookAtRound();
    lookAtRound();
    assertEquals(Set.of(0, 1, 2, 3), Set.copyOf(lookedAt));
    assertEquals(4, lookedAt.size());
  }

  @Test
  void whoIsLookedAtMayLeaveAndTakeOthersWithIt() {
    fill(40);
    lookAtRoundAnd(
        member -> {
          rota.remove(member);
          rota.remove((member + 1) % 40);
        });
    assertTrue(rota.all().isEmpty());
    lookAtRound();
    assertEquals(List.of(), lookedAt);
  }

  private void lookAtRoundAnd(Consumer<Integer> at) {
    boolean over = false;
    while (!over) {
      over = rota.look(at);
    }
  }
}
