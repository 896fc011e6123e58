package io.privatefm.server;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.engine.Experiment;
import io.privatefm.engine.PlayRules;
import io.privatefm.rank.Prior;
import io.privatefm.server.air.Limits;
import io.privatefm.server.air.Upkeep;
import io.privatefm.server.profile.Durability;
import io.privatefm.server.profile.Retention;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.privatefm.server.web.Listen;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be chosen about a server, as plain data.
 *
 * @param catalogue the directory of the catalogue to play
 * @param verify whether the checksums of the catalogue are compared before the first answer;
 *     otherwise they are in the background, after it
 * @param data the directory of journal and profiles; null: kept in memory and gone with the process
 * @param durability what an acknowledged entry of the journal survives
 * @param retention how long the journal keeps what saved stations cover, whole files of an hour
 *     each, and how long a listener is remembered who is not heard
 * @param sets a directory of named sets of tracks, one id a line; null: none
 * @param hlog the file to write the latencies of feedback → next to; null: none
 * @param listen where to listen
 * @param tokens what a token has to fulfil
 * @param loops event loops, each with stations of its own; 0: one a processor
 * @param seed where the random numbers of every draw start
 * @param policy the name of the policy that picks; see docs/brain.md
 * @param models what rankers believe before they have seen anything, by the names that an
 *     experiment uses; {@code usual} is everybody else's
 * @param experiment how listeners are split among policies, as {@link Experiment} reads it; null:
 *     not at all
 * @param rules of every draw, whatever the policy
 * @param ranker a model in ONNX that scores in place of the linear ranker; null: none
 * @param rankerBudgetMicros most microseconds that 99 of 100 draws of 64 arms may take with it
 * @param limits the bounds of everything
 * @param upkeep how often stations are saved, evicted and taught
 */
public record Configuration(
    Path catalogue,
    boolean verify,
    @Nullable Path data,
    Durability durability,
    Retention retention,
    @Nullable Path sets,
    @Nullable Path hlog,
    Listen listen,
    TokenRules tokens,
    int loops,
    long seed,
    String policy,
    Map<String, Prior> models,
    @Nullable String experiment,
    PlayRules rules,
    @Nullable Path ranker,
    int rankerBudgetMicros,
    Limits limits,
    Upkeep upkeep) {

  /** The policy that picks when none is chosen. */
  public static final String DEFAULT_POLICY = "thompson";

  /** The budget of a ranker when none is chosen. */
  public static final int DEFAULT_RANKER_BUDGET_MICROS = 500;

  private static final int MAX_LOOPS = 256;

  public Configuration {
    if (loops < 0 || loops > MAX_LOOPS) {
      throw new IllegalArgumentException("must be between 0 and " + MAX_LOOPS + ": loops=" + loops);
    }
    PolicyKind.named(policy);
    models = Map.copyOf(models);
    if (rankerBudgetMicros < 1) {
      throw new IllegalArgumentException("must be >= 1: rankerBudgetMicros=" + rankerBudgetMicros);
    }
    if (experiment != null) {
      Experiment.parse(experiment).requireModels(models.keySet());
    }
    if (listen.open() && tokens.trust() instanceof TokenTrust.Nobody) {
      throw new IllegalArgumentException(
          "must say whose tokens are believed when a port is open: tokens=none");
    }
  }
}
