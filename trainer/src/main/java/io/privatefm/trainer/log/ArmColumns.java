package io.privatefm.trainer.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.privatefm.rank.Features;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The features of a spin's drawn arm, out of the columns of all arms: {@code armByInterest} is the
 * feature {@code by interest}, and so on; {@code chosen} tells which arm was drawn.
 */
final class ArmColumns {
  private static final Pattern WORD = Pattern.compile("(?:^|[ -])(\\w)");
  private static final List<String> COLUMNS =
      Features.NAMES.stream().skip(1).map(ArmColumns::column).toList();

  private ArmColumns() {}

  private static String column(String feature) {
    return "arm" + WORD.matcher(feature).replaceAll(ArmColumns::capital);
  }

  private static String capital(MatchResult word) {
    return word.group(1).toUpperCase(java.util.Locale.ROOT);
  }

  /** The features, the bias first, then the reward; none where the spin does not tell them all. */
  static List<double[]> of(String line) {
    JsonNode spin = JournalLines.object(line);
    if (spin == null || !spin.path("reward").isNumber() || !spin.path("chosen").isInt()) {
      return List.of();
    }
    double[] features = new double[Features.DIMENSION + 1];
    features[0] = 1;
    for (int i = 0; i < COLUMNS.size(); i++) {
      JsonNode value = spin.path(COLUMNS.get(i)).path(spin.path("chosen").intValue());
      if (!value.isNumber()) {
        return List.of();
      }
      features[1 + i] = value.asDouble();
    }
    features[Features.DIMENSION] = spin.path("reward").asDouble();
    return List.of(features);
  }
}
