package io.privatefm.bench.station;

import io.privatefm.bench.station.crowd.Load;
import io.privatefm.bench.station.server.ServerProcess;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The turns that servers take under one load, as the plan has them, and a line of progress for
 * each. Of the thread that measures.
 */
final class Rounds {
  private final StationPlan plan;
  private final Consumer<String> say;

  Rounds(StationPlan plan, Consumer<String> say) {
    this.plan = plan;
    this.say = say;
  }

  /** The server with its listeners connected; whoever asked closes it. */
  Side side(String name, ServerProcess server, Load load) {
    Side side = new Side(name, server, load, plan.listeners());
    say.accept(name + ": " + plan.listeners() + " listeners");
    return side;
  }

  /** One after another: load that is not counted. */
  void warmUp(List<Side> sides) {
    for (Side side : sides) {
      side.warmUp(plan.warmUpSeconds());
      say.accept(side.name() + ": warmed up");
    }
  }

  /** In every round each says the next thing as soon as it is answered. */
  void closed(List<Side> sides) {
    for (int round = 1; round <= plan.rounds(); round++) {
      StringBuilder told = new StringBuilder("closed loop, round " + round + ":");
      for (Side side : sides) {
        double perSecond = side.closed(plan.seconds());
        told.append("  ").append(side.name()).append(' ').append(whole(perSecond)).append("/s");
      }
      say.accept(told.toString());
    }
  }

  /**
   * In every round each has messages become due at the same rate.
   *
   * @param rate messages a second
   */
  void open(List<Side> sides, double rate) {
    for (int round = 1; round <= plan.rounds(); round++) {
      sides.forEach(side -> side.open(rate, plan.seconds()));
      say.accept("open loop, round " + round + ": " + whole(rate) + "/s");
    }
  }

  /** A figure of a line of progress. */
  static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
