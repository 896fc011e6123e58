package io.privatefm.server.command;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmClientOptions;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.command.listen.Script;
import io.privatefm.server.command.listen.ScriptedListener;
import io.privatefm.server.command.listen.TerminalPlayer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm listen}: a station in a terminal. */
@Command(
    name = "listen",
    description = {
      "Listens to a station in the terminal, silently: what plays, why, and what comes next.",
      "Keys: space pause, n skip, l like, d dislike, b ban the artist, m mode, q quit.",
      "With --spins it needs no terminal: it answers so many spins as --script says, a line each."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ListenCommand implements Callable<Integer> {
  private static final long WELCOME_WITHIN_S = 15;

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "ws://127.0.0.1:8080/v1/fm",
      description = "where the station is (default ${DEFAULT-VALUE})")
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "who listens, as fm token made it (FM_TOKEN)")
  private @Nullable String token;

  @Option(
      names = "--listener",
      paramLabel = "ID",
      description = "who listens, for a server with --insecure-demo-auth")
  private @Nullable String listener;

  @Option(
      names = "--device",
      paramLabel = "ID",
      defaultValue = "terminal",
      description = "this device (default terminal)")
  private String device;

  @Option(
      names = "--codec",
      paramLabel = "json|cbor",
      defaultValue = "JSON",
      description = "how messages are written (default json)")
  private FrameCodec codec;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "how much faster than a clock it plays (default 1)")
  private double speed;

  @Option(names = "--spins", paramLabel = "N", description = "answer N spins by script, then leave")
  private int spins;

  @Option(
      names = "--script",
      paramLabel = "RULE",
      description = {
        "complete, skip, like, dislike or ban, or one of these with a condition:",
        "skip:tag=metal, like:artist=Mira, ban:language=en, skip:title=Lemon.",
        "May be repeated; the first that matches a track counts, else it completes."
      })
  private List<String> script = List.of();

  @Override
  public Integer call() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      if (spins > 0) {
        scripted(vertx);
      } else {
        atTheKeys(vertx);
      }
      return 0;
    } finally {
      vertx.close().await();
    }
  }

  private FmClientOptions options() {
    if (speed <= 0) {
      throw new UserError("must be > 0: --speed=" + speed);
    }
    return FmClientOptions.of(url, tokenToSend(), device).withCodec(codec);
  }

  private String tokenToSend() {
    if (token != null) {
      return token;
    }
    if (listener != null) {
      return listener;
    }
    String variable = System.getenv("FM_TOKEN");
    if (variable == null) {
      throw new UserError("must say who listens: --token or --listener is missing");
    }
    return variable;
  }

  private void atTheKeys(Vertx vertx) throws Exception {
    FmClientOptions options = options();
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        throw new UserError("must be a terminal, or be told how many spins: --spins is missing");
      }
      reached(vertx, options);
      TerminalPlayer.play(terminal, vertx, options, speed);
    } catch (IOException e) {
      throw new UserError("must be a terminal: " + Failures.oneLine(e), e);
    }
  }

  private void scripted(Vertx vertx) throws Exception {
    FmClientOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    var station = new ScriptedListener(rules(), spins, heard -> tell(out, heard.line()));
    reached(vertx, options);
    FmClient client = FmClient.connect(vertx, options, station);
    try {
      station.done().get();
    } catch (ExecutionException e) {
      throw new UserError(Failures.oneLine(e.getCause() == null ? e : e.getCause()), e);
    } finally {
      client.close().await();
    }
  }

  private Script rules() {
    try {
      return Script.of(script);
    } catch (IllegalArgumentException e) {
      throw new UserError(Failures.oneLine(e), e);
    }
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** Fails with a line if there is no station at the address, or none for this token. */
  private void reached(Vertx vertx, FmClientOptions options)
      throws InterruptedException, ExecutionException {
    var answer = new CompletableFuture<String>();
    FmClient client =
        FmClient.connect(vertx, options.withDeliverOnly(true), new FirstAnswer(answer));
    try {
      String flaw = answer.get(WELCOME_WITHIN_S, TimeUnit.SECONDS);
      if (!flaw.isEmpty()) {
        throw new UserError("must lead to a station: --url=" + url + ": " + flaw);
      }
    } catch (TimeoutException e) {
      throw new UserError("must answer within " + WELCOME_WITHIN_S + " s: --url=" + url, e);
    } finally {
      client.close().await();
    }
  }

  /** Completes with nothing at the welcome, else with what went wrong. */
  private record FirstAnswer(CompletableFuture<String> answer) implements FmListener {
    @Override
    public void welcomed(FmClient client, ServerMessage.Welcome welcome) {
      answer.complete("");
    }

    @Override
    public void play(FmClient client, ServerMessage.Play play) {}

    @Override
    public void disconnected(FmClient client, int code, String reason, long reconnectAfterMs) {
      answer.complete(reason + " (code " + code + ")");
    }

    @Override
    public void ended(FmClient client, int code, String reason) {
      answer.complete(reason + " (code " + code + ")");
    }
  }
}
