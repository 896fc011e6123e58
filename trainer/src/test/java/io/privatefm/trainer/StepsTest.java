package io.privatefm.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Track;
import io.privatefm.rank.Features;
import io.privatefm.rank.Prior;
import io.privatefm.rank.Ranker;
import io.privatefm.trainer.graph.Graph;
import io.privatefm.trainer.graph.Triple;
import io.privatefm.trainer.graph.Walks;
import io.privatefm.trainer.listen.CoListen;
import io.privatefm.trainer.listen.CoListens;
import io.privatefm.trainer.listen.Popularity;
import io.privatefm.trainer.log.Dropped;
import io.privatefm.trainer.log.JournalLog;
import io.privatefm.trainer.log.KnownTracks;
import io.privatefm.trainer.log.Log;
import io.privatefm.trainer.log.Ratings;
import io.privatefm.trainer.log.Session;
import io.privatefm.trainer.log.Sessions;
import io.privatefm.trainer.log.TripleFile;
import io.privatefm.trainer.rank.PriorWeights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a training, each by itself, on data whose outcome is known. */
class StepsTest {
  private static final long DAY_MS = 24L * 60 * 60 * 1_000;
  private static final long PAUSE_MS = 30L * 60 * 1_000;

  @TempDir private static Path folder;
  private static JavaSparkContext spark;
  private static Broadcast<KnownTracks> tracks;

