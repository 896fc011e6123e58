package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.security.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a set are changed while a server runs, and the tokens that it believes with them. */
class KeySetIT {
  private static final long PATIENCE_S = 60;
  @TempDir private Path folder;

  @Test
  void tokensOfANewKeyAreBelievedAndThoseOfAnOldOneNoMoreWithoutARestart() throws Exception {
    KeyPair old = Keys.ed25519();
    KeyPair next = Keys.rsa(2048);
    Path set = folder.resolve("jwks.json");
    Files.writeString(set, Keys.jwks(Keys.jwk("old", old)));
    try (var fm =
        FmProcess.start(
            "serve", "--port=0", "--catalogue=" + SmallDemo.in(folder, 500), "--jwt-jwks=" + set)) {
      URI me = fm.ready().resolve("/v1/me/export");
      String ofOld = token("old", old);
      String ofNext = token("next", next);
      assertEquals(404, status(me, ofOld), fm.told());
      assertEquals(401, status(me, ofNext), fm.told());

      Files.writeString(set, Keys.jwks(Keys.jwk("next", next)));
      awaitStatus(404, me, ofNext, fm);
      assertEquals(401, status(me, ofOld), fm.told());

      Files.writeString(set, "<html>");
      awaitLine("key set not read, the 1 keys of before stay in force", fm);
      assertEquals(404, status(me, ofNext), fm.told());
      assertFalse(fm.told().contains(ofNext), "a token is in what was told");
    }
  }

  private String token(String kid, KeyPair keys) throws Exception {
    Path key = Files.writeString(folder.resolve(kid + ".pem"), Keys.privatePem(keys));
    var told =
        Told.by("token", "--listener", "ada", "--private-key", key.toString(), "--key-id", kid);
    assertEquals(0, told.exitCode(), told.err());
    return told.out().strip();
  }

  private static void awaitStatus(int expected, URI uri, String token, FmProcess fm)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (status(uri, token) != expected) {
      assertTrue(System.nanoTime() < deadline, fm.told());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void awaitLine(String line, FmProcess fm) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!fm.told().contains(line)) {
      assertTrue(System.nanoTime() < deadline, fm.told());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static int status(URI uri, String token) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
