package io.privatefm.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server tells of its memory and threads at {@code /metrics} of its admin port. */
final class ServerMeasures {
  private static final Pattern VALUE = Pattern.compile("\\s+(\\S+)$");
  private static final double MEGABYTE = 1 << 20;

  private final @Nullable String admin;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Of a server.
   *
   * @param admin {@code http://host:port}; null: nothing is told
   */
  ServerMeasures(@Nullable String admin) {
    this.admin = admin;
  }

  /** Heap, buffers outside of it and threads now; empty when nobody is to be asked. */
  String now() {
    if (admin == null) {
      return "";
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(admin + "/metrics"))
              .timeout(Duration.ofSeconds(10))
              .build();
      return told(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return ", measures not to be had: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Out of the text of the measures. */
  static String told(String metrics) {
    return String.format(
        Locale.ROOT,
        ", heap %.0f MB, outside %.0f MB, buffers %.1f MB, threads %.0f",
        sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
        sum(metrics, "jvm_memory_used_bytes{area=\"nonheap\"") / MEGABYTE,
        sum(metrics, "jvm_buffer_memory_used_bytes{") / MEGABYTE,
        sum(metrics, "jvm_threads_live_threads"));
  }

  private static double sum(String metrics, String beginning) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(ServerMeasures::value)
        .sum();
  }

  private static double value(String line) {
    var found = VALUE.matcher(line);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
