package io.privatefm.server;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the checksums of a catalogue that is on air already, on a daemon thread of its own,
 * once. A damage is logged with its file and section and told on; whatever ends the check early is
 * not one.
 */
final class CatalogueCheck implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueCheck.class);

  private final Catalogue catalogue;
  private final Runnable damaged;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A check that begins with {@link #start}.
   *
   * @param catalogue borrowed until {@link #close}
   * @param damaged run, by the check's thread, when the catalogue is damaged
   */
  CatalogueCheck(Catalogue catalogue, Runnable damaged) {
    this.catalogue = catalogue;
    this.damaged = damaged;
    thread = Thread.ofPlatform().daemon().name("fm-catalogue-check").unstarted(this::check);
  }

  void start() {
    thread.start();
  }

  private void check() {
    try {
      catalogue.verifyChecksums(Progress.NONE);
      LOG.info("catalogue {}: every checksum is right", catalogue.version());
    } catch (CatalogueException e) {
      LOG.error("the catalogue is damaged: {}", e.getMessage());
      damaged.run();
    } catch (UncheckedIOException e) {
      ended(e);
    } catch (IllegalStateException e) {
      if (!closed) {
        throw e;
      }
    }
  }

  /** The files are gone when another catalogue took their place; what is mapped stays. */
  private void ended(UncheckedIOException cause) {
    if (!closed) {
      LOG.warn("the catalogue's checksums were not compared: {}", cause.getMessage());
    }
  }

  /** Ends the check without waiting for it. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
