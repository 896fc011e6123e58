package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own: what it wrote to standard output and to standard error. */
record ChildJvm(List<String> out, String err) {
  static final String SIMD = "--add-modules=jdk.incubator.vector";

  static ChildJvm run(Class<?> main, Path argument, String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), argument.toString()));
    Process child = new ProcessBuilder(command).start();
    String out = text(child.getInputStream());
    String err = text(child.getErrorStream());
    assertEquals(0, child.waitFor(), err);
    return new ChildJvm(out.lines().toList(), err);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
