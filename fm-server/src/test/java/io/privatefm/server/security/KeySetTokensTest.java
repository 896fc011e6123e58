package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.privatefm.server.security.TokenTrust.KeySetAt;
import io.privatefm.server.security.TokenTrust.KeySetFile;
import io.privatefm.server.security.TokenTrust.Nobody;
import io.privatefm.server.security.TokenTrust.SharedSecret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetTokensTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TokenRules RULES = new TokenRules(new Nobody(), "login", null, null);
  private static final KeyPair ED = Keys.ed25519();
  private static final KeyPair RSA = Keys.rsa(2048);
  private final AtomicLong nowMs = new AtomicLong(1_000_000);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String answer = Keys.jwks(Keys.jwk("ed", ED), Keys.jwk("rsa", RSA));
  private volatile int status = 200;
  private HttpServer login;
  private Tokens tokens;

  @BeforeEach
  void serveTheSet() throws IOException {
    login = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    login.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    login.start();
    URI address = URI.create("http://127.0.0.1:" + login.getAddress().getPort() + "/keys");
    tokens = judge(KeySource.of(new KeySetAt(address)));
  }

  @AfterEach
  void close() {
    tokens.close();
    login.stop(0);
  }

  private Tokens judge(KeySource source) {
    return new KeySetTokens(
        VERTX, source, RULES, () -> java.time.Instant.ofEpochMilli(nowMs.get()));
  }

  private static String token(String kid, KeyPair keys) {
    return TokenIssuer.privateKey(VERTX, Keys.privatePem(keys), kid, RULES)
        .issue("ada", Duration.ofHours(1));
  }

  @Test
  void aTokenOfAnyKeyOfTheSetIsBelieved() throws Exception {
    assertEquals("ada", believed(tokens, token("ed", ED)));
    assertEquals("ada", believed(tokens, token("rsa", RSA)));
    assertEquals(1, asked.get());
  }

  @Test
  void aTokenOfAnotherKeyUnderTheNameOfOneIsRefused() {
    refused(tokens, token("ed", Keys.ed25519()));
    refused(tokens, token("rsa", Keys.rsa(2048)));
  }

  @Test
  void theNameOfAKeyOfAnotherAlgorithmIsRefused() {
    refused(tokens, token("rsa", ED));
    refused(tokens, token("ed", RSA));
  }

  @Test
  void aPublicKeyOfTheSetIsNoSecretToSignWith() {
    for (String secret :
        new String[] {Keys.publicPem(ED), Keys.publicPem(RSA), Keys.jwk("ed", ED).getString("x")}) {
      TokenRules forged = new TokenRules(new SharedSecret(secret), "login", null, null);
      String token = TokenIssuer.sharedSecret(VERTX, forged).issue("ada", Duration.ofHours(1));
      String[] parts = token.split("\\.", -1);
      refused(tokens, token);
      refused(tokens, head("{\"alg\":\"HS256\",\"kid\":\"ed\"}", parts));
      refused(tokens, head("{\"alg\":\"HS256\",\"kid\":\"rsa\"}", parts));
    }
  }

  @Test
  void anUnsignedTokenIsRefusedWhateverKeyItNames() {
    String[] parts = token("ed", ED).split("\\.", -1);
    String none = Keys.base64("{\"alg\":\"none\",\"kid\":\"ed\"}") + "." + parts[1];
    refused(tokens, none);
    refused(tokens, none + ".");
    refused(tokens, none + "." + parts[2]);
    refused(tokens, parts[0] + "." + parts[1] + ".");
    refused(tokens, parts[0] + "." + parts[1]);
    refused(tokens, "not a token");
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotBelieved() {
    KeyPair own = Keys.ed25519();
    JsonObject head =
        new JsonObject().put("alg", "EdDSA").put("kid", "own").put("jwk", Keys.jwk("own", own));
    refused(tokens, head(head.encode(), token("own", own).split("\\.", -1)));
  }

  @Test
  void aTokenThatNamesNoKeyOrAnotherIssuerIsRefused() {
    refused(
        tokens,
        TokenIssuer.privateKey(VERTX, Keys.privatePem(ED), null, RULES)
            .issue("ada", Duration.ofHours(1)));
    refused(
        tokens,
        TokenIssuer.privateKey(VERTX, Keys.privatePem(ED), "ed", TokenRules.of(new Nobody()))
            .issue("ada", Duration.ofHours(1)));
  }

  @Test
  void aNewKeyIsFetchedWhenATokenNamesItButNotMoreOftenThanEveryThirtySeconds() throws Exception {
    KeyPair next = Keys.ed25519();
    believed(tokens, token("ed", ED));
    answer = Keys.jwks(Keys.jwk("ed", ED), Keys.jwk("next", next));
    for (int i = 0; i < 20; i++) {
      refused(tokens, token("next", next));
    }
    assertEquals(1, asked.get());
    nowMs.addAndGet(30_000);
    assertEquals("ada", believed(tokens, token("next", next)));
    assertEquals(2, asked.get());
  }

  @Test
  void aKeyThatIsGoneFromTheSetIsNotBelievedAnyMore() throws Exception {
    believed(tokens, token("rsa", RSA));
    answer = Keys.jwks(Keys.jwk("ed", ED));
    nowMs.addAndGet(30_000);
    refused(tokens, token("unknown", RSA));
    refused(tokens, token("rsa", RSA));
  }

  @Test
  void aFetchThatFailsKeepsTheKeysOfBefore() throws Exception {
    believed(tokens, token("ed", ED));
    for (String broken : new String[] {"<html>", "{\"keys\":[]}", " ".repeat(300_000)}) {
      answer = broken;
      nowMs.addAndGet(30_000);
      refused(tokens, token("unknown", ED));
      assertEquals("ada", believed(tokens, token("ed", ED)));
    }
    status = 500;
    nowMs.addAndGet(30_000);
    refused(tokens, token("unknown", ED));
    login.stop(0);
    nowMs.addAndGet(30_000);
    refused(tokens, token("unknown", ED));
    assertEquals("ada", believed(tokens, token("ed", ED)));
    assertEquals(5, asked.get());
  }

  @Test
  void aFileIsReadAgainWhenItChanges(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("jwks.json"), Keys.jwks(Keys.jwk("ed", ED)));
    try (Tokens ofFile = judge(KeySource.of(new KeySetFile(file)))) {
      assertEquals("ada", believed(ofFile, token("ed", ED)));
      Files.writeString(file, Keys.jwks(Keys.jwk("rsa", RSA)));
      nowMs.addAndGet(2_000);
      assertEquals("ada", believed(ofFile, token("rsa", RSA)));
      refused(ofFile, token("ed", ED));
    }
  }

  @Test
  void anAddressMustBeOneOfTheWebAndWithoutAPassword() {
    for (String wrong : new String[] {"ftp://a/b", "https:///b", "https://me:secret@a/b"}) {
      var refused =
          assertThrows(IllegalArgumentException.class, () -> new KeySetAt(URI.create(wrong)));
      assertEquals(
          "must be http://host/… or https://host/… without a password: jwks", refused.getMessage());
    }
  }

  @Test
  void keysComeInTheClearFromThisMachineOnly() {
    for (String wrong : new String[] {"http://login.example/keys", "http://10.0.0.7/keys"}) {
      var refused =
          assertThrows(IllegalArgumentException.class, () -> new KeySetAt(URI.create(wrong)));
      assertEquals(
          "must be https, or http of this machine, for whoever is on the way could put in keys of"
              + " their own: jwks="
              + wrong,
          refused.getMessage());
    }
    for (String right :
        new String[] {"http://localhost/k", "http://127.0.0.9/k", "http://[::1]/k"}) {
      assertEquals(right, new KeySetAt(URI.create(right)).address().toString());
    }
  }

  @Test
  void overTlsTheKeysOfWhomTheMachineTrustsAreBelievedAndNobodyElses(@TempDir Path folder)
      throws Exception {
    SelfSigned.in(folder, "login", "EC");
    SSLContext own = SelfSigned.context(folder, "login");
    HttpsServer encrypted =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    encrypted.setHttpsConfigurator(new HttpsConfigurator(own));
    encrypted.createContext(
        "/keys",
        exchange -> {
          byte[] body = Keys.jwks(Keys.jwk("ed", ED)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    encrypted.start();
    URI address = URI.create("https://127.0.0.1:" + encrypted.getAddress().getPort() + "/keys");
    SSLContext usual = SSLContext.getDefault();
    try (Tokens unknown = judge(KeySource.of(new KeySetAt(address)))) {
      refused(unknown, token("ed", ED));
      SSLContext.setDefault(own);
      try (Tokens known = judge(KeySource.of(new KeySetAt(address)))) {
        assertEquals("ada", believed(known, token("ed", ED)));
      }
    } finally {
      SSLContext.setDefault(usual);
      encrypted.stop(0);
    }
  }

  private static String head(String head, String[] parts) {
    return Keys.base64(head) + "." + parts[1] + "." + parts[2];
  }

  private static String believed(Tokens by, String token) throws Exception {
    return by.verify(token).toCompletionStage().toCompletableFuture().get().listener();
  }

  private static void refused(Tokens by, String token) {
    var failure = assertThrows(ExecutionException.class, () -> believed(by, token));
    assertInstanceOf(BadToken.class, failure.getCause());
  }
}
