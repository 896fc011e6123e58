package io.privatefm.bench.station;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.evaluate.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A soak minute by minute. In its first third stations fill up to their bounds; what then grows
 * from the second third to the last would grow for ever.
 *
 * @param tracks in the catalogue
 * @param listeners on the server
 * @param perSecond messages due a second
 */
public record SoakResult(int tracks, int listeners, double perSecond, List<SoakMinute> minutes) {
  private static final double MEGABYTE = 1 << 20;
  private static final int THIRDS = 3;

  private static final Figure P99 = new Figure("p99 ms", 1.2, m -> m.p99Micros() / 1e3);

  /** What of the server is to stay as it is. */
  private static final List<Figure> RESOURCES =
      List.of(
          new Figure("MB of heap after a collection", 1.02, m -> m.heapBytes() / MEGABYTE),
          new Figure("MB outside of the heap", 1.02, m -> m.nativeBytes() / MEGABYTE),
          new Figure("descriptors", 1, SoakMinute::descriptors),
          new Figure("threads", 1, SoakMinute::threads));

  public SoakResult {
    minutes = List.copyOf(minutes);
  }

  /** What is to stay flat: by how much the last third may be above the second, as a factor. */
  private record Figure(String words, double bound, ToDoubleFunction<SoakMinute> value) {}

  private static List<Figure> all() {
    return Stream.concat(Stream.of(P99), RESOURCES.stream()).toList();
  }

  /** The median of a third: 0, 1, 2. */
  private double median(Figure figure, int third) {
    int from = minutes.size() * third / THIRDS;
    int to = minutes.size() * (third + 1) / THIRDS;
    return Medians.of(
        minutes.subList(from, to).stream().map(m -> figure.value.applyAsDouble(m)).toList());
  }

  private double growth(Figure figure) {
    return median(figure, 2) / median(figure, 1);
  }

  /** The median p99 of the last third ÷ that of the second. */
  @JsonIgnore
  double latencyGrowth() {
    return growth(P99);
  }

  /** The greatest growth of heap, memory outside of it, descriptors, threads. */
  @JsonIgnore
  double resourceGrowth() {
    return RESOURCES.stream().mapToDouble(this::growth).max().orElseThrow();
  }

  /** Whether nothing grew beyond its bound. */
  @JsonIgnore
  public boolean flat() {
    return all().stream().noneMatch(figure -> growth(figure) > figure.bound);
  }

  /** Medians of the thirds, a line a figure, in Markdown. */
  public String table() {
    TextTable table =
        new TextTable(
            1,
            List.of("median of", "first third", "second", "last", "last ÷ second", "at most", ""));
    for (Figure figure : all()) {
      table.add(
          List.of(
              figure.words,
              number(median(figure, 0)),
              number(median(figure, 1)),
              number(median(figure, 2)),
              String.format(Locale.ROOT, "%.3f", growth(figure)),
              String.format(Locale.ROOT, "%.2f", figure.bound),
              growth(figure) > figure.bound ? "grew" : "flat"));
    }
    return table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }

  /** What {@link io.privatefm.evaluate.report.JsonFile} wrote of one. */
  public static SoakResult read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), SoakResult.class);
  }
}
