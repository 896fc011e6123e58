package io.privatefm.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was told of all spins of one listener, kept from the journal alone: the very {@link Account}
 * and {@link Reward} of a station, without an end and without a catalogue.
 *
 * <p>Spins are counted from 0 in the order in which they were drawn. 36 bytes a spin. Owned by one
 * thread.
 */
public final class Accounts {
  private static final int FIRST_ROOM = 8;

  private long[] numbers = new long[FIRST_ROOM];
  private long[] told = new long[FIRST_ROOM];
  private int[] heardMs = new int[FIRST_ROOM];
  private int[] durationsMs = new int[FIRST_ROOM];
  private int[] kinds = new int[FIRST_ROOM];
  private long[] startedAtMs = new long[FIRST_ROOM];
  private int count;

  private void grow(int room) {
    numbers = Arrays.copyOf(numbers, room);
    told = Arrays.copyOf(told, room);
    heardMs = Arrays.copyOf(heardMs, room);
    durationsMs = Arrays.copyOf(durationsMs, room);
    kinds = Arrays.copyOf(kinds, room);
    startedAtMs = Arrays.copyOf(startedAtMs, room);
  }

  /** How many spins there are. */
  public int count() {
    return count;
  }

  /** The account of a spin; -1 when there is none. */
  public int find(long number) {
    return Math.max(-1, Arrays.binarySearch(numbers, 0, count, number));
  }

  /**
   * Opens the account of a spin; where it is open already, nothing changes.
   *
   * @param number the number of the draw; where a higher one has an account, room is made before it
   * @param durationMs the track's length, by which a skip is judged; 0 when unknown
   * @return whether it is new
   */
  public boolean open(long number, long durationMs) {
    int at = Arrays.binarySearch(numbers, 0, count, number);
    if (at >= 0) {
      return false;
    }
    if (count == kinds.length) {
      grow(2 * count);
    }
    insert(-at - 1, number, durationMs);
    return true;
  }

  private void insert(int at, long number, long durationMs) {
    int after = count - at;
    System.arraycopy(numbers, at, numbers, at + 1, after);
    System.arraycopy(told, at, told, at + 1, after);
    System.arraycopy(heardMs, at, heardMs, at + 1, after);
    System.arraycopy(durationsMs, at, durationsMs, at + 1, after);
    System.arraycopy(kinds, at, kinds, at + 1, after);
    System.arraycopy(startedAtMs, at, startedAtMs, at + 1, after);
    numbers[at] = number;
    told[at] = 0;
    heardMs[at] = 0;
    durationsMs[at] = Math.clamp(durationMs, 0, Integer.MAX_VALUE);
    kinds[at] = 0;
    startedAtMs[at] = 0;
    count++;
  }

  /** Takes in what was told of a spin; false when it has no account. */
  public boolean tell(Feedback feedback) {
    int at = find(Spin.numberOf(feedback.spin()));
    if (at < 0) {
      return false;
    }
    kinds[at] |= FeedbackKind.of(feedback).mask();
    long heard = heardMs(feedback, durationsMs[at]);
    heardMs[at] = Math.clamp(heard, heardMs[at], Integer.MAX_VALUE);
    if (feedback instanceof Feedback.Started || heard > 0) {
      start(at, feedback.atMs());
    }
    Reward act = Reward.of(feedback, durationsMs[at]);
    if (act != null) {
      told[at] = Account.take(told[at], act, act.valueOf(feedback));
    }
    return true;
  }

  private static long heardMs(Feedback told, long durationMs) {
    return switch (told) {
      case Feedback.Progress f -> f.positionMs();
      case Feedback.Paused f -> f.positionMs();
      case Feedback.Resumed f -> f.positionMs();
      case Feedback.Skipped f -> f.positionMs();
      case Feedback.Completed _ -> Math.max(1, durationMs);
      case Feedback.Started _,
          Feedback.Failed _,
          Feedback.Liked _,
          Feedback.Unliked _,
          Feedback.Disliked _,
          Feedback.Reacted _ ->
          0;
    };
  }

  private void start(int at, long atMs) {
    if (!started(at)) {
      startedAtMs[at] = atMs;
      told[at] |= Account.STARTED;
    }
  }

  /** Whether it was told that something of it was heard. */
  public boolean started(int spin) {
    return Account.is(told[spin], Account.STARTED);
  }

  /** When it was first told to be heard, in epoch milliseconds; 0 when it was not. */
  public long startedAtMs(int spin) {
    return startedAtMs[spin];
  }

  /** How far it was heard, in milliseconds; to its end when it was completed. */
  public int heardMs(int spin) {
    return heardMs[spin];
  }

  /** Whether anything that was told judges it; else it has no reward. */
  public boolean judged(int spin) {
    return Account.is(told[spin], Account.OBSERVED);
  }

  /** The reward, -1 to 1; 0 when nothing judges it. */
  public double reward(int spin) {
    return Account.total(told[spin]);
  }

  /** Whether this row of the table of rewards was credited, and not taken back. */
  public boolean was(int spin, Reward row) {
    return Account.wasTold(told[spin], row);
  }

  /** Whether it was told that it could not be played. */
  public boolean failed(int spin) {
    return told(spin, FeedbackKind.FAILED);
  }

  /** Whether feedback of this kind was told. */
  public boolean told(int spin, FeedbackKind kind) {
    return (kinds[spin] & kind.mask()) != 0;
  }

  /** Every kind of feedback that was told. */
  public List<FeedbackKind> told(int spin) {
    List<FeedbackKind> kindsTold = new ArrayList<>();
    for (FeedbackKind kind : FeedbackKind.values()) {
      if (told(spin, kind)) {
        kindsTold.add(kind);
      }
    }
    return kindsTold;
  }
}
