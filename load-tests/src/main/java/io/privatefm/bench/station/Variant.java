package io.privatefm.bench.station;

import io.privatefm.bench.station.server.Wires;
import java.util.List;

/**
 * A way to start a server.
 *
 * @param name for the tables
 * @param flags of its JVM
 * @param wires of the echo; stations have epoll
 */
record Variant(String name, List<String> flags, Wires wires) {
  /** The JVM's collectors, and the memory that headers of objects take. */
  static final List<Variant> OF_STATIONS =
      List.of(
          jvm("Serial", "-XX:+UseSerialGC"),
          jvm("Serial, tenured after one", "-XX:+UseSerialGC", "-XX:MaxTenuringThreshold=1"),
          jvm("G1", "-XX:+UseG1GC"),
          jvm("G1, tenured after one", "-XX:+UseG1GC", "-XX:MaxTenuringThreshold=1"),
          jvm("ZGC", "-XX:+UseZGC"),
          jvm("Shenandoah", "-XX:+UseShenandoahGC", "-XX:ShenandoahGCMode=generational"),
          jvm("Serial, full headers", "-XX:+UseSerialGC", "-XX:-UseCompactObjectHeaders"));

  /** What carries bytes, where little else is done. */
  static final List<Variant> OF_ECHO =
      List.of(
          new Variant("epoll", List.of(), Wires.EPOLL),
          new Variant("io_uring", List.of(), Wires.IO_URING),
          new Variant("NIO", List.of(), Wires.NIO));

  private static Variant jvm(String name, String... flags) {
    return new Variant(name, List.of(flags), Wires.EPOLL);
  }
}
