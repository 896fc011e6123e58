package io.privatefm.catalogue.sessions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Why neighbours are found anew at each question and not kept by each station: what a station would
 * have to keep, and the most time that it could save. Prints both, of the radio playlists in {@code
 * FM_DATA} where there are any, and of made-up sessions otherwise.
 */
class NeighboursAnewTest {
  /** Session, similarity, step and place of each session that shares anything. */
  private static final int BYTES_A_SESSION = Integer.BYTES + Double.BYTES + 2 * Integer.BYTES;

  /** What a station may take more of. */
  private static final int ROOM_BYTES = 300;

  private static final int QUESTIONS = 200;
  private static final int ROUNDS = 7;

  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void whatAStationWouldHaveToKeepForEqualAnswersIsMoreThanItsRoom() {
    List<int[]> heard = heard();
    int tracks = 1 + heard.stream().flatMapToInt(Arrays::stream).max().orElseThrow();
    Sessions sessions = Sessions.of(tracks, heard);
    NeighbourOptions options =
        new NeighbourOptions(2_500, 100, Decay.NONE, Decay.ROOT, 0.5, 0.25, Decay.LOG);
    SessionNeighbours neighbours = new SessionNeighbours(sessions, options);
    TrackScores near = new TrackScores();
    TrackScores whole = new TrackScores();
    for (int events : new int[] {1, 8, 20, 64}) {
      List<Prefix> prefixes = prefixes(heard, events);
      long sharing = prefixes.stream().mapToLong(neighbours::compare).sum() / QUESTIONS;
      double compared = micros(() -> prefixes.forEach(neighbours::compare));
      double all =
          micros(
              () -> {
                for (Prefix prefix : prefixes) {
                  near.clear();
                  whole.clear();
                  neighbours.score(prefix, near, whole);
                }
              });
      System.out.printf(
          "%d events: %d sessions share one, %d bytes to keep; comparing %.0f of %.0f µs%n",
          events, sharing, sharing * BYTES_A_SESSION, compared, all);
      assertTrue(events == 1 || sharing * BYTES_A_SESSION > ROOM_BYTES, events + ": " + sharing);
    }
  }

  /** The least of some rounds, for others use the machine too. */
  private static double micros(Runnable questions) {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      questions.run();
      least = Math.min(least, (System.nanoTime() - began) / 1e3 / QUESTIONS);
    }
    return least;
  }

  /** What begins like one session, and goes on like another where that is over. */
  private List<Prefix> prefixes(List<int[]> heard, int events) {
    List<Prefix> prefixes = new ArrayList<>();
    while (prefixes.size() < QUESTIONS) {
      Prefix prefix = new Prefix();
      while (prefix.count() < events) {
        for (int track : heard.get(random.nextInt(heard.size()))) {
          if (prefix.count() < events) {
            prefix.add(track);
          }
        }
      }
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private List<int[]> heard() {
    String data = System.getenv("FM_DATA");
    Path file = data == null ? null : Path.of(data, "radio", "playlists.txt.gz");
    return file != null && Files.exists(file) ? read(file) : madeUp();
  }

  private static List<int[]> read(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Map<String, Integer> numbers = new HashMap<>();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .filter(ids -> ids.length > 1)
          .map(
              ids ->
                  Arrays.stream(ids)
                      .mapToInt(id -> numbers.computeIfAbsent(id, _ -> numbers.size()))
                      .toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 10,000 sessions of 5 to 24 tracks of 5,000, the first played most. */
  private List<int[]> madeUp() {
    List<int[]> heard = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int[] session = new int[5 + random.nextInt(20)];
      Arrays.setAll(session, _ -> (int) (5_000 * Math.pow(random.nextDouble(), 3)));
      heard.add(session);
    }
    return heard;
  }
}
