package io.privatefm.server;

import io.privatefm.server.air.Air;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server of stations. Thread-safe.
 *
 * <pre>{@code
 * try (var fm = PrivateFm.builder().catalogue(directory).port(8080).tokens(rules).start()) {
 *   System.out.println("on air at port " + fm.port());
 * }
 * }</pre>
 */
public final class PrivateFm implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFm.class);
  private final Plant plant;

  private PrivateFm(Plant plant) {
    this.plant = plant;
  }

  /** The choices for a server to be started. */
  public static PrivateFmBuilder builder() {
    return new PrivateFmBuilder();
  }

  /** Starts the server of a configuration and returns when it is ready. */
  public static PrivateFm start(Configuration configuration) {
    return start(configuration, null, InstantSource.system());
  }

  static PrivateFm start(Configuration configuration, @Nullable Vertx vertx, InstantSource clock) {
    if (configuration.listen().open()
        && configuration.tokens().trust() instanceof TokenTrust.InsecureDemo) {
      LOG.warn("INSECURE: every token is taken for a listener's id, anybody may be anybody");
    }
    return new PrivateFm(Plant.start(configuration, vertx, clock));
  }

  /** The port that is listened on; -1 if no socket is open. */
  public int port() {
    return plant.port();
  }

  /** The port that the operator is answered at; -1 if there is none. */
  public int adminPort() {
    return plant.adminPort();
  }

  /** A listener of this process, who needs no socket and no token. */
  public Receiver listener(String id) {
    return new Receiver(plant.air(), id);
  }

  /**
   * Looks at once whether another base of the catalogue is in force, also at one that was refused
   * before; without being asked a server looks every few seconds. Does not wait.
   */
  public void lookForCatalogue() {
    plant.lookForCatalogue();
  }

  /** What is on air. */
  Air air() {
    return plant.air();
  }

  /** Says goodbye to every connection, saves every station and releases everything. */
  @Override
  public void close() {
    plant.close();
  }
}
