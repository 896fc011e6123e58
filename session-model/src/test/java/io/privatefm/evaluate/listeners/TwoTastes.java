package io.privatefm.evaluate.listeners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Generated people of two tastes: each was given some tracks by chance, likes nine in ten of those
 * of their own taste and one in ten of the others. All tracks are liked by as many, so that a mean
 * over people tells nothing.
 */
record TwoTastes(int people, int tracks, int each, long seed) {
  static final TwoTastes USUAL = new TwoTastes(60, 50, 30, 5);

  Ratings ratings() {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] rated = new int[people][];
    byte[][] given = new byte[people][each];
    for (int person = 0; person < people; person++) {
      rated[person] = sample(random);
      for (int i = 0; i < each; i++) {
        boolean own = rated[person][i] % 2 == person % 2;
        boolean likes = random.nextDouble() < (own ? 0.9 : 0.1);
        given[person][i] = (byte) (likes ? 3 + random.nextInt(2) : 1 + random.nextInt(2));
      }
    }
    return new Ratings("generated", names("p", people), names("t", tracks), rated, given);
  }

  private int[] sample(SplittableRandom random) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, tracks).boxed().toList());
    return IntStream.range(0, each)
        .map(i -> left.remove(/* index */ random.nextInt(left.size())))
        .sorted()
        .toArray();
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> String.format("%s%03d", prefix, i)).toList();
  }

  /** As a file with a header. */
  static Path write(Ratings ratings, Path file) throws IOException {
    StringBuilder text = new StringBuilder("user\ttrack\trating\tknown\n");
    for (int person = 0; person < ratings.people().size(); person++) {
      for (int i = 0; i < ratings.rated()[person].length; i++) {
        text.append(ratings.people().get(person)).append('\t');
        text.append(ratings.tracks().get(ratings.rated()[person][i])).append('\t');
        text.append(ratings.given()[person][i]).append("\t0\n");
      }
    }
    return Files.writeString(file, text);
  }
}
