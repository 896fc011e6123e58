package io.privatefm.server.profile;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.server.journal.Entry;
import io.privatefm.station.Feedback;
import io.vertx.core.Future;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A process that appends and saves until it is killed, and prints what was acknowledged. Run with
 * the directories of catalogue and data and the number to begin after.
 */
public final class Victim {
  static final int LISTENERS = 5;
  private static final int IN_FLIGHT = 64;
  private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withRoom(50, 4_000);

  private Victim() {}

  static DiskStore open(Path data, Catalogue catalogue) {
    return DiskStore.open(data, OPTIONS, SmallCatalogue.engine(catalogue), new SecureRandom());
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Catalogue catalogue = Catalogue.open(Path.of(args[0]));
    DiskStore store = open(Path.of(args[1]), catalogue);
    out.println("ready");
    long seq = Long.parseLong(args[2]);
    Future<Void> oldest = Future.succeededFuture();
    while (true) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        seq++;
        oldest = appendAndSave(store, catalogue, seq, out);
      }
      Waiting.until(oldest);
    }
  }

  /**
   * One sequence for all listeners, so that each gets every fifth number; saved every tenth time.
   */
  private static Future<Void> appendAndSave(
      DiskStore store, Catalogue catalogue, long seq, PrintStream out) {
    String listener = listener(seq);
    Feedback feedback = new Feedback.Liked("p-000001", seq);
    Future<Void> appended =
        store
            .append(new Entry.Told(listener, "phone", seq, seq, feedback))
            .onSuccess(_ -> out.println(seq));
    if (seq % 7 == 0) {
      Future<Void> saved =
          store.save(listener, new Saved(station(catalogue, listener), Map.of("phone", seq)));
      return appended.compose(_ -> saved);
    }
    return appended;
  }

  private static byte[] station(Catalogue catalogue, String listener) {
    Engine engine = SmallCatalogue.engine(catalogue);
    return engine.save(engine.tuneIn(listener, "s-" + listener, 0));
  }

  static String listener(long seq) {
    return "listener-" + seq % LISTENERS;
  }
}
