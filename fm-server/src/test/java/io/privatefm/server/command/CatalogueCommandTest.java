package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {
  @TempDir Path temp;
  private Path tracks;
  private Path vectors;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    tracks =
        Files.writeString(
            temp.resolve("tracks.csv"), "id,title,artist,tags,bpm\na,One,Ada,x|y,90\nb,Two,,y,\n");
    vectors = Files.writeString(temp.resolve("vectors.csv"), "b,0,1\na,3,4\n");
    out = temp.resolve("out");
  }

  @Test
  void buildTellsWhatItMadeOfTheInput() {
    Told told = build();
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("  tracks      2\n"), told.out());
    assertTrue(told.out().contains("  tags        2: y 2, x 1\n"), told.out());
    assertTrue(told.out().contains("  traits      bpm\n"), told.out());
    assertTrue(
        told.out().contains("  told        title 100 %, artist 50 %, album 0 %"), told.out());
    assertTrue(told.out().contains("  no artist   1 tracks"), told.out());
    assertTrue(told.out().contains("  scaled      1 vectors to unit length\n"), told.out());
    assertEquals("", told.err());
  }

  @Test
  void compareTellsWhatASwapWouldChange() throws IOException {
    build("--space", "mine");
    Path newer = temp.resolve("newer");
    Path sessions = Files.writeString(temp.resolve("sessions.txt"), "a b\n");
    Path json = temp.resolve("figures.json");
    Told.by("catalogue", "build", "--tracks=" + tracks, "--vectors=" + vectors, "--out=" + newer);
    Told told =
        Told.by(
            "compare",
            out.toString(),
            newer.toString(),
            "--sessions=" + sessions,
            "--json=" + json);
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("tracks      2 in both, 0 added, 0 removed\n"), told.out());
    assertTrue(told.out().contains("another: interests are rebuilt on the swap"), told.out());
    assertTrue(told.out().contains("1 sessions of sessions.txt, 1 targets"), told.out());
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertEquals(1, figures.at("/nextTrack/after/hitRate/estimate").asDouble());
    Told refused = Told.by("compare", out.toString(), temp.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("must be a catalogue, or a training"), refused.err());
  }

  @Test
  void infoIsForPeopleAndForPrograms() throws IOException {
    build("--space", "mine");
    Told people = Told.by("catalogue", "info", out.toString());
    assertTrue(people.out().contains("2 components, space mine"), people.out());
    Told programs = Told.by("catalogue", "info", "--json", out.toString());
    JsonNode info = new ObjectMapper().readTree(programs.out());
    assertEquals(2, info.path("tracks").asInt());
    assertEquals("mine", info.path("vectorSpace").asText());
    assertEquals("tracks.csv", info.path("tracksFrom").asText());
    assertEquals(16, info.path("sections").size());
    assertEquals(out.resolve("base-000001").toString(), info.path("base").asText());
  }

  @Test
  void relationsAreToldAndWeighed() throws IOException {
    Path triples =
        Files.writeString(
            temp.resolve("r.tsv"),
            """
            head\trelation\ttail
            a\tsoundtrack\tFilm
            b\tsoundtrack\tFilm
            c\tsoundtrack\tFilm
            track:c\tnear\ta
            """);
    Told built = build("--relations=" + triples, "--relation-weight=soundtrack=0.25");
    assertEquals(0, built.exitCode(), built.err());
    assertTrue(
        built.out().contains("soundtrack 0.2500, near 0.2500, over 1 entities"), built.out());
    assertTrue(
        built.out().contains("  triples     4, of which 2 join nothing in the catalogue"),
        built.out());
    JsonNode info =
        new ObjectMapper().readTree(Told.by("catalogue", "info", "--json", out.toString()).out());
    assertEquals("soundtrack", info.at("/relations/2/name").asText());
    assertEquals(0, Told.by("catalogue", "verify", out.toString()).exitCode());
    Files.writeString(triples, "head\trelation\ttail\na\t\tFilm\n");
    Told refused = build("--relations=" + triples);
    assertEquals(2, refused.exitCode());
    assertEquals(
        "fm catalogue build: must not be empty: file=r.tsv line=2 field=relation value=\"\"\n",
        refused.err());
  }

  @Test
  void theIndexCanBeChosenAndTellsItsRecall() throws IOException {
    writeMany(400);
    Told built = build("--index", "compact", "--threads", "2");
    assertEquals(0, built.exitCode(), built.err());
    String line =
        "  index +compact, 64 lists, \\d+ bytes a track, recall@10 [01].\\d\\d at \\d+ lists";
    assertTrue(
        built.out().matches("(?s).*" + line + " \\(measured on 256 tracks\\)\n.*"), built.out());
    Told info = Told.by("catalogue", "info", out.toString());
    assertTrue(
        info.out().matches("(?s).*  effort +recall@10 [01].\\d{3}: \\d+ lists, \\d+ rescored\n.*"),
        info.out());
    JsonNode json =
        new ObjectMapper().readTree(Told.by("catalogue", "info", "--json", out.toString()).out());
    assertEquals("compact", json.path("index").path("profile").asText());
    assertEquals(64, json.path("index").path("lists").asInt());
    assertEquals(0, Told.by("catalogue", "verify", out.toString()).exitCode());

    assertEquals(0, build("--index", "exact").exitCode());
    assertTrue(
        Told.by("catalogue", "info", out.toString()).out().contains("  index       exact, "));
  }

  private void writeMany(int count) throws IOException {
    StringBuilder ids = new StringBuilder("id\n");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      ids.append("t").append(i).append('\n');
      rows.append("t").append(i);
      for (int d = 0; d < 4; d++) {
        rows.append(',').append(Math.sin(1 + i * (d + 1.7)));
      }
      rows.append('\n');
    }
    Files.writeString(tracks, ids);
    Files.writeString(vectors, rows);
  }

  @Test
  void aWrongNumberOfThreadsIsOneLineAndExitCodeTwo() {
    Told told = build("--threads", "0");
    assertEquals(2, told.exitCode());
    assertEquals("fm catalogue build: must be >= 1: --threads=0\n", told.err());
  }

  @Test
  void verifyFindsDamage() throws IOException {
    build();
    Told whole = Told.by("catalogue", "verify", out.toString());
    assertEquals(0, whole.exitCode());
    assertTrue(
        whole.out().startsWith(out + " is whole: 2 tracks in 16 sections, version "), whole.out());

    Path records = out.resolve("base-000001/track-records.bin");
    byte[] bytes = Files.readAllBytes(records);
    bytes[3] ^= 1;
    Files.write(records, bytes);
    Told damaged = Told.by("catalogue", "verify", out.toString());
    assertEquals(2, damaged.exitCode());
    assertTrue(
        damaged.err().startsWith("fm catalogue verify: must have the checksum"), damaged.err());
    assertTrue(damaged.err().contains("section=track-records.bin"), damaged.err());
    assertEquals(1, damaged.err().lines().count());
  }

  @Test
  void aDefectIsOneLineAndExitCodeTwo() throws IOException {
    Files.writeString(vectors, "b,0,1\na,0,0\n");
    Told told = build();
    assertEquals(2, told.exitCode());
    assertEquals(
        "fm catalogue build: must not be all zero: file=vectors.csv line=2 field=vector value=0\n",
        told.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void aWrongOptionIsOneLineAndExitCodeTwo() {
    Told told = build("--match", "luck");
    assertEquals(2, told.exitCode());
    assertEquals(1, told.err().lines().count(), told.err());
    assertTrue(told.err().contains("--match"), told.err());
  }

  @Test
  void whatCannotBeWrittenIsOneLineAndExitCodeTwo() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Told told =
        Told.by("catalogue", "demo", "--tracks", "50", "--out", file.resolve("out").toString());
    assertEquals(2, told.exitCode());
    assertEquals(1, told.err().lines().count(), told.err());
    assertTrue(
        told.err().startsWith("fm catalogue demo: must be readable and writable: "), told.err());
  }

  @Test
  void theDemoIsGenerated() {
    Told told =
        Told.by("catalogue", "demo", "--tracks", "200", "--seed", "3", "--out", out.toString());
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains("  tracks      200\n"), told.out());
    assertTrue(told.out().contains("space demo-1-seed-3"), told.out());
  }

  @Test
  void theRadioDataBecomesACatalogue() {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA does not name a folder with the radio data");
    Path radio = Path.of(String.valueOf(data), "radio");
    assumeTrue(Files.isDirectory(radio), "skipped: there is no radio data in " + data);
    tracks = radio.resolve("tracks.tsv");
    vectors = radio.resolve("vectors.npy");
    Told told = build("--space", "radio");
    assertEquals(0, told.exitCode(), told.err());
    assertTrue(told.out().contains(String.format("  tracks      %,d%n", 9_775)), told.out());
    assertEquals(0, Told.by("catalogue", "verify", out.toString()).exitCode());
  }

  private Told build(String... more) {
    String[] args = {
      "catalogue",
      "build",
      "--tracks",
      tracks.toString(),
      "--vectors",
      vectors.toString(),
      "--out",
      out.toString()
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Told.by(all);
  }
}
