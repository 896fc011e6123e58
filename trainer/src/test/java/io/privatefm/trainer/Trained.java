package io.privatefm.trainer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import picocli.CommandLine;

/** Runs of the command on generated music: two scenes, between which nobody changes. */
final class Trained {
  static final int SCENE = 12;

  private Trained() {}

  /** What a run said. */
  record Said(int code, String out, String err) {}

  static Said run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Train.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(args);
    return new Said(code, out.toString(), err.toString());
  }

  /**
   * Tracks a0 … a11 of scene a and b0 … b11 of scene b, four artists each; a track that nobody
   * hears of each scene's first artist; one that nothing is known of.
   */
  static Path tracks(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id\ttitle\tartist\ttags\tdecade"));
    for (String scene : List.of("a", "b")) {
      for (int i = 0; i < SCENE; i++) {
        lines.add(track(scene + i, scene + " artist " + i % 4, scene + " tag"));
      }
      lines.add(
          track(scene + "-cold", scene.toUpperCase(java.util.Locale.ROOT) + " Artist  0", ""));
    }
    lines.add(track("unknown", "", ""));
    return Files.write(folder.resolve("tracks.tsv"), lines);
  }

  private static String track(String id, String artist, String tag) {
    return id + "\tTitle of " + id + "\t" + artist + "\t" + tag + "\t1990s";
  }

  /** Playlists, each of one scene. */
  static Path playlists(Path folder) throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      String scene = n % 2 == 0 ? "a" : "b";
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        line.append(scene).append(random.nextInt(SCENE)).append(' ');
      }
      lines.add(line.toString());
    }
    return Files.write(folder.resolve("playlists.txt"), lines);
  }
}
