package io.privatefm.bench.station.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.management.jfr.FlightRecorderMXBean;

/**
 * A JFR recording of another JVM, with a sample of a thread's stack whenever it has used so much
 * processor time (JEP 509), native code included; as often as the JVM allows.
 */
public final class FlightRecording {
  private final FlightRecorderMXBean recorder;
  private final long id;

  /** Begins. */
  public FlightRecording(FlightRecorderMXBean recorder) {
    this.recorder = recorder;
    this.id = recorder.newRecording();
    recorder.setPredefinedConfiguration(id, "profile");
    Map<String, String> settings = new TreeMap<>(recorder.getRecordingSettings(id));
    settings.put("jdk.CPUTimeSample#enabled", "true");
    settings.put("jdk.CPUTimeSample#throttle", "1ms");
    settings.put("jdk.CPUTimeSample#stackTrace", "true");
    recorder.setRecordingSettings(id, settings);
    recorder.startRecording(id);
  }

  /** Ends, and writes what was recorded. */
  public void end(Path file) {
    try {
      recorder.stopRecording(id);
      recorder.copyTo(id, file.toAbsolutePath().toString());
      recorder.closeRecording(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
