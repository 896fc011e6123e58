package io.privatefm.engine;

import io.privatefm.bandit.Shares;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.Reputation;

/**
 * Which tracks have a claim to a share of the draws: those outside the most popular fifth, and
 * those of which nobody has told anything lately. Scratch of one engine.
 */
final class Claims {
  /** The most popular are one in so many. */
  private static final int POPULAR_PART = 5;

  private static final int LONG_TAIL = 0;
  private static final int FRESH = 1;

  private final Catalogue catalogue;
  private final Reputation reputation;

  /** The least popularity of the most popular fifth. */
  private final float popular;

  final Shares shares;

  Claims(PlayRules rules, Catalogue catalogue, Reputation reputation) {
    this.catalogue = catalogue;
    this.reputation = reputation;
    shares = new Shares(rules.longTail(), rules.fresh());
    popular = rules.longTail() > 0 ? catalogue.leastPopularityOfTop(POPULAR_PART) : 0;
  }

  /** The claims of a track, a bit each; 0 for none. */
  int of(int row) {
    int claims = 0;
    if (shares.claims(LONG_TAIL) && catalogue.popularity(row) < popular) {
      claims |= 1 << LONG_TAIL;
    }
    if (shares.claims(FRESH) && reputation.judgements(row) == 0) {
      claims |= 1 << FRESH;
    }
    return claims;
  }
}
