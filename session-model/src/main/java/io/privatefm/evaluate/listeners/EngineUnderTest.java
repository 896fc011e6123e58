package io.privatefm.evaluate.listeners;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.rank.Prior;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is measured with.
 *
 * @param policies the bandits
 * @param tracks file of titles and artists; null: tracks are ids and nothing else
 * @param vectors file of vectors by track id, which must not have seen the people who are judged;
 *     null: factors of the training people's ratings
 * @param passes how often the ranker hears all training people before it is judged
 * @param learner what the ranker believes at first, and how it learns
 */
public record EngineUnderTest(
    List<PolicyKind> policies,
    @Nullable Path tracks,
    @Nullable Path vectors,
    int passes,
    Prior learner) {
  public EngineUnderTest {
    policies = List.copyOf(policies);
    if (passes < 1) {
      throw new IllegalArgumentException("must be >= 1: passes=" + passes);
    }
  }
}
