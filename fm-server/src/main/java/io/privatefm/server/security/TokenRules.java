package io.privatefm.server.security;

import org.jspecify.annotations.Nullable;

/**
 * What a token has to fulfil.
 *
 * @param trust how its signature is believed
 * @param issuer the {@code iss} it must name; null: any
 * @param audience the {@code aud} it must name; null: any
 * @param licenceClaim the claim that names the stored set of tracks a listener may hear; null: none
 */
public record TokenRules(
    TokenTrust trust,
    @Nullable String issuer,
    @Nullable String audience,
    @Nullable String licenceClaim) {

  /** Rules of the trust alone: any issuer, any audience, no licence. */
  public static TokenRules of(TokenTrust trust) {
    return new TokenRules(trust, null, null, null);
  }
}
