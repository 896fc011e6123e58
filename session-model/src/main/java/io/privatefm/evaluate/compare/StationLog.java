package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Progress;
import java.util.function.BiConsumer;

/** What happened to listeners' stations, each listener's events in their order. */
@FunctionalInterface
public interface StationLog {
  /**
   * Shows all events, once.
   *
   * @param hear takes a listener's name, the same for the same listener, and what happened
   */
  void read(Progress progress, BiConsumer<String, StationEvent> hear);
}
