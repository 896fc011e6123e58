package io.privatefm.bench.data;

import io.privatefm.bench.BenchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A package of the npm registry, fetched by npm and unpacked by tar in a temporary folder, which
 * goes when it is closed.
 */
public final class NpmPackage implements AutoCloseable {
  private final Path folder;

  private NpmPackage(Path folder) {
    this.folder = folder;
  }

  /** Fetches it; npm and tar have to be on the path. */
  public static NpmPackage fetch(String name, Consumer<String> say) throws IOException {
    NpmPackage fetched = new NpmPackage(Files.createTempDirectory("fm-bench-"));
    try {
      say.accept("fetching " + name + " with npm");
      fetched.run("npm", "pack", "--silent", name);
      fetched.run("tar", "-xzf", fetched.archive());
      return fetched;
    } catch (IOException | RuntimeException e) {
      fetched.close();
      throw e;
    }
  }

  /** A file of the package. */
  public Path file(String name) {
    Path file = folder.resolve("package").resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BenchError("must be in the package: file=" + name);
    }
    return file;
  }

  private String archive() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new BenchError("npm pack must have written an archive"));
    }
  }

  private void run(String... command) throws IOException {
    Path output = folder.resolve("output.txt");
    try {
      int code =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        String told = Files.readString(output).strip().replaceAll("\\s*\\R\\s*", "; ");
        throw new BenchError(command[0] + " must succeed: code=" + code + " output=" + told);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchError("interrupted: " + command[0], e);
    } catch (IOException e) {
      throw new BenchError("must be on the path: command=" + command[0], e);
    }
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
