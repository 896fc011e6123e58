package io.privatefm.bench.peer;

import io.privatefm.bench.data.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Our program around the C++ library hnswlib, compiled when a compiler and the library's header are
 * there, and then kept in the cache under the checksum of source, flags and processor.
 */
final class HnswlibProgram {
  /** As a user of the library would compile for this machine. */
  static final List<String> FLAGS = List.of("-O3", "-march=native", "-DNDEBUG");

  private static final String SOURCE = "hnswlib_bench.cpp";
  private static final String PROGRAM = "hnswlib_bench";

  private HnswlibProgram() {}

  /** The program, or null when it cannot be compiled here, which is told in one line. */
  static @Nullable Path compiled(Path cache, Consumer<String> say) throws IOException {
    byte[] source = source();
    MessageDigest checksum = Folders.checksum();
    checksum.update(source);
    checksum.update((FLAGS + Machine.processor()).getBytes(StandardCharsets.UTF_8));
    Path folder = cache.resolve("hnswlib-program-" + Folders.name(checksum));
    try {
      Folders.fillOnce(folder, into -> compile(source, into));
      return folder.resolve(PROGRAM);
    } catch (Missing e) {
      say.accept("without hnswlib (C++): " + e.getMessage());
      return null;
    }
  }

  private static byte[] source() throws IOException {
    try (InputStream in = HnswlibProgram.class.getResourceAsStream(SOURCE)) {
      return Objects.requireNonNull(in, SOURCE).readAllBytes();
    }
  }

  private static void compile(byte[] source, Path folder) throws IOException {
    Files.write(folder.resolve(SOURCE), source);
    List<String> command = new java.util.ArrayList<>(List.of("g++"));
    command.addAll(FLAGS);
    command.addAll(List.of("-std=c++17", "-pthread", "-o", PROGRAM, SOURCE));
    Process compiler;
    try {
      compiler =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new Missing("needs g++");
    }
    String told = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (Processes.exitCode(compiler) != 0) {
      throw new Missing(
          told.contains("hnswlib.h: No such file")
              ? "needs the header hnswlib/hnswlib.h (Debian: libhnswlib-dev)"
              : "does not compile: " + told.lines().findFirst().orElse("no word why"));
    }
  }

  /** Why there is no program. */
  private static final class Missing extends IOException {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }
}
