package io.privatefm.recall;

import io.privatefm.catalogue.foretell.Foresight;
import io.privatefm.catalogue.foretell.Foreteller;
import io.privatefm.catalogue.sessions.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * Recalls what sessions of other people foretell after what this session has heard: tracks of
 * sessions like it, and tracks that follow its last one or are heard with its others.
 *
 * <p>Work: at most {@value Foreteller#MOST} tracks looked at closely, found through a bounded
 * number of sessions. Without sessions in the catalogue it recalls nothing.
 */
public final class Foretold implements Channel {
  /** Log odds behind the likeliest at which nothing is left of the {@link #share}. */
  private static final double RANGE = 16;

  private final @Nullable Foreteller foreteller;

  /** The channel over a catalogue's foresight; null for one without. */
  public Foretold(@Nullable Foresight foresight) {
    foreteller = foresight == null ? null : new Foreteller(foresight);
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.SESSIONS;
  }

  @Override
  public void recall(Moment moment, int budget, Candidates into) {
    if (foreteller == null) {
      return;
    }
    foreteller.ask(moment.prefix(), moment.mask().allowing());
    int left = budget;
    for (int i = 0; i < foreteller.count() && left > 0; i++) {
      ChannelKind by = foreteller.bySessions(i) ? ChannelKind.SESSIONS : ChannelKind.ITEMS;
      if (into.add(by, foreteller.track(i), -1)) {
        left--;
      }
    }
  }

  /** Foretells without recalling: whatever the rules say may come. */
  public void ask(Prefix prefix) {
    if (foreteller != null) {
      foreteller.ask(prefix, row -> true);
    }
  }

  /**
   * How likely a row was foretold: 1 for the likeliest, falling with the logarithm of the odds; 0
   * for what was not foretold at all.
   */
  public double share(int row) {
    int place = foreteller == null ? -1 : foreteller.placeOf(row);
    return place < 0 || foreteller == null ? 0 : Math.max(0, 1 + foreteller.behind(place) / RANGE);
  }
}
