package io.privatefm.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PolicyKindTest {
  @Test
  void everyPolicyIsFoundByItsName() {
    for (PolicyKind kind : PolicyKind.values()) {
      assertEquals(kind, PolicyKind.named(kind.label()));
      assertEquals(kind, Policy.of(kind).kind());
    }
  }

  @Test
  void anUnknownNameIsRefusedWithAllThatThereAre() {
    var refused = assertThrows(IllegalArgumentException.class, () -> PolicyKind.named("oracle"));
    assertEquals(
        "must be one of uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb:"
            + " policy=oracle",
        refused.getMessage());
  }
}
