package io.privatefm.bench.station;

import io.privatefm.bench.data.Folders;
import io.privatefm.bench.station.crowd.Crowd;
import io.privatefm.bench.station.crowd.Load;
import io.privatefm.bench.station.crowd.OpenLoop;
import io.privatefm.bench.station.crowd.Phase;
import io.privatefm.bench.station.server.Jvm;
import io.privatefm.bench.station.server.Pinned;
import io.privatefm.bench.station.server.ProcessFigures;
import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Mixed load at a fixed rate on one station server with journal and profiles, minute by minute.
 * This process is the load. Owned by the thread that runs it.
 */
public final class Soak {
  private static final double MINUTE = 60;

  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;

  public Soak(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
  }

  /** Runs it. */
  public SoakResult run(int minutes, double perSecond) throws IOException {
    Path folder = Files.createTempDirectory("fm-soak-");
    Pinned pinned = new Pinned();
    ServerProcess server =
        new Servers(catalogue, pinned)
            .stations(plan.jvmFlags(), "--data=" + folder.resolve("data"));
    pinned.load();
    try (server;
        Load load = new Load(catalogue)) {
      server.readyMs();
      try (Jvm jvm = new Jvm(server.pid());
          Crowd crowd = load.crowd(server.address(), plan.listeners(), 0)) {
        say.accept(plan.listeners() + " listeners, " + perSecond + " messages/s");
        List<SoakMinute> heard = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
          Phase.Measured said = crowd.run(new OpenLoop(crowd, perSecond, MINUTE), MINUTE);
          heard.add(look(minute, said, server, jvm));
          say.accept(line(heard.getLast()));
        }
        return new SoakResult(load.tracks(), plan.listeners(), perSecond, heard);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private SoakMinute look(int minute, Phase.Measured measured, ServerProcess server, Jvm jvm) {
    Histogram nanos = measured.latency();
    long heap = jvm.liveHeapBytes();
    double outside =
        ProcessFigures.anonymousBytes(server.pid()) - plan.heapMegabytes() * (double) (1 << 20);
    return new SoakMinute(
        minute,
        measured.messages(),
        nanos.getValueAtPercentile(50) / 1e3,
        nanos.getValueAtPercentile(99) / 1e3,
        nanos.getMaxValue() / 1e3,
        heap,
        outside,
        ProcessFigures.descriptors(server.pid()),
        ProcessFigures.threads(server.pid()));
  }

  private static String line(SoakMinute at) {
    return String.format(
        Locale.ROOT,
        "minute %d: %,d messages, p50 %.2f ms, p99 %.2f ms, max %.1f ms, heap %.1f MB, outside"
            + " %.1f MB, %.0f descriptors, %.0f threads",
        at.minute(),
        at.messages(),
        at.p50Micros() / 1e3,
        at.p99Micros() / 1e3,
        at.maxMicros() / 1e3,
        at.heapBytes() / (1 << 20),
        at.nativeBytes() / (1 << 20),
        at.descriptors(),
        at.threads());
  }
}
