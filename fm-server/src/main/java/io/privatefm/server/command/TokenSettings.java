package io.privatefm.server.command;

import io.privatefm.server.command.Setting.Kind;
import io.privatefm.server.security.AttributeClaims;
import io.privatefm.server.security.Jwks;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings that say whose tokens are believed, and what a token has to fulfil. */
final class TokenSettings {
  static final Setting SECRET =
      Setting.of(
              "jwt-secret",
              Kind.TEXT,
              null,
              "the shared secret of HS256 tokens; a flag is seen in the process list: prefer a file")
          .asSecret();

  static final Setting SECRET_FILE =
      Setting.of("jwt-secret-file", Kind.FILE, null, "a file that holds that secret");

  static final Setting PUBLIC_KEY =
      Setting.of("jwt-public-key", Kind.FILE, null, "the public RSA or Ed25519 key, in PEM");

  static final Setting JWKS =
      Setting.of(
          "jwt-jwks",
          Kind.TEXT,
          null,
          "a JSON Web Key Set of RS256 and EdDSA keys: a file, or an https:// address");

  static final Setting ISSUER =
      Setting.of("jwt-issuer", Kind.TEXT, null, "the iss a token must name");

  static final Setting AUDIENCE =
      Setting.of("jwt-audience", Kind.TEXT, null, "the aud a token must name");

  static final Setting LICENCE_CLAIM =
      Setting.of("licence-claim", Kind.TEXT, null, "the claim that names the set one may hear");

  static final Setting ATTRIBUTE_CLAIMS =
      Setting.of(
          "attribute-claims",
          Kind.TEXT,
          null,
          "the claims that picks for strangers may go by: \"language=CLAIM region=CLAIM age=CLAIM"
              + " zone=CLAIM\", any of them");

  static final Setting INSECURE =
      Setting.of(
          "insecure-demo-auth",
          Kind.SWITCH,
          "false",
          "believe everybody: the token simply is the listener's id");

  static final List<Setting> ALL =
      List.of(
          SECRET,
          SECRET_FILE,
          PUBLIC_KEY,
          JWKS,
          ISSUER,
          AUDIENCE,
          LICENCE_CLAIM,
          ATTRIBUTE_CLAIMS,
          INSECURE);

  /** Those that whoever makes tokens needs too. */
  static final List<Setting> OF_ISSUERS =
      List.of(SECRET, SECRET_FILE, ISSUER, AUDIENCE, LICENCE_CLAIM);

  private TokenSettings() {}

  /** What the server believes. */
  static TokenRules rules(Sources sources) {
    return rules(sources, trust(sources));
  }

  /** The same demands on a token under a trust of the caller's. */
  static TokenRules rules(Sources sources, TokenTrust trust) {
    return new TokenRules(
        trust,
        sources.value(ISSUER).map(Value::text).orElse(null),
        sources.value(AUDIENCE).map(Value::text).orElse(null),
        sources.value(LICENCE_CLAIM).map(Value::text).orElse(null),
        sources
            .value(ATTRIBUTE_CLAIMS)
            .map(TokenSettings::attributeClaims)
            .orElse(AttributeClaims.NONE));
  }

  private static AttributeClaims attributeClaims(Value value) {
    try {
      return AttributeClaims.parse(value.text());
    } catch (IllegalArgumentException e) {
      throw value.wrong(Failures.oneLine(e));
    }
  }

  /** The shared secret, if one is configured. */
  static Optional<TokenTrust.SharedSecret> secret(Sources sources) {
    Optional<Value> file = sources.value(SECRET_FILE);
    Optional<Value> value = sources.value(SECRET);
    if (file.isPresent() && value.isPresent()) {
      throw file.get().wrong("must be the only one of jwt-secret and jwt-secret-file");
    }
    return file.or(() -> value)
        .map(
            from -> {
              String secret = from.setting().equals(SECRET_FILE) ? content(from) : from.text();
              try {
                return new TokenTrust.SharedSecret(secret);
              } catch (IllegalArgumentException e) {
                throw new UserError(Failures.oneLine(e) + " (" + from.spelling() + ")", e);
              }
            });
  }

  private static TokenTrust trust(Sources sources) {
    var trusts = new ArrayList<TokenTrust>();
    secret(sources).ifPresent(trusts::add);
    sources.value(PUBLIC_KEY).map(TokenSettings::publicKey).ifPresent(trusts::add);
    sources.value(JWKS).map(TokenSettings::keySet).ifPresent(trusts::add);
    if (sources.value(INSECURE).filter(Value::isTrue).isPresent()) {
      trusts.add(new TokenTrust.InsecureDemo());
    }
    if (trusts.size() != 1) {
      throw new UserError(
          "must say whose tokens are believed, in exactly one way: one of --jwt-secret-file,"
              + " --jwt-secret, --jwt-public-key, --jwt-jwks, --insecure-demo-auth; given="
              + trusts.size());
    }
    return trusts.getFirst();
  }

  private static TokenTrust publicKey(Value file) {
    try {
      return new TokenTrust.PublicKey(content(file));
    } catch (IllegalArgumentException e) {
      throw file.wrong(Failures.oneLine(e));
    }
  }

  /** A file is looked at now, for its mistakes; an address when the server has started. */
  private static TokenTrust keySet(Value value) {
    try {
      if (value.text().matches("(?i)https?://.*")) {
        return new TokenTrust.KeySetAt(URI.create(value.text().strip()));
      }
      Jwks.parse(Buffer.buffer(content(value)));
      return new TokenTrust.KeySetFile(value.path());
    } catch (IllegalArgumentException e) {
      throw value.wrong(Failures.oneLine(e));
    }
  }

  private static String content(Value file) {
    try {
      return Files.readString(file.path()).strip();
    } catch (IOException e) {
      throw file.wrong("must be a readable file");
    }
  }
}
