package io.privatefm.server.command.listen;

import io.privatefm.protocol.TrackInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that show a station in a terminal, and nothing wider than it. */
final class Screen {
  private static final String KEYS =
      "space pause · n skip · l like · d dislike · b ban artist · m mode · q quit";

  private Screen() {}

  static List<String> lines(Deck.View view, int columns) {
    return List.of(
            title(view.track(), view.liked()),
            bar(view, columns),
            "why      " + (view.because() == null ? "" : view.because()),
            "up next  " + title(view.next(), false),
            "station  " + view.state() + ", " + view.mode().name().toLowerCase(Locale.ROOT),
            KEYS)
        .stream()
        .map(line -> line.length() <= columns ? line : line.substring(0, columns))
        .toList();
  }

  private static String title(@Nullable TrackInfo track, boolean liked) {
    if (track == null) {
      return "…";
    }
    return (liked ? "♥ " : "") + track.title() + " — " + track.artist() + tags(track);
  }

  private static String tags(TrackInfo track) {
    return track.tags().isEmpty() ? "" : "  [" + String.join(", ", track.tags()) + "]";
  }

  private static String bar(Deck.View view, int columns) {
    String times = clock(view.positionMs()) + " / " + clock(view.durationMs());
    int cells = Math.clamp(columns - times.length() - 5L, 0, 60);
    int full = Math.clamp(cells * view.positionMs() / Math.max(1, view.durationMs()), 0, cells);
    String sign = view.paused() ? "‖ " : "▶ ";
    return sign + "━".repeat(full) + "─".repeat(cells - full) + " " + times;
  }

  private static String clock(long millis) {
    return "%d:%02d".formatted(millis / 60_000, millis / 1_000 % 60);
  }
}
