package io.privatefm.bench.station.crowd;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.bench.BenchError;
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
public final class Exchanges {
  private static final int MOST = 501;
  private static final int RECORDINGS = 10; // at most, until what is rare was said too
  private static final double RECORDING_SECONDS = 1;
  private static final double RECORDED_PER_SECOND = 2_000;

  private final Map<Kind, List<List<String>>> heard = new EnumMap<>(Kind.class);

  /** A file in this folder with what the stations answer to each kind of message. */
  public static Path of(Crowd crowd, Path folder) throws IOException {
    Exchanges exchanges = new Exchanges();
    crowd.record(exchanges);
    for (int i = 0; i < RECORDINGS && (i == 0 || !exchanges.missing().isEmpty()); i++) {
      crowd.run(new OpenLoop(crowd, RECORDED_PER_SECOND, RECORDING_SECONDS), RECORDING_SECONDS);
    }
    crowd.record(null);
    if (!exchanges.missing().isEmpty()) {
      throw new BenchError("must have been answered: " + exchanges.missing());
    }
    Path file = folder.resolve("exchanges.json");
    exchanges.write(file);
    return file;
  }

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
  public void write(Path file) throws IOException {
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
  public static Map<String, List<String>> read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
  }
}
