package io.privatefm.engine;

import io.privatefm.rank.Features;
import io.privatefm.recall.ChannelKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an engine is at work, so that it can be measured what a part is worth: a channel that is
 * left out recalls nothing, a feature that is left out is 0 for every arm.
 *
 * @param without names of channels, as "channel graph", of features, as "feature taste", and of
 *     what is told of a listener, as "traits" and "context scene"
 */
public record Parts(Set<String> without) {
  /** Everything. */
  public static final Parts ALL = new Parts(Set.of());

  private static final String CHANNEL = "channel ";
  private static final String FEATURE = "feature ";

  /** What those think who have a trait in common with the listener, in the reputation. */
  static final String TRAITS = "traits";

  /** Which judged tracks tell the taste of a draw, by scene and weekday. */
  static final String SCENE = "context scene";

  static final String WEEKDAY = "context weekday";

  private static final List<String> OTHERS = List.of(TRAITS, SCENE, WEEKDAY);

  public Parts {
    without = Set.copyOf(without);
    for (String name : without) {
      if (!names().contains(name)) {
        throw new IllegalArgumentException("must be of " + names() + ": without=" + name);
      }
    }
  }

  /** All but one. */
  public static Parts without(String name) {
    return new Parts(Set.of(name));
  }

  /** What can be left out; item-to-item goes with the sessions. */
  public static List<String> names() {
    return Stream.concat(ofActs().stream(), OTHERS.stream()).toList();
  }

  /** Those of them that go by what listeners do, and by nothing else that is told of them. */
  public static List<String> ofActs() {
    Stream<String> channels =
        ChannelKind.ALL.stream()
            .filter(kind -> kind != ChannelKind.ITEMS)
            .map(kind -> CHANNEL + kind.label());
    Stream<String> features =
        Features.NAMES.subList(Features.unpacked(0), Features.DIMENSION).stream()
            .map(name -> FEATURE + name);
    return Stream.concat(channels, features).toList();
  }

  boolean has(ChannelKind kind) {
    return !without.contains(CHANNEL + kind.label());
  }

  /** Whether one of the others is at work. */
  boolean has(String other) {
    return !without.contains(other);
  }

  boolean hasFeature(int number) {
    return !without.contains(FEATURE + Features.NAMES.get(Features.unpacked(number)));
  }
}
