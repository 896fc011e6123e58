package io.privatefm.bench.run;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Folders;
import io.privatefm.bench.peer.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A system that is built from the data, kept in the cache by data and parameters.
 *
 * @param folder what the contender wrote
 * @param seconds how long the build took, whenever that was
 */
public record Built(Contender contender, Path folder, double seconds) {
  private static final String SECONDS = "build-seconds.txt";

  /** Builds it, unless the cache has it and may be used. */
  public static Built of(Contender contender, Dataset data, int threads, Consumer<String> say)
      throws IOException {
    Path folder = data.folder().resolve(contender.folderName() + "-threads-" + threads);
    Path files = folder.resolve("files");
    if (!contender.keepsBuilds()) {
      Folders.delete(folder);
    }
    boolean built =
        Folders.fillOnce(
            folder,
            into -> {
              say.accept("building " + contender.system());
              Path fresh = Files.createDirectory(into.resolve("files"));
              long began = System.nanoTime();
              contender.build(data, fresh, threads);
              double seconds = (System.nanoTime() - began) / 1e9;
              Files.writeString(
                  into.resolve(SECONDS), String.format(Locale.ROOT, "%.1f\n", seconds));
            });
    double seconds = Double.parseDouble(Files.readString(folder.resolve(SECONDS)).strip());
    say.accept(
        String.format(
            Locale.ROOT,
            "%s %s: built in %.1f s%s",
            contender.system(),
            contender.parameters(),
            seconds,
            built ? "" : ", from the cache"));
    return new Built(contender, files, seconds);
  }
}
