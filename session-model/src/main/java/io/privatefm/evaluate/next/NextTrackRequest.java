package io.privatefm.evaluate.next;

import io.privatefm.engine.Engine;
import io.privatefm.evaluate.report.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated.
 *
 * @param data the sessions
 * @param protocol how they are parted, and how the training part is parted once more to choose
 *     parameters; null for {@link Protocol#LAST_DAY} where there are times, else {@link
 *     Protocol#LAST_TENTH}
 * @param played what is done with tracks that the session held before
 * @param top how many tracks answer a question
 * @param recall how many tracks recall is measured at, of all that was recalled; 0: it is not
 * @param methods which methods, by name; empty for all
 * @param about what is known of the tracks
 * @param output where the answers go; null for nowhere
 * @param bootstrap how intervals are made
 * @param threads that ask at the same time
 */
public record NextTrackRequest(
    Data data,
    @Nullable Protocol protocol,
    Played played,
    int top,
    int recall,
    List<String> methods,
    About about,
    @Nullable Output output,
    Bootstrap bootstrap,
    int threads) {

  /** Longest answer: as many as the engine has arms. */
  public static final int MOST_TOP = 64;

  /** Where the sessions are. */
  public sealed interface Data {
    /** One file that the protocol parts. */
    record Whole(Path sessions) implements Data {}

    /** Two files that are parted already. */
    record Parted(Path train, Path test) implements Data {}
  }

  /**
   * What is known of the tracks besides their sessions.
   *
   * @param tracks file of tracks with artists and tags
   * @param vectors file of vectors for the engine, trained on the training part alone
   * @param catalogue directory of a catalogue for the engine, made of the training part alone
   * @param relations files of triples for the engine's graph
   */
  public record About(
      @Nullable Path tracks,
      @Nullable Path vectors,
      @Nullable Path catalogue,
      List<Path> relations) {
    /** Nothing. */
    public static final About NOTHING = new About(null, null, null, List.of());

    public About {
      relations = List.copyOf(relations);
    }
  }

  /**
   * Where the answers go.
   *
   * @param file the answers of one method; those of every other go beside it, with its name
   * @param method which method; null for the one that did best on the validation part
   */
  public record Output(Path file, @Nullable String method) {}

  public NextTrackRequest {
    methods = List.copyOf(methods);
    require(top >= 1 && top <= MOST_TOP, "must be 1 to " + MOST_TOP + ": top=" + top);
    require(
        recall >= 0 && recall <= Engine.MOST_RECALLED,
        "must be 0 to " + Engine.MOST_RECALLED + ": recall=" + recall);
    require(threads >= 1, "must be >= 1: threads=" + threads);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
