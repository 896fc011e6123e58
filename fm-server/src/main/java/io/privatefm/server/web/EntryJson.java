package io.privatefm.server.web;

import io.privatefm.server.journal.Entry;
import io.privatefm.station.DataUse;
import io.privatefm.station.Feedback;
import io.privatefm.station.PastListen;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** An entry of the journal as a listener takes it along. */
final class EntryJson {
  private EntryJson() {}

  static JsonObject of(Entry entry) {
    JsonObject json = new JsonObject().put("atMs", entry.atMs());
    return switch (entry) {
      case Entry.TunedIn in ->
          json.put("entry", "tunedIn").put("station", in.station()).put("device", in.device());
      case Entry.Consumed used -> sequenced(json.put("entry", "consumed"), used);
      case Entry.Told told ->
          sequenced(json.put("entry", "told"), told).mergeIn(feedback(told.feedback()));
      case Entry.Tuned tuned ->
          sequenced(json.put("entry", "tuned"), tuned).mergeIn(tuning(tuned.change()));
      case Entry.Imported imported ->
          sequenced(json.put("entry", "imported"), imported).put("listens", listens(imported));
      case Entry.Spun spun ->
          json.put("entry", "spun")
              .put("place", spun.place().name().toLowerCase(Locale.ROOT))
              .mergeIn(spin(spun.spin()));
      case Entry.Moved moved ->
          json.put("entry", "moved")
              .put("place", moved.place().name().toLowerCase(Locale.ROOT))
              .put("spin", Spin.idOf(moved.number()));
    };
  }

  private static JsonObject sequenced(JsonObject json, Entry.Sequenced entry) {
    return json.put("device", entry.device()).put("seq", entry.seq());
  }

  private static JsonObject feedback(Feedback feedback) {
    JsonObject json =
        new JsonObject()
            .put("feedback", feedback.getClass().getSimpleName().toLowerCase(Locale.ROOT))
            .put("spin", feedback.spin())
            .put("happenedAtMs", feedback.atMs());
    return switch (feedback) {
      case Feedback.Progress f -> json.put("positionMs", f.positionMs());
      case Feedback.Paused f -> json.put("positionMs", f.positionMs());
      case Feedback.Resumed f -> json.put("positionMs", f.positionMs());
      case Feedback.Skipped f -> json.put("positionMs", f.positionMs());
      case Feedback.Failed f -> json.put("reason", f.reason());
      case Feedback.Disliked f -> json.put("scope", f.scope().name().toLowerCase(Locale.ROOT));
      case Feedback.Reacted f ->
          json.put("kind", f.reaction().name().toLowerCase(Locale.ROOT))
              .put("polarity", f.polarity());
      case Feedback.Started _, Feedback.Completed _, Feedback.Liked _, Feedback.Unliked _ -> json;
    };
  }

  private static JsonArray listens(Entry.Imported imported) {
    JsonArray listens = new JsonArray();
    for (PastListen listen : imported.listens()) {
      listens.add(
          new JsonObject()
              .put("track", listen.track())
              .put("atMs", listen.atMs())
              .put("act", listen.act().name().toLowerCase(Locale.ROOT)));
    }
    return listens;
  }

  private static JsonObject tuning(TuningChange change) {
    JsonObject json = new JsonObject();
    if (change.mode() != null) {
      json.put("mode", change.mode().name().toLowerCase(Locale.ROOT));
    }
    if (change.scene() != null) {
      json.put("scene", change.scene());
    }
    if (change.incognito() != null) {
      json.put("incognito", change.incognito());
    }
    if (change.within() instanceof Within.Tracks tracks) {
      json.put("within", new JsonArray(List.copyOf(tracks.ids()))).put("set", tracks.name());
    }
    if (change.taste() != null) {
      json.put("taste", JsonObject.mapFrom(change.taste()));
    }
    if (change.use() != null) {
      json.put("use", use(change.use()));
    }
    return json;
  }

  private static JsonObject use(DataUse.Change use) {
    return new JsonObject()
        .put("paused", use.paused())
        .put("history", use.history())
        .put("likes", use.likes())
        .put("context", use.context());
  }

  private static JsonObject spin(Spin spin) {
    SpinWhy why = spin.why();
    return new JsonObject()
        .put("spin", spin.id())
        .put("track", spin.trackId())
        .put("drawnAtMs", spin.drawnAtMs())
        .put("channel", why.channel())
        .put("explored", why.explored())
        .put("because", why.because())
        .put("propensity", spin.propensity())
        .put("policy", spin.policy())
        .put("modelVersion", spin.modelVersion())
        .put("evidence", spin.evidence());
  }
}
