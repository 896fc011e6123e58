package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenCommandTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void theTokenNamesTheListenerAndItsEnd() {
    var told = Told.by("token", "--listener", "ada", "--expires", "1h", "--jwt-secret", SECRET);
    assertEquals(0, told.exitCode(), told.err());
    JsonObject claims = claims(told.out());
    assertEquals("ada", claims.getString("sub"));
    assertEquals(3_600, claims.getLong("exp") - claims.getLong("iat"));
  }

  @Test
  void theLicenceStandsUnderTheClaimOfTheSettings() {
    var told =
        Told.by(
            "token",
            "--listener",
            "ada",
            "--jwt-secret",
            SECRET,
            "--licence-claim",
            "region",
            "--licence",
            "nordic",
            "--jwt-issuer",
            "radio");
    assertEquals("nordic", claims(told.out()).getString("region"), told.err());
    assertEquals("radio", claims(told.out()).getString("iss"));
  }

  @Test
  void withoutASecretItSaysWhatIsMissing() {
    var told = Told.by("token", "--listener", "ada");
    assertEquals(2, told.exitCode());
    assertTrue(told.err().startsWith("fm token: must be signed: "), told.err());
  }

  private static JsonObject claims(String token) {
    return new JsonObject(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
            java.nio.charset.StandardCharsets.UTF_8));
  }
}
