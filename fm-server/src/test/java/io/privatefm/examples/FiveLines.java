package io.privatefm.examples;

import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.PrivateFm;
import io.reactivex.rxjava3.core.Flowable;
import java.nio.file.Path;

/** A station inside the process: no port, no files but the catalogue, no flags. */
public final class FiveLines {
  private FiveLines() {}

  /** Prints the first track of ada's station. */
  public static void main(String[] arguments) {
    System.out.println("first track: " + firstTrack(Path.of(arguments[0])));
  }

  static String firstTrack(Path directory) {
    try (var fm = PrivateFm.builder().catalogue(directory).start()) {
      Flowable<ServerMessage> station = fm.listener("ada").connect("kitchen", Flowable.never());
      return station.ofType(Play.class).blockingFirst().track().title();
    }
  }
}
