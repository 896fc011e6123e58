package io.privatefm.server.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scenarios of {@code conformance/script.txt}: what happens, a line each. */
final class Script {
  private static final String BEGIN = "scenario ";

  private Script() {}

  /**
   * One story.
   *
   * @param name as a sentence
   * @param steps in order
   */
  record Scenario(String name, List<String> steps) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Scenario> scenarios() {
    try (InputStream file = Script.class.getResourceAsStream("/conformance/script.txt")) {
      if (file == null) {
        throw new IllegalStateException("must be on the class path: conformance/script.txt");
      }
      return scenarios(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Scenario> scenarios(String text) {
    List<Scenario> scenarios = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith(BEGIN)) {
        scenarios.add(new Scenario(line.substring(BEGIN.length()), new ArrayList<>()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        scenarios.getLast().steps().add(line);
      }
    }
    return scenarios;
  }
}
