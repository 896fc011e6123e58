package io.privatefm.server.command.listen;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.protocol.ClientMessage.Scope;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.NonBlockingReader;

/**
 * A station at the keys of a terminal. The calling thread reads keys and draws; the client plays.
 */
public final class TerminalPlayer {
  private static final long FRAME_MS = 100;
  private static final int END_OF_INPUT = -1;

  private final Terminal terminal;
  private final AtomicReference<Deck.View> shown;
  private final Deck deck;
  private final FmClient client;

  private TerminalPlayer(Terminal terminal, Vertx vertx, FmClientOptions options, double speed) {
    this.terminal = terminal;
    this.deck = new Deck(speed, () -> {});
    this.shown = new AtomicReference<>(deck.view());
    this.client = FmClient.connect(vertx, options, deck);
  }

  /** Plays until q, the end of the input, or the end of the station. */
  public static void play(Terminal terminal, Vertx vertx, FmClientOptions options, double speed)
      throws IOException {
    new TerminalPlayer(terminal, vertx, options, speed).run();
  }

  private void run() throws IOException {
    Attributes before = terminal.enterRawMode();
    var display = new Display(terminal, false);
    try {
      while (!client.ended().isComplete() && !quits(terminal.reader())) {
        client.run(this::pass);
        draw(display);
      }
      draw(display);
    } finally {
      terminal.setAttributes(before);
      terminal.writer().println();
      terminal.flush();
      client.close();
    }
  }

  private void pass() {
    deck.tick(System.currentTimeMillis());
    shown.set(deck.view());
  }

  private void draw(Display display) {
    int columns = Math.max(20, terminal.getWidth());
    display.resize(Math.max(8, terminal.getHeight()), columns);
    List<AttributedString> lines =
        Screen.lines(shown.get(), columns - 1).stream().map(AttributedString::new).toList();
    display.update(lines, -1);
  }

  /** Waits for a key, but not longer than a frame. */
  private boolean quits(NonBlockingReader keys) throws IOException {
    int key = keys.read(FRAME_MS);
    switch (key) {
      case ' ' -> client.run(deck::pause);
      case 'n' -> client.run(deck::skip);
      case 'l' -> client.run(deck::like);
      case 'd' -> client.run(() -> deck.dislike(Scope.TRACK));
      case 'b' -> client.run(() -> deck.dislike(Scope.ARTIST));
      case 'm' -> client.run(deck::nextMode);
      default -> {}
    }
    return key == 'q' || key == END_OF_INPUT || key == 3; // Ctrl-C in raw mode
  }
}
