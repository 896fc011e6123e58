package io.privatefm.server.security;

import org.jspecify.annotations.Nullable;

/**
 * What a token has to fulfil.
 *
 * @param trust how its signature is believed
 * @param issuer the {@code iss} it must name; null: any
 * @param audience the {@code aud} it must name; null: any
 * @param licenceClaim the claim that names the stored set of tracks a listener may hear; null: none
 * @param attributes the claims that tell what picks for strangers may go by
 */
public record TokenRules(
    TokenTrust trust,
    @Nullable String issuer,
    @Nullable String audience,
    @Nullable String licenceClaim,
    AttributeClaims attributes) {

  /** Rules that take nothing of what a token tells of its listener. */
  public TokenRules(
      TokenTrust trust,
      @Nullable String issuer,
      @Nullable String audience,
      @Nullable String licenceClaim) {
    this(trust, issuer, audience, licenceClaim, AttributeClaims.NONE);
  }

  /** Rules of the trust alone: any issuer, any audience, no licence. */
  public static TokenRules of(TokenTrust trust) {
    return new TokenRules(trust, null, null, null);
  }
}
