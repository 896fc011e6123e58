package io.privatefm.server.air;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How long it takes from a frame of feedback to the next {@code play} or {@code upnext} handed to
 * the transport, the journal in between. One loop writes; one reader at a time takes what was
 * written.
 */
final class Latency {
  static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);
  static final int DIGITS = 3;
  private final SingleWriterRecorder recorder = new SingleWriterRecorder(MOST_NANOS, DIGITS);

  void record(long nanos) {
    recorder.recordValue(Math.clamp(nanos, 0, MOST_NANOS));
  }

  /** What was recorded since the last call. */
  Histogram take() {
    return recorder.getIntervalHistogram();
  }
}
