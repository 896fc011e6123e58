package io.privatefm.catalogue.foretell;

import static io.privatefm.catalogue.sessions.Heard.prefix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.sessions.Decay;
import io.privatefm.catalogue.sessions.ItemNeighbours;
import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemListsTest {
  private static final int MOST = 64;

  private static Sessions sessions(int tracks, int count) {
    Random random = new Random(tracks);
    List<int[]> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sessions.add(random.ints(2 + random.nextInt(9), 0, tracks).toArray());
    }
    return Sessions.of(tracks, sessions);
  }

  @Test
  void whereNoListIsFullTheScoresAreThoseOfAllNeighbours() {
    Sessions sessions = sessions(MOST, 300);
    ItemLists.Asker lists = new ItemLists(sessions).asker();
    var all = new ItemNeighbours(sessions, new ItemNeighbours.Options(20, Decay.ROOT, 20));
    Random random = new Random(1);
    for (int question = 0; question < 50; question++) {
      Prefix prefix = prefix(random.ints(1 + question % 25, 0, MOST).toArray());
      TrackScores kept = new TrackScores();
      TrackScores counted = new TrackScores();
      lists.score(prefix, kept);
      all.score(prefix, counted);
      for (int track = 0; track < MOST; track++) {
        assertEquals(counted.of(track), kept.of(track), 1e-6);
      }
    }
  }

  @Test
  void aFullListKeepsTheNearest() {
    int tracks = 500;
    Sessions sessions = sessions(tracks, 3_000);
    var all = new ItemNeighbours(sessions, new ItemNeighbours.Options(1, Decay.NONE, 20));
    TrackScores kept = new TrackScores();
    TrackScores counted = new TrackScores();
    new ItemLists(sessions).asker().score(prefix(7), kept);
    all.score(prefix(7), counted);
    assertEquals(MOST, kept.count());
    assertTrue(counted.count() > MOST);
    double least = Double.MAX_VALUE;
    for (int i = 0; i < kept.count(); i++) {
      least = Math.min(least, kept.of(kept.track(i)));
    }
    for (int i = 0; i < counted.count(); i++) {
      int track = counted.track(i);
      assertTrue(kept.of(track) > 0 || counted.of(track) <= least + 1e-6);
    }
  }

  @Test
  void threadsThatAskTheSameListsHearTheSame() throws InterruptedException {
    int tracks = 200;
    Sessions sessions = sessions(tracks, 2_000);
    ItemLists lists = new ItemLists(sessions);
    double[][] heard = new double[4][tracks];
    List<Thread> threads = new ArrayList<>();
    for (double[] mine : heard) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    TrackScores scores = new TrackScores();
                    ItemLists.Asker asker = lists.asker();
                    for (int track = 0; track < tracks; track++) {
                      scores.clear();
                      asker.score(prefix(track), scores);
                      mine[track] = scores.highest();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (double[] one : heard) {
      assertArrayEquals(heard[0], one);
    }
  }
}
