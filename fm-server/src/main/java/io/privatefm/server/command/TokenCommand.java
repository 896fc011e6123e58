package io.privatefm.server.command;

import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm token}: makes the token that a listener's device says hello with. */
@Command(
    name = "token",
    description = {
      "Makes a token for a listener, as your own login would, and prints it.",
      "It is a JWT whose sub is the listener's id: HS256 with the secret of the server's settings"
          + " (--jwt-secret-file or --jwt-secret, FM_JWT_SECRET…, or the file of --config), or"
          + " RS256 or EdDSA with --private-key, whose public half the server is given as"
          + " --jwt-public-key, or as the key --key-id of --jwt-jwks.",
      "Issuer, audience and licence claim follow the same settings."
    },
    mixinStandardHelpOptions = true,
    modelTransformer = TokenCommand.Options.class)
final class TokenCommand implements Callable<Integer> {
  /** Of the server's settings only those that a token depends on. */
  static final class Options extends SettingOptions {
    Options() {
      super(TokenSettings.OF_ISSUERS);
    }
  }

  @Spec private CommandSpec spec;

  @Option(names = "--listener", required = true, paramLabel = "ID", description = "the listener")
  private String listener;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "30d",
      description = "how long it is believed: 30m, 12h, 30d (default 30d)")
  private String expires;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      description = "sign with this RSA or Ed25519 key (PKCS#8, PEM) instead of the secret")
  private @Nullable Path privateKey;

  @Option(
      names = "--key-id",
      paramLabel = "KID",
      description = "what the private key is called in the server's key set")
  private @Nullable String keyId;

  @Option(
      names = "--licence",
      paramLabel = "SET",
      description = "the set of tracks this listener may hear, under the licence claim")
  private @Nullable String licence;

  @Override
  public Integer call() {
    Sources sources = SettingOptions.sources(spec.commandLine().getParseResult(), System.getenv());
    Vertx vertx = Vertx.vertx();
    try {
      String token = issuer(vertx, sources).issue(listener, validFor(), claims(sources));
      spec.commandLine().getOut().println(token);
      return 0;
    } finally {
      vertx.close().await();
    }
  }

  private TokenIssuer issuer(Vertx vertx, Sources sources) {
    if (privateKey != null) {
      TokenRules rules = TokenSettings.rules(sources, new TokenTrust.Nobody());
      try {
        return TokenIssuer.privateKey(vertx, content(privateKey), keyId, rules);
      } catch (IllegalArgumentException e) {
        throw new UserError(Failures.oneLine(e) + " (--private-key=" + privateKey + ")", e);
      }
    }
    var secret =
        TokenSettings.secret(sources)
            .orElseThrow(
                () ->
                    new UserError(
                        "must be signed: one of --jwt-secret-file, --jwt-secret, --private-key"
                            + " is missing"));
    return TokenIssuer.sharedSecret(vertx, TokenSettings.rules(sources, secret));
  }

  private Duration validFor() {
    var setting = Setting.of("expires", Setting.Kind.DURATION, "30d", "");
    return new Value(setting, expires, "--expires", "flag").duration();
  }

  private JsonObject claims(Sources sources) {
    if (licence == null) {
      return new JsonObject();
    }
    String claim =
        sources
            .value(TokenSettings.LICENCE_CLAIM)
            .map(Value::text)
            .orElseThrow(() -> new UserError("must be named: --licence-claim is missing"));
    return new JsonObject().put(claim, licence);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError("must be a readable file: --private-key=" + file, e);
    }
  }
}
