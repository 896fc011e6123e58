package io.privatefm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a track was picked.
 *
 * @param channel the way of recall that brought the track
 * @param explored whether the policy drew it to learn rather than for its score
 * @param propensity the probability with which it was drawn, from 0 to 1
 * @param because a sentence for the listener: {@code near "Lemon", which you liked}
 * @param features what counted most, the strongest first
 * @param channels all ways of recall that brought the track: without them it had not been found;
 *     empty where that is not known
 */
public record Why(
    String channel,
    boolean explored,
    double propensity,
    @Nullable String because,
    List<Reason> features,
    List<String> channels) {

  /** Without a word on all channels. */
  public Why(
      String channel,
      boolean explored,
      double propensity,
      @Nullable String because,
      List<Reason> features) {
    this(channel, explored, propensity, because, features, List.of());
  }

  public Why {
    Rules.LABEL.check("channel", channel);
    Rules.PROPENSITY.check("propensity", propensity);
    Rules.SENTENCE.checkIfTold("because", because);
    features = List.copyOf(features);
    Rules.checkCount("features", features.size(), ProtocolLimits.FEATURES);
    channels = List.copyOf(channels);
    Rules.CHANNELS.checkIfAny("channels", channels);
  }

  /** One feature and what it added to the score. */
  public record Reason(String name, double weight) {
    public Reason {
      Rules.LABEL.check("name", name);
      Rules.WEIGHT.check("weight", weight);
    }
  }
}
