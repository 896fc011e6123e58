package io.privatefm.server.table;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Completed;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Ack;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.PrivateFm;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener of a server in this process, who remembers what every spin was worth. */
public final class HeardListener {
  private static final long TRACK_MS = 180_000;

  final String id;

  /** Reward by spin. */
  final Map<String, Double> rewards = new HashMap<>();

  private final UnicastProcessor<ClientMessage> tells = UnicastProcessor.create();
  private final BlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
  private final Disposable connection;
  private long seq;

  /** Tunes in. */
  public HeardListener(PrivateFm fm, String id) {
    this.id = id;
    connection = fm.listener(id).connect("phone", tells).subscribe(heard::add);
  }

  /** Hears so many spins, each in another way; leaves while the one after them plays. */
  public void hear(int spins) throws InterruptedException {
    for (int i = 0; i < spins; i++) {
      String spin = nextPlay();
      tell(new Started(++seq, spin, 0));
      switch (i % 5) {
        case 0 -> end(spin, 0.5, new Completed(++seq, spin, 0));
        case 1 -> end(spin, -0.5, new Skipped(++seq, spin, 5_000, 0));
        case 2 -> {
          tell(new Liked(++seq, spin, 0));
          end(spin, 1, new Completed(++seq, spin, 0));
        }
        case 3 -> end(spin, 0.25, new Skipped(++seq, spin, TRACK_MS * 9 / 10, 0));
        default -> end(spin, -0.8, new Disliked(++seq, spin, Scope.TRACK, 0));
      }
    }
    String last = nextPlay();
    tell(new Started(++seq, last, 0));
    await(new Ack(seq));
    connection.dispose();
  }

  private void end(String spin, double reward, ClientMessage told) {
    rewards.put(spin, reward);
    tell(told);
  }

  private void tell(ClientMessage message) {
    tells.onNext(message);
  }

  private String nextPlay() throws InterruptedException {
    while (true) {
      if (next() instanceof Play play && !rewards.containsKey(play.spin())) {
        return play.spin();
      }
    }
  }

  private void await(ServerMessage message) throws InterruptedException {
    while (!next().equals(message)) {
      // what comes before it is of no interest
    }
  }

  private ServerMessage next() throws InterruptedException {
    ServerMessage message = heard.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing came: listener=" + id);
    }
    return message;
  }
}
