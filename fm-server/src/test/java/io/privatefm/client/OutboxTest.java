package io.privatefm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Sequenced;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox(4, -1);

  @Test
  void aClientWithoutMemoryContinuesFromTheServersCount() {
    outbox.add(completed("a"));
    outbox.add(completed("b"));
    assertEquals(List.of(42L, 43L), seqs(outbox.reconcile(41)));
    assertEquals(44, outbox.add(completed("c")));
  }

  @Test
  void whatTheServerHasIsForgottenAndTheRestIsSentAgainInOrder() {
    outbox.reconcile(0);
    for (String spin : List.of("a", "b", "c")) {
      outbox.add(completed(spin));
    }
    outbox.acknowledge(1);
    assertEquals(List.of("c"), spins(outbox.reconcile(2)));
    assertEquals(List.of(3L), seqs(outbox.unacknowledged()));
  }

  @Test
  void aServerThatForgotGetsTheRestUnderNewNumbers() {
    outbox.reconcile(50);
    outbox.add(completed("a"));
    outbox.acknowledge(51);
    outbox.add(completed("b"));
    assertEquals(List.of(1L), seqs(outbox.reconcile(0)));
    assertEquals(2, outbox.add(completed("c")));
  }

  @Test
  void aServerThatIsAheadIsBelieved() {
    outbox.reconcile(0);
    outbox.add(completed("a"));
    assertEquals(List.of(8L), seqs(outbox.reconcile(7)));
  }

  @Test
  void anEarlierLifeOfTheDeviceIsReconciled() {
    var remembering = new Outbox(4, 10);
    remembering.add(completed("a"));
    remembering.add(completed("b"));
    assertEquals(List.of("b"), spins(remembering.reconcile(11)));
  }

  @Test
  void itHoldsNoMoreThanItsCapacity() {
    for (int i = 0; i < 4; i++) {
      outbox.add(completed("a"));
    }
    var full = assertThrows(IllegalStateException.class, () -> outbox.add(completed("b")));
    assertEquals("must be < 4: unacknowledged messages=4", full.getMessage());
  }

  private static LongFunction<Sequenced> completed(String spin) {
    return seq -> new Completed(seq, spin, 1);
  }

  private static List<Long> seqs(List<Sequenced> messages) {
    return messages.stream().map(Sequenced::seq).toList();
  }

  private static List<String> spins(List<Sequenced> messages) {
    return messages.stream().map(Completed.class::cast).map(Completed::spin).toList();
  }
}
