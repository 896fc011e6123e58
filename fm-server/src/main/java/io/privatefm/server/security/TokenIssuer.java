package io.privatefm.server.security;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maker of tokens that a server with the same rules believes. */
public final class TokenIssuer {
  private final JWTAuth auth;
  private final String algorithm;
  private final TokenRules rules;

  private TokenIssuer(Vertx vertx, PubSecKeyOptions key, TokenRules rules) {
    this.auth = JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key));
    this.algorithm = key.getAlgorithm();
    this.rules = rules;
  }

  /** An issuer that signs with the secret of the rules, which must be a shared one. */
  public static TokenIssuer sharedSecret(Vertx vertx, TokenRules rules) {
    if (!(rules.trust() instanceof TokenTrust.SharedSecret trust)) {
      throw new IllegalArgumentException("must be a shared secret: trust");
    }
    return new TokenIssuer(
        vertx, new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(trust.secret()), rules);
  }

  /**
   * An issuer that signs with a private key of RSA or Ed25519 (PKCS#8, PEM) whose public half the
   * rules hold.
   *
   * @param kid the name of the key, which tokens tell; null: none
   */
  public static TokenIssuer privateKey(
      Vertx vertx, String pem, @Nullable String kid, TokenRules rules) {
    PubSecKeyOptions options =
        new PubSecKeyOptions()
            .setAlgorithm(SigningKey.algorithmOfPrivate(pem))
            .setBuffer(pem.strip());
    return new TokenIssuer(vertx, kid == null ? options : options.setId(kid), rules);
  }

  /** A token for the listener that ends after the given time, from now on. */
  public String issue(String listener, Duration validFor) {
    return issue(listener, validFor, new JsonObject());
  }

  /** A token with further claims, such as the one that names a licence. */
  public String issue(String listener, Duration validFor, JsonObject claims) {
    long endsAtSeconds = Instant.now().plus(validFor).getEpochSecond();
    JsonObject all = claims.copy().put("exp", endsAtSeconds);
    JWTOptions options = new JWTOptions().setAlgorithm(algorithm).setSubject(listener);
    if (rules.issuer() != null) {
      options.setIssuer(rules.issuer());
    }
    if (rules.audience() != null) {
      options.setAudience(List.of(rules.audience()));
    }
    return auth.generateToken(all, options);
  }
}
