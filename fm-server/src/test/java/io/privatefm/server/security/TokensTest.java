package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.security.TokenTrust.InsecureDemo;
import io.privatefm.server.security.TokenTrust.Nobody;
import io.privatefm.server.security.TokenTrust.PublicKey;
import io.privatefm.server.security.TokenTrust.SharedSecret;
import io.privatefm.station.Attributes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final TokenTrust SECRET = new SharedSecret("0123456789abcdef0123456789abcdef");
  private static final TokenTrust OTHER = new SharedSecret("fedcba9876543210fedcba9876543210");

  @AfterAll
  static void close() {
    VERTX.close();
  }

  @Test
  void aTokenOfTheSharedSecretNamesItsListenerAndItsEnd() throws Exception {
    TokenRules rules = TokenRules.of(SECRET);
    Identity identity = believed(rules, issuer(rules).issue("ada", HOUR));
    assertEquals("ada", identity.listener());
    assertTrue(identity.expiresAtMs() > System.currentTimeMillis());
    assertNull(identity.licence());
  }

  @Test
  void aTokenOfAnotherSecretIsRefused() {
    TokenRules others = TokenRules.of(OTHER);
    refused(TokenRules.of(SECRET), issuer(others).issue("ada", HOUR));
  }

  @Test
  void aTokenThatHasEndedIsRefused() {
    TokenRules rules = TokenRules.of(SECRET);
    refused(rules, issuer(rules).issue("ada", Duration.ofSeconds(-5)));
  }

  @Test
  void issuerAndAudienceMustBeTheNamedOnes() throws Exception {
    TokenRules rules = new TokenRules(SECRET, "https://login.example", "radio", null);
    assertEquals("ada", believed(rules, issuer(rules).issue("ada", HOUR)).listener());
    refused(rules, issuer(TokenRules.of(SECRET)).issue("ada", HOUR));
    refused(
        rules,
        issuer(new TokenRules(SECRET, "https://login.example", "shop", null)).issue("ada", HOUR));
    refused(
        rules,
        issuer(new TokenRules(SECRET, "https://evil.example", "radio", null)).issue("ada", HOUR));
  }

  @Test
  void aLicenceThatIsDemandedMustBeNamed() throws Exception {
    TokenRules rules = new TokenRules(SECRET, null, null, "region");
    JsonObject claims = new JsonObject().put("region", "eu");
    assertEquals("eu", believed(rules, issuer(rules).issue("ada", HOUR, claims)).licence());
    refused(rules, issuer(rules).issue("ada", HOUR));
  }

  @Test
  void onlyClaimsThatAreNamedTellOfTheListener() throws Exception {
    AttributeClaims named = AttributeClaims.parse("region=country age=age_band");
    TokenRules rules = new TokenRules(SECRET, null, null, null, named);
    JsonObject claims =
        new JsonObject().put("country", "SE").put("language", "sv").put("region", "elsewhere");
    Attributes told = believed(rules, issuer(rules).issue("ada", HOUR, claims)).attributes();
    assertEquals(new Attributes(null, "se", null, null), told);
    assertEquals(
        Attributes.NONE,
        believed(TokenRules.of(SECRET), issuer(rules).issue("ada", HOUR, claims)).attributes());
    refused(rules, issuer(rules).issue("ada", HOUR, new JsonObject().put("age_band", "3 0")));
  }

  @Test
  void whatIsNoAttributeCannotBeNamed() {
    for (String wrong : List.of("colour=x", "region", "region= age=x", "")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> AttributeClaims.parse(wrong))
              .getMessage();
      assertTrue(
          String.valueOf(message)
              .startsWith("must be language=CLAIM, region=CLAIM, age=CLAIM or zone=CLAIM: "),
          message);
    }
    String twice =
        assertThrows(IllegalArgumentException.class, () -> AttributeClaims.parse("age=a age=b"))
            .getMessage();
    assertEquals("must be named once: age", twice);
  }

  @Test
  void aTokenWithoutAListenerIsRefused() {
    TokenRules rules = TokenRules.of(SECRET);
    refused(rules, issuer(rules).issue(" ", HOUR));
  }

  @Test
  void aTokenOfThePrivateKeyIsBelievedByThePublicOne() throws Exception {
    for (KeyPair keys : List.of(Keys.rsa(2048), Keys.ed25519())) {
      TokenRules rules = TokenRules.of(new PublicKey(Keys.publicPem(keys)));
      TokenIssuer issuer = TokenIssuer.privateKey(VERTX, Keys.privatePem(keys), null, rules);
      assertEquals("ada", believed(rules, issuer.issue("ada", HOUR)).listener());
    }
  }

  @Test
  void aTokenOfAnotherKindOfKeyIsRefused() {
    KeyPair rsa = Keys.rsa(2048);
    KeyPair ed = Keys.ed25519();
    TokenRules ofRsa = TokenRules.of(new PublicKey(Keys.publicPem(rsa)));
    TokenRules ofEd = TokenRules.of(new PublicKey(Keys.publicPem(ed)));
    refused(
        ofRsa, TokenIssuer.privateKey(VERTX, Keys.privatePem(ed), null, ofEd).issue("ada", HOUR));
    refused(
        ofEd, TokenIssuer.privateKey(VERTX, Keys.privatePem(rsa), null, ofRsa).issue("ada", HOUR));
  }

  @Test
  void thePublicKeyIsNoSecretToSignWith() {
    for (KeyPair keys : List.of(Keys.rsa(2048), Keys.ed25519())) {
      String pem = Keys.publicPem(keys);
      TokenIssuer forger = issuer(TokenRules.of(new SharedSecret(pem)));
      refused(TokenRules.of(new PublicKey(pem)), forger.issue("ada", HOUR));
    }
  }

  @Test
  void aPublicKeyMustBeAPemOfRsaOrEd25519() throws Exception {
    notAKey("must be a PEM with -----BEGIN PUBLIC KEY-----: key", Keys.privatePem(Keys.ed25519()));
    KeyPair other = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    notAKey("must be a key of RSA or Ed25519: key", Keys.publicPem(other));
  }

  private static void notAKey(String why, String pem) {
    assertEquals(
        why, assertThrows(IllegalArgumentException.class, () -> new PublicKey(pem)).getMessage());
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String header = Keys.base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    String claims = Keys.base64("{\"sub\":\"ada\"}");
    refused(TokenRules.of(SECRET), header + "." + claims + ".");
    refused(TokenRules.of(SECRET), header + "." + claims);
    refused(TokenRules.of(SECRET), "not a token");
  }

  @Test
  void inTheDemoTheTokenIsTheListener() throws Exception {
    TokenRules rules = TokenRules.of(new InsecureDemo());
    assertEquals("ada", believed(rules, "ada").listener());
    assertEquals(Identity.NEVER, believed(rules, "ada").expiresAtMs());
    refused(rules, "a\nda");
    refused(rules, "x".repeat(129));
  }

  @Test
  void withoutRulesNoTokenIsBelieved() {
    refused(TokenRules.of(new Nobody()), "ada");
  }

  @Test
  void aSecretThatIsTooShortIsRefusedWithoutShowingIt() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new SharedSecret("hunter2"));
    assertEquals("must be at least 32 bytes: secret=(7 bytes)", refused.getMessage());
    assertEquals("SharedSecret[hidden]", SECRET.toString());
  }

  private static TokenIssuer issuer(TokenRules rules) {
    return TokenIssuer.sharedSecret(VERTX, rules);
  }

  private static Identity believed(TokenRules rules, String token) throws Exception {
    return outcome(Tokens.of(VERTX, rules).verify(token));
  }

  private static void refused(TokenRules rules, String token) {
    var failure =
        assertThrows(
            ExecutionException.class, () -> outcome(Tokens.of(VERTX, rules).verify(token)));
    assertInstanceOf(BadToken.class, failure.getCause());
  }

  private static Identity outcome(Future<Identity> verdict) throws Exception {
    return verdict.toCompletionStage().toCompletableFuture().get();
  }
}
