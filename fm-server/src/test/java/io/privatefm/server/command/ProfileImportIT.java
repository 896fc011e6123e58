package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ServerMessage.Play;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a listener took along from one server is brought into another, while it is stopped. */
class ProfileImportIT extends ProcessCase {
  @Test
  void anExportOfOwnDataMovesTheLikesAndTheTasteToAnotherServer() throws Exception {
    Path catalogue = SmallDemo.in(folder, 1_000);
    Path export = folder.resolve("export.json");
    String liked;
    try (var fm = FmProcess.serve(catalogue, folder.resolve("there"))) {
      liked = likeOne(fm.station());
      Files.writeString(export, get(fm.ready(), "/v1/me/export", "ada"));
    }
    try (var fm = serve(catalogue)) {
      fm.ready();
      assertEquals(2, importInto(catalogue, data(), export), "the server runs");
      fm.signal("TERM");
      assertEquals(0, fm.exitCode(), fm.told());
    }
    assertEquals(0, importInto(catalogue, data(), export));
    try (var fm = serve(catalogue)) {
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
}
