package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A byte of the vectors changed on disk: every length is right, one checksum is not. */
class DamagedCatalogueIT {
  @TempDir Path temp;
  private Path catalogue;

  @BeforeEach
  void damage() throws IOException {
    catalogue = SmallCatalogue.in(temp.resolve("catalogue"));
    Path file = catalogue.resolve("base-000001/vectors.fmv");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 7] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aServerThatVerifiesFirstDoesNotStart() {
    var e =
        assertThrows(
            CatalogueException.class,
            () -> Radio.on(builder -> builder.catalogue(catalogue).verify()));
    assertTrue(e.getMessage().contains("section=vectors.fmv"), e.getMessage());
  }

  @Test
  void aServerThatFindsItLaterIsNotReadyButKeepsItsListeners() throws Exception {
    try (Radio radio = Radio.on(builder -> builder.catalogue(catalogue));
        Caller caller = radio.caller()) {
      awaitDamage(radio.fm);
      HttpResponse<String> ready = ask(radio, "/readyz");
      assertEquals(503, ready.statusCode());
      assertEquals("not ready: the catalogue is damaged\n", ready.body());
      assertEquals(200, ask(radio, "/livez").statusCode());
      assertNotNull(caller.hello("ada", "phone").spin());
    }
  }

  private static HttpResponse<String> ask(Radio radio, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.port() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private static void awaitDamage(PrivateFm fm) {
    long patientUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Caller.PATIENCE_MS);
    while (!fm.air().damaged()) {
      assertTrue(System.nanoTime() < patientUntilNanos, "not found");
      Thread.onSpinWait();
    }
  }
}
