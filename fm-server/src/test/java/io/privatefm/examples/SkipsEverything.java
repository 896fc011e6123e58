package io.privatefm.examples;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.server.PrivateFm;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.processors.UnicastProcessor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A listener who skips every track: feedback flows in as a stream, the programme out as another.
 */
final class SkipsEverything {
  private SkipsEverything() {}

  static List<String> tracks(PrivateFm fm, int count) {
    UnicastProcessor<ClientMessage> feedback = UnicastProcessor.create();
    AtomicLong seq = new AtomicLong();
    Flowable<Play> plays =
        fm.listener("bob").connect("car", feedback).ofType(Play.class).take(count);
    return plays
        .doOnNext(
            play -> feedback.onNext(new Skipped(seq.incrementAndGet(), play.spin(), 1_000, 0)))
        .map(play -> play.track().id())
        .toList()
        .blockingGet();
  }
}
