package io.privatefm.evaluate.listeners;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * People in parts of equal size by chance: each part is judged by what the others taught.
 *
 * @param people who is parted
 * @param foldOf the part of each of them, by position
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Folds(int[] people, int[] foldOf, int count) {
  /** Parts people; the same seed parts them alike. */
  static Folds of(int[] people, int count, long seed) {
    int[] order = IntStream.range(0, people.length).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    int[] foldOf = new int[people.length];
    for (int i = 0; i < order.length; i++) {
      foldOf[order[i]] = i % count;
    }
    return new Folds(people, foldOf, count);
  }

  /** The people of one part. */
  int[] within(int fold) {
    return IntStream.range(0, people.length)
        .filter(i -> foldOf[i] == fold)
        .map(i -> people[i])
        .toArray();
  }

  /** The people of all other parts. */
  int[] without(int fold) {
    return IntStream.range(0, people.length)
        .filter(i -> foldOf[i] != fold)
        .map(i -> people[i])
        .toArray();
  }
}
