package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Asks sessions about themselves: each part of them is foretold by the others, as a new one will be
 * by all. Positions whose track is not looked at teach nothing and are left out.
 */
final class Questions {
  /** Parts in the order of time, so that what hangs together falls into one. */
  private static final int PARTS = 5;

  /** Most questions of all parts; more teach little. */
  private static final int MOST = 20_000;

  /** About so many positions are tried for each question. */
  private static final double TRIES = 3;

  /** Whoever only gathers needs no weights. */
  private static final Fusion UNTAUGHT = new Fusion(new float[Fusion.WEIGHTS]);

  private final Sessions sessions;
  private final int[] artistOf;
  private final long seed;

  Questions(Sessions sessions, int[] artistOf, long seed) {
    this.sessions = sessions;
    this.artistOf = artistOf;
    this.seed = seed;
  }

  /** All questions; the same at any number of processors. */
  List<Question> ask() {
    return IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(this::ofPart)
        .flatMap(List::stream)
        .toList();
  }

  private int start(int part) {
    return (int) ((long) sessions.count() * part / PARTS);
  }

  private List<Question> ofPart(int part) {
    int from = start(part);
    int to = start(part + 1);
    List<int[]> others =
        IntStream.range(0, sessions.count())
            .filter(session -> session < from || session >= to)
            .mapToObj(sessions::tracksOf)
            .toList();
    Sessions known = Sessions.of(sessions.trackCount(), others);
    return new Part(known, new SplittableRandom(seed + part)).ask(from, to);
  }

  /** One part, foretold by the sessions of the others. */
  private final class Part {
    private final Foreteller foreteller;
    private final SplittableRandom random;
    private final List<Question> asked = new ArrayList<>();
    private final BitSet heard = new BitSet();
    private final Prefix prefix = new Prefix();

    Part(Sessions known, SplittableRandom random) {
      foreteller = new Foreteller(new Foresight(known, artistOf, UNTAUGHT));
      this.random = random;
    }

    List<Question> ask(int from, int to) {
      long positions = IntStream.range(from, to).mapToLong(sessions::length).sum();
      double share = TRIES * MOST / PARTS / Math.max(1, positions);
      for (int session = from; session < to && asked.size() < MOST / PARTS; session++) {
        ask(session, share);
      }
      return asked;
    }

    private void ask(int session, double share) {
      prefix.clear();
      heard.clear();
      for (int at = sessions.start(session); at < sessions.end(session); at++) {
        int track = sessions.track(at);
        if (prefix.count() > 0 && !heard.get(track) && random.nextDouble() < share) {
          foreteller.gather(prefix, other -> !heard.get(other));
          int came = foreteller.indexOf(track);
          if (came >= 0) {
            asked.add(new Question(foreteller.signals(), came));
          }
        }
        prefix.add(track);
        heard.set(track);
      }
    }
  }
}
