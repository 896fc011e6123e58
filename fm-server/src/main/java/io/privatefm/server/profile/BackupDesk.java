package io.privatefm.server.profile;

import io.privatefm.server.journal.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a running store is asked for a backup: a file {@code backup.ask} in its directory, which
 * holds the path of the backup; whoever may write there may read everything anyhow. The answer
 * stands in {@code backup.told}: a line {@code under way …} that changes, then {@code done …} or
 * {@code failed …}, and then the question is taken away. One at a time.
 */
final class BackupDesk {
  static final String ASK = "backup.ask";
  static final String TOLD = "backup.told";
  static final String UNDER_WAY = "under way ";
  static final String DONE = "done ";
  static final String FAILED = "failed ";

  private static final Logger log = LoggerFactory.getLogger(BackupDesk.class);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path ask;
  private final Path told;
  private final BackupFile.Filling backup;
  private long lookedAtNanos = System.nanoTime();
  private long toldAtNanos;
  private @Nullable Thread maker;
  private volatile boolean stopping;

  BackupDesk(DataDirectory directory, BackupFile.Filling backup) {
    this.ask = directory.file(ASK);
    this.told = directory.file(TOLD);
    this.backup = backup;
    forget(ask); // nobody waits any more for what a server before was asked
    forget(told);
  }

  /** Looks now and then whether somebody asks; of the store's thread, which does not wait. */
  void look() {
    long nowNanos = System.nanoTime();
    if (nowNanos - lookedAtNanos >= LOOK_EVERY_NANOS && !busy()) {
      lookedAtNanos = nowNanos;
      if (Files.exists(ask)) {
        maker = Thread.ofPlatform().daemon().name("fm-backup").start(this::make);
      }
    }
  }

  /** Whether a backup is being made, which needs the journal's files as they are. */
  boolean busy() {
    return maker != null && maker.isAlive();
  }

  /** Has the backup that is being made fail, and waits for its end. */
  void stop() {
    stopping = true;
    if (maker != null) {
      try {
        maker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void make() {
    try {
      tell(UNDER_WAY + "0");
      Path file = Path.of(Files.readString(ask).strip());
      BackupReport report = BackupFile.write(file, frames -> backup.into(counted(frames)));
      log.info("A backup was made: {} stations, {} entries", report.stations(), report.entries());
      tell(DONE + BackupText.of(report));
    } catch (IOException | RuntimeException | InternalError e) {
      log.error("A backup could not be made: {}", e.toString());
      tell(FAILED + e.getMessage());
    } finally {
      forget(ask);
    }
  }

  private BackupFile.Frames counted(BackupFile.Frames frames) {
    long[] count = {0};
    return (kind, payload) -> {
      if (stopping) {
        throw new StorageException(
            StorageException.Reason.CLOSED, "must stay open: the server stops");
      }
      frames.take(kind, payload);
      long nowNanos = System.nanoTime();
      if (++count[0] % 1_000 == 0 && nowNanos - toldAtNanos > TELL_EVERY_NANOS) {
        toldAtNanos = nowNanos;
        tell(UNDER_WAY + count[0]);
      }
    };
  }

  private void tell(String line) {
    try {
      SafeFile.replace(told, (line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.error("Could not tell of a backup: {}", e.toString());
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("Could not remove {}: {}", file, e.toString());
    }
  }
}
