import io.privatefm.server.PrivateFm;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/**
 * Starts stations within a process that runs already and has a Vert.x, as an edge platform does,
 * and prints how many milliseconds that took. The launcher compiles it, so that nothing of the
 * load's depends on the server.
 */
final class EmbeddedStart {
  private EmbeddedStart() {}

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    long began = System.nanoTime();
    try (PrivateFm fm =
        PrivateFm.builder().catalogue(Path.of(args[0])).vertx(vertx).loops(1).start()) {
      System.out.println((System.nanoTime() - began) / 1e6);
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
