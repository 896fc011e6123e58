package io.privatefm.server.security;

import io.privatefm.server.security.TokenTrust.InsecureDemo;
import io.privatefm.server.security.TokenTrust.KeySetAt;
import io.privatefm.server.security.TokenTrust.KeySetFile;
import io.privatefm.server.security.TokenTrust.Nobody;
import io.privatefm.server.security.TokenTrust.PublicKey;
import io.privatefm.server.security.TokenTrust.SharedSecret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The judge of tokens. Thread-safe; never logs a token, never repeats one in an error. */
@FunctionalInterface
public interface Tokens extends AutoCloseable {

  /** The identity behind a token, or a failure with {@link BadToken}. */
  Future<Identity> verify(String token);

  /** Stops what keeps the judge up to date. */
  @Override
  default void close() {}

  /** The judge that follows these rules. */
  static Tokens of(Vertx vertx, TokenRules rules) {
    return switch (rules.trust()) {
      case SharedSecret secret -> JwtTokens.sharedSecret(vertx, secret, rules);
      case PublicKey key -> JwtTokens.publicKey(vertx, key, rules);
      case KeySetFile set -> keySet(vertx, KeySource.of(set), rules);
      case KeySetAt set -> keySet(vertx, KeySource.of(set), rules);
      case InsecureDemo _ -> Tokens::believe;
      case Nobody _ -> _ -> Future.failedFuture(new BadToken("this server believes no token"));
    };
  }

  private static Tokens keySet(Vertx vertx, KeySource source, TokenRules rules) {
    return new KeySetTokens(vertx, source, rules, InstantSource.system());
  }

  private static Future<Identity> believe(String token) {
    return ListenerId.valid(token)
        ? Future.succeededFuture(Identity.vouchedFor(token))
        : Future.failedFuture(new BadToken(ListenerId.RULE + ": token"));
  }
}
