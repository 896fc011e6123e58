package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.server.command.listen.Script;
import io.privatefm.server.command.listen.ScriptedListener;
import io.privatefm.server.command.listen.ScriptedListener.Heard;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The point of it all, from outside: a listener who completes one genre and skips another hears
 * more and more of the first.
 */
class TasteIT extends ProcessCase {
  /** Several, for one of them may be played the genre from the first spin on. */
  private static final List<String> LISTENERS = List.of("ada", "bob", "cleo", "dan");

  private static final int SPINS = 200;
  private static final int FIRST = 25;
  private static final int LAST = 100;

  @Test
  void onTheDemoTheShareOfTheCompletedGenreRises() throws Exception {
    theShareOfTheCompletedGenreRises(SmallDemo.in(folder, DemoCatalogue.TRACKS), "folk", "metal");
  }

  @Test
  void onTheRadioTheShareOfTheCompletedGenreRises() throws Exception {
    String shared = System.getenv("FM_DATA");
    assumeTrue(shared != null, "FM_DATA is not set: the radio catalogue is not tested");
    Path radio = Path.of(shared).resolve("radio");
    Path catalogue = folder.resolve("radio");
    try (var build =
        FmProcess.start(
            "catalogue", "build",
            "--tracks", radio.resolve("tracks.tsv").toString(),
            "--vectors", radio.resolve("vectors.npy").toString(),
            "--out", catalogue.toString())) {
      assertEquals(0, build.exitCode(), build.told());
    }
    theShareOfTheCompletedGenreRises(catalogue, "country", "rock");
  }

  private void theShareOfTheCompletedGenreRises(Path catalogue, String completed, String skipped)
      throws Exception {
    var early = new ArrayList<Heard>();
    var late = new ArrayList<Heard>();
    try (var fm = serve(catalogue)) {
      for (String listener : LISTENERS) {
        List<Heard> heard = listen(fm.station(), listener, completed, skipped);
        early.addAll(heard.subList(0, FIRST));
        late.addAll(heard.subList(SPINS - LAST, SPINS));
      }
      fm.signal("TERM");
      assertEquals(0, fm.exitCode(), fm.told());
    }
    Shares first = Shares.of(early, completed, skipped);
    Shares last = Shares.of(late, completed, skipped);
    System.out.println("first " + FIRST + " of " + SPINS + " spins: " + first);
    System.out.println("last " + LAST + " of " + SPINS + " spins: " + last);
    assertTrue(last.completed > first.completed, first + " then " + last);
  }

  /** Skips the one genre, completes the other where it is not the first too, and skips all else. */
  private List<Heard> listen(URI station, String who, String completed, String skipped)
      throws Exception {
    var heard = new ArrayList<Heard>();
    Script script = Script.of(List.of("skip:tag=" + skipped, "complete:tag=" + completed, "skip"));
    var listener = new ScriptedListener(script, SPINS, heard::add);
    FmClient client = FmClient.connect(vertx, FmClientOptions.of(station, who, "script"), listener);
    listener.done().get(5, TimeUnit.MINUTES);
    client.close().await();
    return heard;
  }

  /** How much of what was played belonged to each genre. */
  private record Shares(String completedTag, double completed, String skippedTag, double skipped) {
    static Shares of(List<Heard> heard, String completed, String skipped) {
      return new Shares(completed, share(heard, completed), skipped, share(heard, skipped));
    }

    private static double share(List<Heard> heard, String tag) {
      long count = heard.stream().filter(spin -> spin.play().track().tags().contains(tag)).count();
      return (double) count / heard.size();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s (completed) %.2f, %s (skipped) %.2f",
          completedTag,
          completed,
          skippedTag,
          skipped);
    }
  }
}
