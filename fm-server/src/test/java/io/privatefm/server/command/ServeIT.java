package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a process: how it starts, and how it ends. */
class ServeIT {
  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path catalogue;

  @BeforeAll
  static void makeCatalogue() {
    catalogue = SmallDemo.in(shared, 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalStopsItGracefullyWithCodeZero(String signal) throws Exception {
    try (var fm = FmProcess.serve(catalogue, folder.resolve("data"))) {
      assertEquals(200, status(fm.ready().resolve("livez")));
      assertEquals(200, status(fm.ready().resolve("readyz")));
      fm.signal(signal);
      assertEquals(0, fm.exitCode(), fm.told());
      assertEquals("stopped", fm.out().getLast(), fm.told());
    }
  }

  @Test
  void whereAskedToItEndsWithWhoeverStartedIt() throws Exception {
    try (var fm =
        FmProcess.start(
            "serve",
            "--catalogue=" + catalogue,
            "--port=0",
            "--insecure-demo-auth",
            "--until-input-ends")) {
      fm.ready();
      fm.endInput();
      assertEquals(0, fm.exitCode(), fm.told());
      assertTrue(fm.out().contains("stopped"), fm.told());
    }
  }

  @Test
  void aWrongSettingIsOneLineAndCodeTwo() throws Exception {
    refused("fm serve: must be in 0..65535: --port=70000", "--port", "70000");
    refused("fm serve: must be named: --catalogue=DIR is missing");
  }

  @Test
  void aRankerWithoutTheModuleThatReadsItIsOneLineAndCodeTwo() throws Exception {
    // spelled so that the launcher does not see it, and leaves the module out
    Path settings = Files.writeString(folder.resolve("fm.properties"), "loops=1\n\\u0072anker=x\n");
    try (var fm = FmProcess.serve(catalogue, folder.resolve("data"), "--config=" + settings)) {
      assertEquals(2, fm.exitCode(), fm.told());
      assertEquals(
          "fm serve: must have the module onnx-ranker on the class path, where ./fm puts it: ranker=x",
          complaints(fm).getFirst(),
          fm.told());
    }
  }

  @Test
  void aMissingCatalogueIsOneLineAndCodeTwo() throws Exception {
    try (var fm = FmProcess.serve(folder.resolve("nowhere"), folder.resolve("data"))) {
      assertEquals(2, fm.exitCode(), fm.told());
      assertEquals(1, complaints(fm).size(), fm.told());
      assertTrue(complaints(fm).getFirst().contains("nowhere"), fm.told());
    }
  }

  @Test
  void aTableIsPrintedToItsEnd() throws Exception {
    try (var fm = FmProcess.start("catalogue", "list", catalogue.toString())) {
      assertEquals(0, fm.exitCode(), fm.told());
      assertEquals(3, fm.out().size(), fm.told());
      assertTrue(fm.out().getLast().startsWith("| yes"), fm.told());
    }
  }

  @Test
  void aTakenPortIsOneLineAndCodeTwo() throws Exception {
    try (var taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      String data = folder.resolve("data").toString();
      try (var fm =
          FmProcess.start(
              "serve",
              "--insecure-demo-auth",
              "--catalogue",
              catalogue.toString(),
              "--data",
              data,
              "--host",
              "0.0.0.0",
              "--port",
              port)) {
        assertEquals(2, fm.exitCode(), fm.told());
        List<String> told = complaints(fm);
        assertEquals(1, told.size(), fm.told());
        assertTrue(told.getFirst().startsWith("fm serve: must be free to listen on"), fm.told());
        assertTrue(told.getFirst().endsWith("port=" + port), fm.told());
      }
    }
  }

  @Test
  void theOperatorIsAnsweredOnLoopbackAloneUnlessTold() throws Exception {
    try (var fm = FmProcess.serve(catalogue, folder.resolve("data"), "--host=0.0.0.0")) {
      assertEquals(200, status(fm.metrics()));
      assertEquals(404, status(fm.ready().resolve("metrics")));
      var elsewhere = URI.create("http://127.0.0.2:" + fm.metrics().getPort() + "/metrics");
      assertThrows(ConnectException.class, () -> status(elsewhere));
      assertEquals(200, status(URI.create("http://127.0.0.2:" + fm.ready().getPort() + "/")));
    }
  }

  @Test
  void aTakenAdminPortIsOneLineAndCodeTwo() throws Exception {
    try (var taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      try (var fm =
          FmProcess.serve(
              catalogue, folder.resolve("data"), "--admin-host=0.0.0.0", "--admin-port=" + port)) {
        assertEquals(2, fm.exitCode(), fm.told());
        String told = complaints(fm).getFirst();
        assertTrue(told.startsWith("fm serve: must be free to listen on"), told);
        assertTrue(told.endsWith("port=" + port), told);
      }
    }
  }

  @Test
  void aDataDirectoryInUseIsOneLineAndCodeTwo() throws Exception {
    Path data = folder.resolve("data");
    try (var first = FmProcess.serve(catalogue, data)) {
      first.ready();
      try (var second = FmProcess.serve(catalogue, data)) {
        assertEquals(2, second.exitCode(), second.told());
        assertEquals(1, complaints(second).size(), second.told());
      }
    }
  }

  @Test
  void withoutADataDirectoryItSaysThatNothingIsKept() throws Exception {
    try (var fm =
        FmProcess.start(
            "serve", "--port", "0", "--insecure-demo-auth", "--catalogue", catalogue.toString())) {
      fm.ready();
      assertTrue(
          fm.out().stream().anyMatch(line -> line.startsWith("data       in memory")), fm.told());
    }
  }

  private static void refused(String line, String... arguments) throws Exception {
    var all = new java.util.ArrayList<String>(List.of("serve"));
    all.addAll(List.of(arguments));
    if (arguments.length > 0) {
      all.addAll(List.of("--insecure-demo-auth", "--catalogue", catalogue.toString()));
    }
    try (var fm = FmProcess.start(all.toArray(String[]::new))) {
      assertEquals(2, fm.exitCode(), fm.told());
      assertEquals(List.of(line), fm.err());
    }
  }

  /** What it told about its failure, beside its log. */
  private static List<String> complaints(FmProcess fm) {
    return fm.err().stream().filter(line -> line.startsWith("fm serve: ")).toList();
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
