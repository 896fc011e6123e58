package io.privatefm.bench.station;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a station server answers to each kind of message, frame by frame, so that an echo can put as
 * many frames and bytes on the wire. Of several answers to one kind the one of median length is
 * kept. Of the load's loop while it records.
 */
final class Exchanges {
  private static final int MOST = 501;
  private final Map<Kind, List<List<String>>> heard = new EnumMap<>(Kind.class);

  /** An answer as it came, whole. */
  void add(Kind kind, List<String> frames) {
    List<List<String>> known = heard.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (known.size() < MOST) {
      known.add(List.copyOf(frames));
    }
  }

  /** The kinds that were not answered yet. */
  Set<Kind> missing() {
    Set<Kind> missing = EnumSet.allOf(Kind.class);
    missing.removeAll(heard.keySet());
    return missing;
  }

  /** Writes {@code {"skipped":["{…ack…}","{…play…}"],…}}. */
  void write(Path file) throws IOException {
    Map<String, List<String>> usual = new LinkedHashMap<>();
    heard.forEach((kind, answers) -> usual.put(kind.type(), median(answers)));
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), usual);
  }

  private static List<String> median(List<List<String>> answers) {
    List<List<String>> byLength =
        answers.stream()
            .sorted(
                Comparator.comparingInt(frames -> frames.stream().mapToInt(String::length).sum()))
            .toList();
    return byLength.get(byLength.size() / 2);
  }

  /** The frames by the {@code type} that they answer. */
  static Map<String, List<String>> read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
  }
}
