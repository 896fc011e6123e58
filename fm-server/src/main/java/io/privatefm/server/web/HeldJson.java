package io.privatefm.server.web;

import io.privatefm.server.journal.Entry;
import io.privatefm.server.profile.Held;
import io.privatefm.server.profile.Saved;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is held of a listener, in words and in full; empty if nothing is. */
final class HeldJson {
  private static final int SHOWN = 20;

  private HeldJson() {}

  private static boolean nothing(Held held) {
    return held.profile().isEmpty() && held.entries().isEmpty();
  }

  /** An account of it that a listener understands. */
  static JsonObject words(
      String listener, Held held, Optional<io.privatefm.station.Held> station, boolean onAir) {
    if (nothing(held)) {
      return new JsonObject();
    }
    JsonObject told = new JsonObject().put("listener", listener).put("onAir", onAir);
    station.ifPresent(taste -> taste(told, taste));
    told.put("journal", "Every spin you were played and what you told of it, under a key of yours.")
        .put("journalEntries", held.entries().size())
        .put("feedback", feedback(held));
    LongSummaryStatistics times =
        held.entries().stream().mapToLong(Entry::atMs).summaryStatistics();
    if (times.getCount() > 0) {
      told.put("firstHeardAtMs", times.getMin()).put("lastHeardAtMs", times.getMax());
    }
    return told.put("devices", devices(held));
  }

  private static void taste(JsonObject told, io.privatefm.station.Held station) {
    told.put("spins", station.spins())
        .put("mode", station.tuning().mode().name().toLowerCase(Locale.ROOT))
        .put("incognito", station.tuning().incognito())
        .put("personalisationPaused", station.tuning().use().paused())
        .put("historyUsed", station.tuning().use().ofHistory())
        .put("likesUsed", station.tuning().use().ofLikes())
        .put("contextUsed", station.tuning().use().ofContext())
        .put("toldByYourLogin", new JsonObject(Map.copyOf(station.attributes())))
        .put("interests", station.shortTerm().size())
        .put("lastingInterests", station.longTerm().size())
        .put("liked", titles(station.likes()))
        .put("bannedTracks", titles(station.bannedTracks()))
        .put("bannedArtists", new JsonArray(List.copyOf(station.bannedArtists())))
        .put("completedLately", titles(station.completed()))
        .put("skippedLately", titles(station.skipped()))
        .put("judgedLately", station.judged().size());
  }

  private static JsonArray titles(List<io.privatefm.station.Held.Named> tracks) {
    JsonArray titles = new JsonArray();
    tracks.stream().limit(SHOWN).forEach(track -> titles.add(title(track)));
    return titles;
  }

  private static String title(io.privatefm.station.Held.Named track) {
    return track.title() == null ? track.trackId() : track.title() + " – " + track.artist();
  }

  private static JsonObject feedback(Held held) {
    Map<String, Object> byKind = new TreeMap<>();
    for (Entry entry : held.entries()) {
      if (entry instanceof Entry.Told told) {
        byKind.merge(kind(told.feedback()), 1, (a, b) -> (Integer) a + (Integer) b);
      }
    }
    return new JsonObject(byKind);
  }

  private static String kind(Object record) {
    return record.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static JsonArray devices(Held held) {
    JsonArray devices = new JsonArray();
    held.profile().map(Saved::lastSeq).orElse(Map.of()).keySet().stream()
        .sorted()
        .forEach(devices::add);
    return devices;
  }

  /** All of it. */
  static JsonObject export(
      String listener, Held held, Optional<io.privatefm.station.Held> station, long nowMs) {
    if (nothing(held)) {
      return new JsonObject();
    }
    JsonArray journal = new JsonArray();
    held.entries().forEach(entry -> journal.add(EntryJson.of(entry)));
    JsonObject export = new JsonObject().put("listener", listener).put("exportedAtMs", nowMs);
    station.ifPresent(taste -> export.put("station", JsonObject.mapFrom(taste)));
    held.profile()
        .ifPresent(saved -> export.put("lastSeq", new JsonObject(Map.copyOf(saved.lastSeq()))));
    return export.put("journal", journal);
  }
}
