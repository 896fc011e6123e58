package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ServerMessage.Play;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener took along from one server is brought into another, while it is stopped. */
class ProfileImportIT {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void anExportOfOwnDataMovesTheLikesAndTheTasteToAnotherServer() throws Exception {
    Path catalogue = SmallDemo.in(folder, 1_000);
    Path export = folder.resolve("export.json");
    String liked;
    try (var fm = FmProcess.serve(catalogue, folder.resolve("there"))) {
      liked = likeOne(fm.station());
      Files.writeString(export, get(fm.ready(), "/v1/me/export", "ada"));
    }
    Path data = folder.resolve("here");
    try (var fm = FmProcess.serve(catalogue, data)) {
      fm.ready();
      assertEquals(2, importInto(catalogue, data, export), "the server runs");
      fm.signal("TERM");
      assertEquals(0, fm.exitCode(), fm.told());
    }
    assertEquals(0, importInto(catalogue, data, export));
    try (var fm = FmProcess.serve(catalogue, data)) {
      JsonObject held = new JsonObject(get(fm.ready(), "/v1/me", "bea"));
      assertEquals(new JsonArray().add(liked), held.getJsonArray("liked"));
      assertTrue(held.getInteger("lastingInterests") > 0, held.encode());
      try (var playing = new Playing(vertx, fm.station(), "bea", 0)) {
        Play first = playing.nextPlay();
        assertTrue(!first.spin().isEmpty());
      }
    }
  }

  /** Likes the first spin, skips on; returns how the liked one is shown. */
  private String likeOne(URI station) throws InterruptedException {
    try (var playing = new Playing(vertx, station, "ada", 0)) {
      Play first = playing.nextPlay();
      playing.tell((seq, atMs) -> new Liked(seq, first.spin(), atMs));
      playing.tell((seq, atMs) -> new Skipped(seq, first.spin(), 100_000, atMs));
      playing.nextPlay();
      playing.allWell();
      return first.track().title() + " – " + first.track().artist();
    }
  }

  private static int importInto(Path catalogue, Path data, Path file) throws Exception {
    try (var fm =
        FmProcess.start(
            "profile",
            "import",
            "--data",
            data.toString(),
            "--catalogue",
            catalogue.toString(),
            "--listener",
            "bea",
            file.toString())) {
      int code = fm.exitCode();
      if (code == 0) {
        assertTrue(fm.out().contains("unmatched  0 listens to 0 tracks"), fm.told());
      } else {
        assertEquals(1, fm.err().size(), fm.told());
      }
      return code;
    }
  }

  private static String get(URI server, String path, String listener) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(path))
              .header("Authorization", "Bearer " + listener)
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
