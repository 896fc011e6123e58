package io.privatefm.server.command.listen;

import io.privatefm.client.FmClient;
import io.privatefm.client.FmListener;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.TrackInfo;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listener who follows a {@link Script} through so many spins, each answered as soon as it comes,
 * and leaves when the last answer is acknowledged. Called on its client's context.
 */
public final class ScriptedListener implements FmListener {
  /** Early enough to count as a skip of what was hardly heard. */
  private static final long SKIPPED_AT_MS = 5_000;

  private final Script script;
  private final int spins;
  private final Consumer<Heard> heard;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private @Nullable String lastSpin;
  private long told;
  private long lastSeq = -1;
  private int count;

  /**
   * One spin and what was done with it.
   *
   * @param number from 1
   */
  public record Heard(int number, ServerMessage.Play play, Script.Reaction reaction) {
    /** As a line for a person. */
    public String line() {
      TrackInfo track = play.track();
      return "%4d %s %-8s %s — %s %s · %s"
          .formatted(
              number,
              play.spin(),
              reaction.word(),
              track.title(),
              track.artist(),
              track.tags(),
              play.why().because() == null ? play.why().channel() : play.why().because());
    }
  }

  public ScriptedListener(Script script, int spins, Consumer<Heard> heard) {
    this.script = script;
    this.spins = spins;
    this.heard = heard;
  }

  /** Done when the last answer is acknowledged; fails if the station ends before. */
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void welcomed(FmClient client, ServerMessage.Welcome welcome) {
    if (lastSeq < 0) {
      lastSeq = welcome.lastSeq();
    }
  }

  @Override
  public void play(FmClient client, ServerMessage.Play play) {
    if (play.spin().equals(lastSpin) || count == spins) {
      return;
    }
    lastSpin = play.spin();
    count++;
    Script.Reaction reaction = script.reactionTo(play.track());
    heard.accept(new Heard(count, play, reaction));
    answer(client, play.spin(), reaction);
  }

  private void answer(FmClient client, String spin, Script.Reaction reaction) {
    tell(client, (seq, atMs) -> new Started(seq, spin, atMs));
    switch (reaction) {
      case COMPLETE -> tell(client, (seq, atMs) -> new Completed(seq, spin, atMs));
      case SKIP -> tell(client, (seq, atMs) -> new Skipped(seq, spin, SKIPPED_AT_MS, atMs));
      case LIKE -> {
        tell(client, (seq, atMs) -> new Liked(seq, spin, atMs));
        tell(client, (seq, atMs) -> new Completed(seq, spin, atMs));
      }
      case DISLIKE -> tell(client, (seq, atMs) -> new Disliked(seq, spin, Scope.TRACK, atMs));
      case BAN -> tell(client, (seq, atMs) -> new Disliked(seq, spin, Scope.ARTIST, atMs));
    }
  }

  private void tell(FmClient client, FmClient.Saying saying) {
    client.tell(saying);
    told++;
  }

  @Override
  public void acknowledged(FmClient client, long seq) {
    if (count == spins && seq >= lastSeq + told) {
      done.complete(null);
    }
  }

  @Override
  public void refused(FmClient client, ServerMessage.Error error) {
    done.completeExceptionally(new IllegalStateException("the server refused: " + error.message()));
  }

  @Override
  public void ended(FmClient client, int closeCode, String reason) {
    done.completeExceptionally(
        new IllegalStateException("the station ended: " + reason + " (code " + closeCode + ")"));
  }
}
