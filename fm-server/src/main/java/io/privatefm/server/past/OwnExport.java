package io.privatefm.server.past;

import com.fasterxml.jackson.databind.JsonNode;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.PastAct;
import io.privatefm.station.Reward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a listener took along from a server like this ({@code GET /v1/me/export}): the
 * journal's feedback to the tracks of its spins, and the likes and bans that stood, also those
 * whose time the journal has forgotten. These count as from long ago: they stand, and move no
 * interest.
 */
final class OwnExport {
  private static final long LONG_AGO_MS = 1;

  private final Catalogue catalogue;
  private final Map<String, String> trackOfSpin = new HashMap<>();
  private final List<ToldListen> told = new ArrayList<>();

  OwnExport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<ToldListen> read(Fields export) {
    for (JsonNode entry : export.value().path("journal")) {
      entry(new Fields(entry, export.place(), export.nowMs()));
    }
    addStanding(export.value().at("/station/likes"), PastAct.LIKED);
    addStanding(export.value().at("/station/bannedTracks"), PastAct.DISLIKED);
    return told;
  }

  private void addStanding(JsonNode tracks, PastAct act) {
    Set<String> known = new HashSet<>();
    told.stream().filter(one -> one.act() == act).forEach(one -> known.addAll(one.ids()));
    for (JsonNode track : tracks) {
      String id = track.path("trackId").asText();
      if (known.add(id)) {
        add(id, LONG_AGO_MS, act);
      }
    }
  }

  private void entry(Fields entry) {
    switch (entry.text("entry")) {
      case "spun" -> trackOfSpin.put(entry.text("spin"), entry.text("track"));
      case "told" -> told(entry);
      case "imported" -> {
        for (JsonNode listen : entry.value().path("listens")) {
          told.addAll(Lines.plain(new Fields(listen, entry.place(), entry.nowMs())));
        }
      }
      default -> {} // tells of no track
    }
  }

  private void told(Fields entry) {
    String track = trackOfSpin.get(entry.text("spin"));
    PastAct act = track == null ? null : act(entry, track);
    if (track != null && act != null) {
      add(track, entry.timeMs("happenedAtMs", 1), act);
    }
  }

  private @Nullable PastAct act(Fields entry, String track) {
    return switch (entry.text("feedback")) {
      case "completed" -> PastAct.COMPLETED;
      case "liked" -> PastAct.LIKED;
      case "disliked" -> PastAct.DISLIKED;
      case "skipped" -> ofSkip(entry.value().path("positionMs").asLong(), track);
      case "unliked" -> {
        told.removeIf(before -> before.act() == PastAct.LIKED && before.ids().contains(track));
        yield null;
      }
      default -> null; // judges nothing, or is a deeper act than a like: the journal tells the rest
    };
  }

  private @Nullable PastAct ofSkip(long heardMs, String track) {
    int row = catalogue.row(track);
    return switch (Reward.ofSkip(heardMs, row < 0 ? 0 : catalogue.durationMs(row))) {
      case LONG_PLAY -> PastAct.HEARD;
      case SHORT_SKIP -> PastAct.SKIPPED;
      default -> null;
    };
  }

  private void add(String track, long atMs, PastAct act) {
    told.add(new ToldListen(List.of(track), "", "", atMs, act));
  }
}
