package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.server.command.listen.Script;
import io.privatefm.server.command.listen.ScriptedListener;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a server process, from its listeners to the table and the report. */
class JournalIT {
  private static final int LISTENERS = 12;
  private static final int SPINS = 15;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final ObjectMapper json = new ObjectMapper();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void listenersAreHeardExportedAndCompared() throws Exception {
    Path catalogue = SmallDemo.in(folder, 500);
    Path data = folder.resolve("data");
    Path prior = folder.resolve("prior.json");
    Files.writeString(prior, "{\"weights\": {\"popularity\": 0}, \"deviations\": {}}");
    try (var fm =
        FmProcess.serve(
            catalogue,
            data,
            "--models",
            "even=" + prior,
            "--experiment",
            "autumn: thompson 50, bold=uniform floor=0.1 model=even 50")) {
      for (int i = 0; i < LISTENERS; i++) {
        listen(fm.station(), "listener-" + i);
      }
      var early = run("journal", "info", "--data", data.toString());
      assertEquals(2, early.exitCode(), early.told());
      assertTrue(early.told().contains("stop the server, or read a copy"), early.told());
      fm.signal("TERM");
      assertEquals(0, fm.exitCode(), fm.told());
    }
    exports(catalogue, data);
    informs(data);
    reports(data);
    judges(data);
  }

  private void listen(URI station, String name) throws Exception {
    Script script = Script.of(List.of("skip:tag=metal", "like:tag=folk", "complete"));
    var listener = new ScriptedListener(script, SPINS, _ -> {});
    FmClient client = FmClient.connect(vertx, FmClientOptions.of(station, name, "phone"), listener);
    listener.done().get(60, TimeUnit.SECONDS);
    client.close().await();
  }

  private static FmProcess run(String... arguments) throws IOException {
    return FmProcess.start(arguments);
  }

  private void exports(Path catalogue, Path data) throws Exception {
    Path zipped = folder.resolve("spins.jsonl.gz");
    Path parquet = folder.resolve("spins.parquet");
    for (Path file : List.of(zipped, parquet)) {
      try (var fm =
          run(
              "journal",
              "export",
              "--data",
              data.toString(),
              "--catalogue",
              catalogue.toString(),
              "--listeners",
              "clear",
              "--judged",
              "--out",
              file.toString())) {
        assertEquals(0, fm.exitCode(), fm.told());
        assertTrue(fm.told().contains("written    " + LISTENERS * SPINS + " rows"), fm.told());
      }
    }
    List<JsonNode> rows = read(zipped);
    assertEquals(LISTENERS * SPINS, rows.size());
    for (JsonNode row : rows) {
      assertTrue(row.get("listener").textValue().startsWith("listener-"), row.toString());
      assertTrue(row.get("propensity").doubleValue() > 0);
      int chosen = row.get("chosen").intValue();
      assertEquals(row.get("track"), row.get("armTrack").get(chosen));
      assertEquals("autumn", row.get("experiment").textValue());
      assertTrue(row.get("reward").isNumber());
    }
    assertFalse(Files.exists(Path.of(zipped + ".new")));
    byte[] bytes = Files.readAllBytes(parquet);
    assertEquals("PAR1", new String(bytes, bytes.length - 4, 4, StandardCharsets.US_ASCII));
  }

  private List<JsonNode> read(Path zipped) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(zipped)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(json.readTree(line));
      }
    }
    return rows;
  }

  private void informs(Path data) throws Exception {
    Path file = folder.resolve("info.json");
    try (var fm = run("journal", "info", "--data", data.toString(), "--json", file.toString())) {
      assertEquals(0, fm.exitCode(), fm.told());
      assertTrue(fm.told().contains(LISTENERS + " listeners"), fm.told());
    }
    JsonNode info = json.readTree(file.toFile());
    assertEquals(LISTENERS * SPINS, info.get("outcomes").get("judged").intValue());
    assertTrue(info.get("mostSpinBytes").intValue() <= 1_024, info.toString());
  }

  private void reports(Path data) throws Exception {
    Path file = folder.resolve("report.json");
    try (var fm =
        run(
            "experiment",
            "report",
            "--data",
            data.toString(),
            "--first",
            "thompson",
            "--json",
            file.toString())) {
      assertEquals(0, fm.exitCode(), fm.told());
      assertTrue(fm.told().contains("TOO FEW LISTENERS"), fm.told());
    }
    JsonNode figures = json.readTree(file.toFile()).get("figures").get(0);
    assertEquals("autumn", figures.get("experiment").textValue());
    assertEquals("thompson", figures.get("arms").get(0).get("arm").textValue());
    assertEquals(LISTENERS, figures.get("listeners").intValue());
    int spins = 0;
    for (JsonNode arm : figures.get("arms")) {
      spins += arm.get("spins").intValue();
    }
    assertEquals(LISTENERS * SPINS, spins);
  }

  /** The journal itself and what was exported of it give the same estimates. */
  private void judges(Path data) throws Exception {
    List<JsonNode> targets = new ArrayList<>();
    for (Path log : List.of(data, folder.resolve("spins.jsonl.gz"))) {
      Path file = folder.resolve("offpolicy.json");
      try (var fm =
          run(
              "offpolicy",
              "--log",
              log.toString(),
              "--target",
              "uniform",
              "--json",
              file.toString())) {
        assertEquals(0, fm.exitCode(), fm.told());
      }
      targets.add(json.readTree(file.toFile()).get("targets"));
    }
    assertEquals(targets.get(0), targets.get(1));
    assertEquals(LISTENERS * SPINS, targets.get(0).get(0).get("rounds").intValue());
  }
}
