package io.privatefm.examples;

import io.privatefm.server.PrivateFm;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import java.nio.file.Path;

/** A whole server inside the process, on whatever port is free. */
final class OnAPort {
  private OnAPort() {}

  static int serve(Path directory, String secret) {
    var rules = TokenRules.of(new TokenTrust.SharedSecret(secret));
    try (var fm = PrivateFm.builder().catalogue(directory).port(0).tokens(rules).start()) {
      return fm.port();
    }
  }
}
