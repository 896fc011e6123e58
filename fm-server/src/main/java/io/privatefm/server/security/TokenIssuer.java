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

/** The maker of tokens that a server with the same rules believes. */
public final class TokenIssuer {
  private final JWTAuth auth;
  private final String algorithm;
  private final TokenRules rules;

  private TokenIssuer(JWTAuth auth, String algorithm, TokenRules rules) {
    this.auth = auth;
    this.algorithm = algorithm;
    this.rules = rules;
  }

  /** An issuer that signs with the secret of the rules, which must be a shared one. */
  public static TokenIssuer sharedSecret(Vertx vertx, TokenRules rules) {
    if (!(rules.trust() instanceof TokenTrust.SharedSecret trust)) {
      throw new IllegalArgumentException("must be a shared secret: trust");
    }
    return create(vertx, "HS256", trust.secret(), rules);
  }

  /** An issuer that signs with a private RSA key (PKCS#8, PEM) whose public half the rules hold. */
  public static TokenIssuer privateKey(Vertx vertx, String pem, TokenRules rules) {
    return create(vertx, "RS256", pem, rules);
  }

  private static TokenIssuer create(Vertx vertx, String algorithm, String key, TokenRules rules) {
    PubSecKeyOptions options = new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(key);
    JWTAuth auth = JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(options));
    return new TokenIssuer(auth, algorithm, rules);
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
