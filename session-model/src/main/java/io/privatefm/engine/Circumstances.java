package io.privatefm.engine;

import io.privatefm.station.Scene;
import io.privatefm.station.Station;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When and while doing what a draw is heard, and what was judged in circumstances like these.
 * Scratch of one engine.
 *
 * <p>Hours are compared with each other, so that no time zone is needed: what a listener played at
 * this time yesterday is a day ago anywhere. Weekends need one, and differ from workdays only where
 * it is known. A scene that was told says more than any hour.
 */
final class Circumstances {
  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;

  /** Times of day less apart than this are one. */
  private static final long SAME_HOURS_MS = 2 * HOUR_MS;

  private static final int WEEK = 7;
  private static final int WORKDAYS = 5;

  /** The first day of the epoch was a Thursday. */
  private static final int FIRST_DAY = 3;

  private final boolean byScene;
  private final boolean byWeekday;
  private long sinceMs;
  private long nowMs;
  private boolean used;
  private byte scene;
  private boolean zoned;
  private long offsetMs;

  Circumstances(Parts parts) {
    byScene = parts.has(Parts.SCENE);
    byWeekday = parts.has(Parts.WEEKDAY);
  }

  /** Those of a time, of which nothing else is known. */
  void set(long sessionMs, long atMs) {
    sinceMs = sessionMs;
    nowMs = atMs;
    used = true;
    scene = Scene.NONE;
    zoned = false;
  }

  /** Those of a station. */
  void set(Station station, long atMs) {
    set(station.sessionStartedAtMs(atMs), atMs);
    used = station.tuning().use().ofContext();
    scene = station.scene();
    ZoneId zone = station.attributes().zone();
    zoned = used && byWeekday && zone != null;
    offsetMs = zone == null ? 0 : offsetMs(zone, atMs);
  }

  private static long offsetMs(ZoneId zone, long atMs) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(atMs)).getTotalSeconds() * 1_000L;
  }

  /** When this session began. */
  long sinceMs() {
    return sinceMs;
  }

  /** Whether what was judged in another session was judged in circumstances like these. */
  boolean alike(long atMs, byte then) {
    if (!used) {
      return false;
    }
    if (byScene && (scene != then || scene != Scene.NONE)) {
      return scene == then;
    }
    long apart = Math.floorMod(nowMs - atMs, DAY_MS);
    return Math.min(apart, DAY_MS - apart) < SAME_HOURS_MS;
  }

  /** Whether one of that time and now is of a weekend and the other of a workday. */
  boolean onOtherDays(long atMs) {
    return zoned && isWeekend(atMs) != isWeekend(nowMs);
  }

  private boolean isWeekend(long atMs) {
    long day = Math.floorDiv(atMs + offsetMs, DAY_MS);
    return Math.floorMod(day + FIRST_DAY, WEEK) >= WORKDAYS;
  }
}
