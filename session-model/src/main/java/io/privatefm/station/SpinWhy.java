package io.privatefm.station;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a track was drawn.
 *
 * @param channel the channel that recalled it first: interest, long-term, graph, popular, explore
 * @param interest which short-term interest recalled it, counted from 0 by age; -1 when none did
 * @param explored whether another arm had the higher expected reward
 * @param because a true sentence for the listener; null when there is nothing to tell
 * @param features what mattered most for the score, strongest first
 */
public record SpinWhy(
    String channel,
    int interest,
    boolean explored,
    @Nullable String because,
    List<Reason> features) {
  public SpinWhy {
    features = List.copyOf(features);
  }
}
