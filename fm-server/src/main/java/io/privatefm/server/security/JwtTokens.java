package io.privatefm.server.security;

import io.privatefm.server.security.TokenTrust.PublicKey;
import io.privatefm.server.security.TokenTrust.SharedSecret;
import io.privatefm.station.Attributes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judge of signed tokens (JWT, RFC 7519). Exactly one algorithm is believed, the one of its
 * key, so that a token cannot choose a weaker one.
 */
final class JwtTokens implements Tokens {
  private final JWTAuth auth;
  private final @Nullable String licenceClaim;
  private final AttributeClaims attributeClaims;

  private JwtTokens(JWTAuth auth, TokenRules rules) {
    this.auth = auth;
    this.licenceClaim = rules.licenceClaim();
    this.attributeClaims = rules.attributes();
  }

  static JwtTokens sharedSecret(Vertx vertx, SharedSecret trust, TokenRules rules) {
    return create(
        vertx, new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(trust.secret()), rules);
  }

  static JwtTokens publicKey(Vertx vertx, PublicKey trust, TokenRules rules) {
    return create(
        vertx,
        new PubSecKeyOptions().setAlgorithm(trust.algorithm()).setBuffer(trust.pem()),
        rules);
  }

  private static JwtTokens create(Vertx vertx, PubSecKeyOptions key, TokenRules rules) {
    return create(vertx, new JWTAuthOptions().addPubSecKey(key), rules);
  }

  /** The judge of one key of a {@link Jwks}. */
  static JwtTokens ofKey(Vertx vertx, JsonObject jwk, TokenRules rules) {
    return create(vertx, new JWTAuthOptions().addJwk(jwk), rules);
  }

  private static JwtTokens create(Vertx vertx, JWTAuthOptions options, TokenRules rules) {
    return new JwtTokens(JWTAuth.create(vertx, options.setJWTOptions(claims(rules))), rules);
  }

  private static JWTOptions claims(TokenRules rules) {
    JWTOptions options = new JWTOptions();
    if (rules.issuer() != null) {
      options.setIssuer(rules.issuer());
    }
    if (rules.audience() != null) {
      options.setAudience(List.of(rules.audience()));
    }
    return options;
  }

  @Override
  public Future<Identity> verify(String token) {
    return auth.authenticate(new TokenCredentials(token))
        .recover(_ -> Future.failedFuture(new BadToken("signature, expiry, issuer or audience")))
        .compose(this::identity);
  }

  private Future<Identity> identity(User user) {
    JsonObject claims = user.attributes().getJsonObject("accessToken", user.principal());
    if (!(claims.getValue("sub") instanceof String listener) || !ListenerId.valid(listener)) {
      return Future.failedFuture(new BadToken(ListenerId.RULE + ": sub"));
    }
    long expiresAtMs =
        claims.getValue("exp") instanceof Number exp
            ? Math.multiplyExact(exp.longValue(), 1_000L)
            : Identity.NEVER;
    try {
      Attributes attributes = attributeClaims.of(claims);
      return licence(claims)
          .map(licence -> new Identity(listener, expiresAtMs, licence.name(), attributes));
    } catch (BadToken e) {
      return Future.failedFuture(e);
    }
  }

  /** A licence that is demanded but absent would open the whole catalogue, so it is refused. */
  private Future<Licence> licence(JsonObject claims) {
    if (licenceClaim == null) {
      return Future.succeededFuture(new Licence(null));
    }
    return claims.getValue(licenceClaim) instanceof String name && !name.isBlank()
        ? Future.succeededFuture(new Licence(name))
        : Future.failedFuture(new BadToken("must name a set of tracks: " + licenceClaim));
  }

  private record Licence(@Nullable String name) {}
}
