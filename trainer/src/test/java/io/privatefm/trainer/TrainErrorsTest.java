package io.privatefm.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says when it is asked for help, or for what cannot be. */
class TrainErrorsTest {
  @TempDir private Path folder;

  @Test
  void helpNamesEveryInput() {
    Trained.Said said = Trained.run("--help");
    assertEquals(0, said.code());
    for (String option : List.of("--sessions", "--journal", "--ratings", "--triples", "--master")) {
      assertTrue(said.out().contains(option), said.out());
    }
  }

  @Test
  void aMistakeIsOneLineAndExitCodeTwo() throws IOException {
    Path tracks = Files.write(folder.resolve("t.tsv"), List.of("id", "x"));
    String out = "--out=" + folder.resolve("out");
    refused("must be told what to learn from", "--tracks=" + tracks, out);
    refused(
        "must be 1 to 4096: --dimension=0",
        "--tracks=" + tracks,
        out,
        "--sessions=s",
        "--dimension=0");
    refused(
        "must be a file that exists", "--tracks=" + tracks, out, "--sessions=" + folder + "/no");
    refused("Missing required option", out);
  }

  private void refused(String rule, String... args) {
    Trained.Said said = Trained.run(args);
    assertEquals(2, said.code(), said.err());
    List<String> told = said.err().lines().filter(line -> line.startsWith("fm train: ")).toList();
    assertEquals(1, told.size(), said.err());
    assertTrue(told.getFirst().contains(rule), said.err());
    assertTrue(Files.notExists(folder.resolve("out")));
  }
}
