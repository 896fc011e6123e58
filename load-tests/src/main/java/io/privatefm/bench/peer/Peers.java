package io.privatefm.bench.peer;

import io.privatefm.bench.BenchError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The peers by the names with which the command line asks for them. */
public final class Peers {
  /** All names, in the order of the tables. */
  public static final List<String> NAMES = List.of("hnswlib", "lucene", "jvector", "hnswlib-core");

  private static final String NONE = "none";

  private Peers() {}

  /**
   * The contenders of the names; one that cannot run here is left out, with a line that says why.
   *
   * @param names some of {@link #NAMES}, or just {@code none}
   */
  public static List<Contender> of(List<String> names, Path cache, Consumer<String> say)
      throws IOException {
    List<Contender> contenders = new ArrayList<>();
    if (names.equals(List.of(NONE))) {
      return contenders;
    }
    for (String name : names) {
      switch (name) {
        case "hnswlib" -> {
          Path program = HnswlibProgram.compiled(cache, say);
          if (program != null) {
            contenders.add(new HnswlibContender(program));
          }
        }
        case "lucene" -> contenders.add(new LuceneContender());
        case "jvector" -> contenders.add(new JVectorContender());
        case "hnswlib-core" -> contenders.add(new HnswlibCoreContender());
        default ->
            throw new BenchError(
                "must be none or some of " + String.join(",", NAMES) + ": --peers=" + name);
      }
    }
    return contenders;
  }
}