  @BeforeAll
  static void open() {
    spark = LocalSpark.open();
    tracks = spark.broadcast(new KnownTracks(List.of("x", "y", "z", "w")));
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  private static String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private static List<Session> sessions(Log log) {
    return Sessions.of(log, PAUSE_MS).collect().stream()
        .sorted(Comparator.comparingLong(Session::order))
        .toList();
  }

  @Test
  void malformedRowsOfListensAreDroppedAndCountedByReason() throws IOException {
    String listens =
        file(
            "listens.tsv",
            "user\tsession\ttimestamp\ttrack",
            "u\ts1\t1400000100\ty",
            "u\ts1\t1400000000\tx",
            "u\ts1\tyesterday\tx",
            "u\ts1\t1400000200",
            "u\ts1\t1400000200\tnobody knows it",
            "\t\t1400000200\tx",
            "u\ts1\t1400000200\t",
            "",
            "u\ts2\t2014-05-14T10:00:00Z\tz",
            "u\ts1\t1400000300\tnor this");
    Log log = Log.sessions(spark, listens, tracks);
    assertEquals(
        List.of(
            new Dropped("listens.tsv", "listener and session must not both be empty", 1, 7),
            new Dropped("listens.tsv", "must have as many cells as the header", 1, 5),
            new Dropped(
                "listens.tsv",
                "time must be seconds or milliseconds since 1970, or ISO 8601",
                1,
                4),
            new Dropped("listens.tsv", "track must be in the file of tracks", 2, 6),
            new Dropped("listens.tsv", "track must not be empty", 1, 8)),
        log.dropped());
    List<Session> sessions = sessions(log);
    assertArrayEquals(new int[] {0, 1}, sessions.get(0).tracks(), "in the order of time");
    assertEquals(1_400_000_100_000L, sessions.get(0).endMs());
    assertArrayEquals(new int[] {2}, sessions.get(1).tracks());
    assertEquals(3, log.kept());
  }

  @Test
  void pausesDivideTheListensOfWhoNamesNoSession() throws IOException {
    Log log =
        Log.sessions(
            spark,
            file(
                "pauses.csv",
                "listener,time,track",
                "u,1400000000,\"x\"",
                "u,1400001799,y",
                "u,1400003600,z",
                "v,1400003600,w"),
            tracks);
    assertEquals(
        List.of("[0, 1]", "[2]", "[3]"),
        sessions(log).stream().map(session -> Arrays.toString(session.tracks())).toList());
  }

  @Test
  void playlistsKeepTheirOrderAndLoseWhatIsUnknown() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("x y  q z\n\nw x\n".getBytes(StandardCharsets.UTF_8));
    }
    Path gz = Files.write(folder.resolve("lists.txt.gz"), packed.toByteArray());
    Log log = Log.sessions(spark, gz.toString(), tracks);
    assertEquals(
        List.of("[0, 1, 2]", "[3, 0]"),
        sessions(log).stream().map(session -> Arrays.toString(session.tracks())).toList());
    assertEquals(
        List.of(new Dropped("lists.txt.gz", "track must be in the file of tracks", 1, 1)),
        log.dropped());
  }

  @Test
  void ratingsAreJudgedAgainstTheListenersOwnMean() throws IOException {
    Log log =
        Log.ratings(
            spark,
            file(
                "ratings.tsv",
                "user\ttrack\trating",
                "u\tx\t4",
                "u\ty\t2",
                "u\tz\t3",
                "u\tw\tmany"),
            tracks);
    Session session = Ratings.centred(log).first();
    assertArrayEquals(new float[] {1, -1, 0}, session.values());
    assertArrayEquals(new int[] {0}, session.liked().tracks());
    assertEquals(
        List.of(new Dropped("ratings.tsv", "value must be a finite number", 1, 5)), log.dropped());
  }

  @Test
  void theJournalGivesRewardsOfWhatWasHeard() throws IOException {
    JournalLog journal =
        JournalLog.read(
            spark,
            file(
                "journal.jsonl",
                spin("u", 1, "x", "1", 1),
                spin("u", 2, "y", "-0.5", -1),
                spin("u", 3, "z", "null", 0),
                "not JSON"),
            tracks);
    Session session = sessions(journal.log()).getFirst();
    assertArrayEquals(new float[] {1, -0.5f}, session.values());
    assertArrayEquals(new int[] {0}, session.liked().tracks());
    assertEquals(2, journal.log().dropped().size());
  }

  @Test
  void priorWeightsAreWhatALiveRankerHoldsForLikelyAfterTheSameSpins() throws IOException {
    String[] lines = new String[400];
    Ranker live = new Ranker();
    byte[] arm = new byte[Features.PACKED_BYTES];
    for (int i = 0; i < lines.length; i++) {
      boolean near = i % 2 == 0;
      lines[i] = spin("u", i, "x", near ? "0.75" : "-0.25", near ? 1 : -1);
      arm[1 + Features.INTEREST] = (byte) (near ? Features.SCALE : -Features.SCALE);
      live.observe(arm, 0, near ? 0.75 : -0.25, 0);
    }
    PriorWeights prior =
        PriorWeights.fit(JournalLog.read(spark, file("fit.jsonl", lines), tracks).rewards());
    assertEquals(400, prior.spins());
    for (int feature = 0; feature < Features.DIMENSION; feature++) {
      String name = Features.NAMES.get(feature);
      assertEquals(live.weight(feature), of(prior.weights(), name), 1e-9, name);
    }
    assertTrue(prior.explained() > 0.8, prior.toString());
    assertTrue(of(prior.deviations(), "tags") > of(prior.deviations(), "interest"));
    Prior read = Prior.of(prior.weights(), prior.deviations());
    assertEquals(
        live.weight(0), new Ranker(read).weight(0), 1e-9, "a ranker begins where it ended");
  }

  private static double of(Map<String, Double> weights, String feature) {
    return weights.getOrDefault(feature, Double.NaN);
  }

  /** A spin of two arms, the second drawn, of which only the feature interest is not 0. */
  private static String spin(
      String listener, long atMs, String track, String reward, int interest) {
    StringBuilder line =
        new StringBuilder(
            "{\"listener\":\"%s\",\"sessionAtMs\":1,\"drawnAtMs\":%d,\"startedAtMs\":null,"
                    .formatted(listener, atMs)
                + "\"track\":\"%s\",\"reward\":%s,\"chosen\":1".formatted(track, reward));
    for (String arm :
        List.of(
            "ByInterest",
            "ByLongTerm",
            "ByGraph",
            "ByPopular",
            "ByExplore",
            "BySessions",
            "ByItemToItem",
            "LongTerm",
            "Popularity",
            "Artist",
            "Tags",
            "Taste",
            "Foretold",
            "Reputation")) {
      line.append(",\"arm%s\":[1,0]".formatted(arm));
    }
    return line.append(",\"armInterest\":[0,%d]}".formatted(interest)).toString();
  }

  @Test
  void whatIsNoLogIsRefusedInOneLine() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xFF, '\n'});
    for (String place :
        List.of(
            folder.resolve("nowhere").toString(),
            binary.toString(),
            file("empty.txt"),
            file("columns.tsv", "track\tloudness", "x\t3"),
            file("strangers.txt", "q r s"),
            file("brace.jsonl", "{\"track\":\"x\"}"))) {
      CatalogueException refused =
          assertThrows(CatalogueException.class, () -> Log.sessions(spark, place, tracks), place);
      assertTrue(refused.getMessage().startsWith("must "), refused.getMessage());
      assertTrue(refused.getMessage().contains("file="), refused.getMessage());
    }
  }

  @Test
  void popularityHalvesWithEveryHalfLife() throws IOException {
    long now = 1_400_000_000L;
    Log log =
        Log.sessions(
            spark,
            file(
                "ages.tsv",
                "session\ttime\ttrack",
                "s\t" + now + "\tx",
                "s\t" + (now - 30 * 86_400) + "\tx",
                "s\t" + (now - 60 * 86_400) + "\ty"),
            tracks);
    Popularity popularity = Popularity.of(Sessions.of(log, PAUSE_MS), 4, 30 * DAY_MS);
    assertArrayEquals(new long[] {2, 1, 0, 0}, popularity.listens());
    assertArrayEquals(new double[] {1.5, 0.25, 0, 0}, popularity.decayed(), 1e-6);
    double[] shares = {1, Math.log(1.25) / Math.log(2.5), 0, 0};
    assertArrayEquals(shares, popularity.shares(), 1e-9);
  }

  @Test
  void coListensAreTheCosineOfTheSessionsOfTwoTracks() throws IOException {
    Log log = Log.sessions(spark, file("together.txt", "x y x", "x y z", "x w", "y"), tracks);
    List<CoListen> all = CoListens.of(spark, Sessions.of(log, PAUSE_MS), 4, 2).collect();
    assertEquals(
        List.of(
            new CoListen(0, 1, 2, (float) (2 / Math.sqrt(3 * 3))),
            new CoListen(0, 2, 1, (float) (1 / Math.sqrt(3 * 1))),
            new CoListen(1, 0, 2, (float) (2 / Math.sqrt(3 * 3))),
            new CoListen(1, 2, 1, (float) (1 / Math.sqrt(3 * 1))),
            new CoListen(2, 0, 1, (float) (1 / Math.sqrt(1 * 3))),
            new CoListen(2, 1, 1, (float) (1 / Math.sqrt(1 * 3))),
            new CoListen(3, 0, 1, (float) (1 / Math.sqrt(1 * 3)))),
        all,
        "the two best of each, the lower row first among equals");
  }

  @Test
  void triplesAreJoinedByNamesAndWalksFollowThem() throws IOException {
    List<Track> described =
        List.of(
            Track.of("x", "X", "Radiohead", "rock"),
            Track.of("y", "Y", "RADIOHEAD"),
            Track.of("z", "Z", "Björk"),
            Track.of("w", "W", ""));
    TripleFile more =
        TripleFile.open(
            spark,
            file(
                "more.tsv",
                "head\trelation\ttail",
                "radiohead\tlike\tBJÖRK",
                "w\theard in\tentity: Some Film",
                "z\theard in\tentity:some film",
                "\tlike\trock"));
    List<Triple> triples = Graph.of(spark, described, more).collect();
    assertEquals(
        List.of(
            new Triple("artist:radiohead", "like", "artist:björk"),
            new Triple("track:w", "heard in", "entity:some film"),
            new Triple("track:x", "by", "artist:radiohead"),
            new Triple("track:x", "tagged", "tag:rock"),
            new Triple("track:y", "by", "artist:radiohead"),
            new Triple("track:z", "by", "artist:björk"),
            new Triple("track:z", "heard in", "entity:some film")),
        triples);
    assertEquals(1, more.dropped().getFirst().rows());
    List<List<String>> walks =
        new Walks(3, 4, 0.5, 1)
            .of(
                Graph.of(spark, described, more),
                spark.emptyRDD(),
                spark.broadcast(new String[] {"track:x", "track:y", "track:z", "track:w"}))
            .collect();
    assertEquals(4 * 3, walks.size());
    for (List<String> walk : walks) {
      assertEquals(4, walk.size());
      for (int i = 1; i < walk.size(); i++) {
        String from = walk.get(i - 1);
        String to = walk.get(i);
        assertTrue(
            triples.stream()
                .anyMatch(
                    triple ->
                        List.of(triple.head(), triple.tail()).equals(List.of(from, to))
                            || List.of(triple.tail(), triple.head()).equals(List.of(from, to))),
            walk.toString());
      }
    }
  }
}
