package io.privatefm.bench.station;

import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import org.jspecify.annotations.Nullable;

/**
 * A part of the way from a message to the next spin, known by methods in which its time is spent,
 * written {@code package.Class.method} or {@code package.Class} for all of them. Of the frames of a
 * stack the innermost that is named here tells the part.
 */
enum Part {
  DECODE("decode", "io.privatefm.protocol.FrameCodec.decodeClient"),
  LEARN(
      "taste update",
      "io.privatefm.station.Station.apply",
      "io.privatefm.station.Station.tune",
      "io.privatefm.station.Station.place",
      "io.privatefm.engine.Engine.tell"),
  LOOK("draw: the moment's interests", "io.privatefm.engine.SpinDraw.look"),
  NEAR("draw: recall, nearest in the index", "io.privatefm.recall.NearInterests"),
  GRAPH("draw: recall, graph", "io.privatefm.recall.GraphNeighbours"),
  RECALL("draw: recall, the rest", "io.privatefm.recall.Recall"),
  FEATURES("draw: features", "io.privatefm.engine.ArmFeatures"),
  RANK(
      "draw: shortlist and ranking",
      "io.privatefm.engine.Shortlist",
      "io.privatefm.bandit.Arms.score",
      "io.privatefm.engine.Diversity"),
  DRAW("draw: policy", "io.privatefm.bandit.Draw.draw"),
  EVIDENCE("draw: why and evidence", "io.privatefm.engine.SpinDraw.spin"),
  DRAW_REST("draw: the rest", "io.privatefm.engine.SpinDraw"),
  JOURNAL("journal, on the loop", "io.privatefm.server.air.JournalLane.append"),
  ENCODE("encode", "io.privatefm.protocol.FrameCodec.encode"),
  WRITE("write", "io.privatefm.server.air.SocketWire.write"),
  STATION("connection and station", "io.privatefm.server.air"),
  TRANSPORT("transport, as the echo has it");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
  private final List<String> names;

  Part(String label, String... names) {
    this.label = label;
    this.names = List.of(names);
  }

  String label() {
    return label;
  }

  List<String> names() {
    return names;
  }

  /** The part of a stack of the event loop, innermost frame first. */
  static Part of(List<RecordedFrame> stack) {
    for (RecordedFrame frame : stack) {
      Part part = of(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
      if (part != null) {
        return part;
      }
    }
    return TRANSPORT;
  }

  /** The part that a method tells; null for none. */
  static @Nullable Part of(String method) {
    return Arrays.stream(values())
        .filter(part -> part.names.stream().anyMatch(name -> within(method, name)))
        .findFirst()
        .orElse(null);
  }

  private static boolean within(String method, String name) {
    return method.startsWith(name)
        && (method.length() == name.length() || ".$".indexOf(method.charAt(name.length())) >= 0);
  }
}
