package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fm catalogue list}, {@code publish} and {@code rollback}. */
class CatalogueBasesCommandTest {
  @TempDir Path temp;
  private String live = "";
  private String next = "";

  @BeforeEach
  void make() {
    live = Tracks.made(temp.resolve("live"), "first", "a").toString();
    next = Tracks.made(temp.resolve("next"), "second", "a", "b").toString();
  }

  private static List<Integer> numbers(JsonNode bases) {
    return bases.findValues("number").stream().map(JsonNode::asInt).toList();
  }

  private JsonNode listed() throws Exception {
    return new ObjectMapper().readTree(Told.by("catalogue", "list", live, "--json").out());
  }

  @Test
  void publishThenRollBackIsToldAndListed() throws Exception {
    Told published = Told.by("catalogue", "publish", next, "--to", live);
    assertEquals(0, published.exitCode(), published.err());
    assertTrue(
        published.out().startsWith(live + ": base 2 is in force, 400 tracks, version "),
        published.out());
    assertTrue(published.out().endsWith(", space second\n"), published.out());
    assertEquals(List.of(2, 1), numbers(listed()));

    Told back = Told.by("catalogue", "rollback", live);
    assertEquals(0, back.exitCode(), back.err());
    assertTrue(back.out().startsWith(live + ": base 1 is in force, 200 tracks"), back.out());
    assertEquals(List.of(1, 2), numbers(listed()));
    assertTrue(listed().path(0).path("inForce").asBoolean());
    assertEquals("second", listed().path(1).path("vectorSpace").asText());

    assertEquals(0, Told.by("catalogue", "rollback", live, "--to", "2").exitCode());
    assertEquals(List.of(2, 1), numbers(listed()));
  }

  @Test
  void theListIsATableWithTheOneInForceFirst() {
    Told.by("catalogue", "publish", next, "--to", live);
    String[] lines = Told.by("catalogue", "list", live).out().split("\n", -1);
    assertTrue(lines[0].startsWith("| in force | made "), lines[0]);
    assertTrue(lines[2].matches("\\| yes .* second +\\| +2 \\| +400 \\|"), lines[2]);
    assertTrue(lines[3].matches("\\|     .* first +\\| +1 \\| +200 \\|"), lines[3]);
  }

  @Test
  void mistakesAreOneLineAndCodeTwo() throws Exception {
    refused("must keep a base to roll back to: ", "rollback", live);
    refused("must be a catalogue directory with a file named current: ", "list", temp.toString());
    refused("must be >= 1: keep=0", "publish", next, "--to", live, "--keep", "0");
    refused("must be another directory than is published: to=", "publish", live, "--to", live);
    Files.write(Path.of(next, "base-000001/track-records.bin"), new byte[10]);
    refused("must have the bytes that the manifest tells, ", "publish", next, "--to", live);
    assertEquals(List.of(1), numbers(listed()));
  }

  private static void refused(String why, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "catalogue";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Told told = Told.by(all);
    assertEquals(2, told.exitCode(), told.out());
    assertEquals(1, told.err().lines().count(), told.err());
    assertTrue(told.err().startsWith("fm catalogue " + arguments[0] + ": " + why), told.err());
  }
}
