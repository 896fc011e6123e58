package io.privatefm.recall;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Station;
import io.privatefm.station.World;
import java.util.List;
import java.util.function.Predicate;

/** All channels of one engine, asked in turn; relaxes the rules when nothing may be played. */
public final class Recall {
  private static final List<Strictness> STEPS = List.of(Strictness.values());

  private final List<Channel> channels;
  private final Mask mask;

  /**
   * The channels over the world's catalogue.
   *
   * @param atWork tells of each channel whether it is asked
   * @param searches how many searches for what is nearest to an interest are remembered
   */
  public Recall(
      World world, Mask mask, Foretold foretold, Predicate<ChannelKind> atWork, int searches) {
    this.mask = mask;
    Catalogue catalogue = world.catalogue();
    var memory = NearInterests.Memory.of(searches);
    channels =
        List.<Channel>of(
                foretold,
                new NearInterests(ChannelKind.INTEREST, world, memory),
                new NearInterests(ChannelKind.LONG_TERM, world, memory),
                new GraphNeighbours(catalogue),
                new Popular(catalogue),
                new Explore(world))
            .stream()
            .filter(channel -> atWork.test(channel.kind()))
            .toList();
  }

  /**
   * Fills the candidates under the strictest rules that leave any; none are left when everything is
   * banned or outside.
   */
  public void recall(Station station, Moment moment, Budgets budgets, Candidates into) {
    for (int step = 0; step < STEPS.size(); step++) {
      into.clear();
      mask.lay(station, STEPS.get(step), moment.takenBack());
      for (int c = 0; c < channels.size(); c++) {
        Channel channel = channels.get(c);
        moment.random().ofChannel(channel.kind());
        channel.recall(moment, budgets.of(channel.kind()), into);
      }
      mask.lift();
      if (into.count() > 0) {
        return;
      }
    }
  }
}
