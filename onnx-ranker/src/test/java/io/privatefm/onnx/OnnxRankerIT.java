package io.privatefm.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage.Play;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that scores with a model, and without it where it breaks. */
class OnnxRankerIT {
  private static final int SPINS = 12;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final ObjectMapper json = new ObjectMapper();
  private Path catalogue;
  private int dimension;

  @BeforeEach
  void publish() {
    catalogue = folder.resolve("catalogue");
    DemoCatalogue.of(500, DemoCatalogue.SEED).publish(catalogue);
    try (Catalogue open = Catalogue.open(catalogue)) {
      dimension = open.dimension();
    }
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  /** Hears tracks to the end, the fifth skipped at once. */
  private static final class Listener implements FmListener {
    final CountDownLatch spins = new CountDownLatch(SPINS);

    @Override
    public void play(FmClient client, Play play) {
      spins.countDown();
      if (spins.getCount() > 0) {
        client.tell((seq, atMs) -> new Started(seq, play.spin(), atMs));
        boolean skips = spins.getCount() == SPINS - 5;
        client.tell(
            (seq, atMs) ->
                skips
                    ? new Skipped(seq, play.spin(), 1_000L, atMs)
                    : new Completed(seq, play.spin(), atMs));
      }
    }
  }

  private FmProcess serve(Path model) throws IOException {
    return FmProcess.start(
        "serve",
        "--port=0",
        "--admin-port=0",
        "--insecure-demo-auth",
        "--catalogue=" + catalogue,
        "--data=" + folder.resolve("data"),
        "--ranker=" + model,
        "--ranker-budget-us=100000");
  }

  private void listen(URI player) throws InterruptedException {
    Listener listener = new Listener();
    URI station = URI.create("ws://127.0.0.1:" + player.getPort() + "/v1/fm");
    FmClient client =
        FmClient.connect(vertx, FmClientOptions.of(station, "ann", "phone"), listener);
    assertTrue(listener.spins.await(60, TimeUnit.SECONDS), "spins=" + listener.spins.getCount());
    client.close().await();
  }

  /** What scored each spin of the journal, in order; empty: the linear ranker. */
  private List<String> scoredBy() throws Exception {
    Path table = folder.resolve("spins.jsonl");
    try (FmProcess export =
        FmProcess.start(
            "journal", "export", "--data=" + folder.resolve("data"), "--out=" + table)) {
      List<String> told = export.told();
      assertEquals(0, export.exitCode(), told.toString());
    }
    List<String> scoredBy = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      JsonNode row = json.readTree(line);
      scoredBy.add(row.get("scoredBy").isNull() ? "" : row.get("scoredBy").asText());
    }
    return scoredBy;
  }

  @Test
  void everySpinIsScoredByTheModelAndTheJournalNamesIt() throws Exception {
    Path file = new GruRanker(dimension, 3).file().write(folder.resolve("gru.onnx"));
    try (FmProcess fm = serve(file)) {
      URI player = fm.ready();
      listen(player);
      assertTrue(fm.metric("fm_ranker_scored_total") >= SPINS);
      assertEquals(0, fm.metric("fm_ranker_failed_total"));
      assertEquals(0, fm.stop());
    }
    List<String> scoredBy = scoredBy();
    assertTrue(scoredBy.size() >= SPINS, scoredBy.toString());
    assertTrue(scoredBy.getFirst().matches("[0-9a-f]{16}"), scoredBy.toString());
    assertEquals(1, scoredBy.stream().distinct().count(), scoredBy.toString());
  }

  @Test
  void whereTheModelBreaksTheLinearRankerPlaysOnAndIsCounted() throws Exception {
    Path file = FragileRanker.file(dimension).write(folder.resolve("fragile.onnx"));
    long failed;
    try (FmProcess fm = serve(file)) {
      URI player = fm.ready();
      listen(player);
      failed = Math.round(fm.metric("fm_ranker_failed_total"));
      assertTrue(failed >= 1, "failed=" + failed);
      assertTrue(fm.metric("fm_ranker_scored_total") >= 1);
      assertEquals(0, fm.stop());
    }
    List<String> scoredBy = scoredBy();
    assertTrue(scoredBy.size() >= SPINS, scoredBy.toString());
    assertEquals(failed, scoredBy.stream().filter(String::isEmpty).count(), scoredBy.toString());
    assertEquals(2, scoredBy.stream().distinct().count(), scoredBy.toString());
  }

  @Test
  void aModelThatCannotBeUsedIsRefusedInOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("model.onnx"), "no model");
    refused(text, "fm serve: must be a model that ONNX Runtime ");
    Path foreign = new GruRanker(dimension + 1, 3).file().write(folder.resolve("foreign.onnx"));
    refused(foreign, "fm serve: must be float32[1, 48, " + (dimension + 2) + "]: recent=FLOAT[1, ");
    refused(folder.resolve("none.onnx"), "fm serve: must be a file that can be read: ranker=");
  }

  private void refused(Path model, String start) throws IOException, InterruptedException {
    try (FmProcess fm = serve(model)) {
      List<String> told = fm.told();
      assertEquals(2, fm.exitCode(), told.toString());
      List<String> errors = told.stream().filter(line -> line.startsWith("fm serve: ")).toList();
      assertEquals(1, errors.size(), told.toString());
      assertTrue(errors.getFirst().startsWith(start), told.toString());
      assertTrue(told.getLast().equals(errors.getFirst()), told.toString());
    }
  }
}
