package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.privatefm.vector.IndexHeader.Section;
import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No damage to a file with lists is answered with anything but an {@link IndexFormatException}, or
 * with vectors that are there and their exact scores.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource(
    value = Profile.class,
    names = {"COMPACT", "FAST"})
class InvertedFileFuzz {

  private static final int SIZE = 6_000;
  private static final int DIMENSION = 10;

  /** So many that centroids are looked up by their codes. */
  private static final int LISTS = 1_100;

  private static final int K = 10;
  private static final Effort NARROW = new Effort(8, 60);
  private static final Effort WIDE = new Effort(500, 60);

  @TempDir static Path folder;
  private static byte[] whole = {};
  private static float[][] queries = {};
  private static List<Allowed> filters = List.of();

  private final Profile profile;

  InvertedFileFuzz(Profile profile) {
    this.profile = profile;
  }

  @BeforeParameterizedClassInvocation
  static void publish(Profile profile) throws IOException {
    Path file = folder.resolve("whole.vec");
    IndexOptions options = IndexOptions.DEFAULT.with(profile).withLists(LISTS).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION, options)) {
      for (float[] vector : Clustered.vectors(1, SIZE, DIMENSION)) {
        builder.add(vector);
      }
      builder.publish();
    }
    whole = Files.readAllBytes(file);
    queries = Clustered.vectors(2, 3, DIMENSION);
    AllowedBits half = Allowed.bits(SIZE);
    for (int id = 0; id < SIZE; id += 2) {
      half.allow(id);
    }
    filters = List.of(Allowed.all(), half, Allowed.except(1, 2, 3));
  }

  private static Path file() {
    return folder.resolve("forged.vec");
  }

  private static IndexFormatException openFails(ForgedIndex forged, int length) {
    Path file = forged.write(file(), length);
    return assertThrows(IndexFormatException.class, () -> VectorIndex.open(file).close());
  }

  private static void assertRefused(String rule, ForgedIndex forged) {
    IndexFormatException e = openFails(forged.sealHeader(), whole.length);
    assertEquals(file() + ": " + rule, e.getMessage());
  }

  private static IndexFormatException verifyFails(ForgedIndex forged) {
    Path file = forged.write(file());
    return assertThrows(
        IndexFormatException.class,
        () -> {
          try (VectorIndex index = VectorIndex.open(file)) {
            index.verify();
          }
        });
  }

  @Test
  void theUndamagedFileIsSound() {
    Path file = new ForgedIndex(whole).write(file());
    try (VectorIndex index = VectorIndex.open(file)) {
      index.verify();
    }
    assertTrue(refusals(file, Kernels.scalar()).isEmpty());
    assertTrue(refusals(file, Kernels.widestOrScalar()).isEmpty());
  }

  @Test
  void forgedFieldsOfTheHeaderAreRefusedByTheirOwnRule() {
    assertRefused("header: must be >= 1 and <= 3: formatVersion=4", forgedInt(8, 4));
    assertRefused("header: must be >= 2 and <= 1024: dimension=1", forgedInt(12, 1));
    assertRefused("header: must be >= 2 and <= 1024: dimension=1025", forgedInt(12, 1025));
    assertRefused("header: must be 64: strideBytes=128", forgedInt(24, 128));
    assertRefused("header: must be 0: flags=1", forgedInt(28, 1));
    assertRefused("header: must be 4096: rowsOffset=64", forgedInt(32, 64));
    assertRefused("header: must be 384000: rowsBytes=1", forgedInt(40, 1));
    int lists = ForgedIndex.LISTS_AT;
    assertRefused("header: must be >= 1 and <= 1048576: lists=0", forgedInt(lists, 0));
    assertRefused("header: must be >= 1 and <= 1048576: lists=-1", forgedInt(lists, -1));
    assertRefused("header: must be >= 1 and <= 1048576: lists=1048577", forgedInt(lists, 1048577));
    int blocks = ForgedIndex.BLOCKS_AT;
    assertRefused("header: must be >= 94 and <= 1194: blocks=93", forgedInt(blocks, 93));
    assertRefused("header: must be >= 94 and <= 1194: blocks=1195", forgedInt(blocks, 1195));
    assertRefused("header: must be >= 94 and <= 1194: blocks=-1", forgedLong(blocks, -1));
    int efforts = new ForgedIndex(whole).effortsAt();
    int negative = Float.floatToIntBits(-1);
    assertRefused("header: must be >= 0: byteStep=-1.0", forgedInt(efforts - 12, negative));
    assertRefused("header: must be >= 1 and <= 65536: groups=0", forgedInt(efforts - 8, 0));
    assertRefused("header: must be >= 1 and <= 65536: groups=-1", forgedInt(efforts - 8, -1));
    assertRefused("header: must be >= 18 and <= 19: groupBlocks=17", forgedInt(efforts - 4, 17));
    assertRefused("header: must be >= 18 and <= 19: groupBlocks=20", forgedInt(efforts - 4, 20));
    assertRefused("header: must be >= 0 and <= 16: efforts=-1", forgedInt(efforts, -1));
    assertRefused("header: must be >= 0 and <= 16: efforts=17", forgedInt(efforts, 17));
    int nan = Float.floatToIntBits(Float.NaN);
    assertRefused("header: must be >= 0 and <= 1: recall=NaN", forgedInt(efforts + 4, nan));
    assertRefused("header: must be >= 1 and <= 1100: effort.lists=0", forgedInt(efforts + 8, 0));
    assertRefused(
        "header: must be >= 1 and <= 1100: effort.lists=1101", forgedInt(efforts + 8, 1101));
    assertRefused(
        "header: must be >= 1 and <= 2147483639: effort.rescored=-5", forgedInt(efforts + 12, -5));
    assertRefused("header: reserved bytes must be 0", forgedInt(4_000, 1));
  }

  private static ForgedIndex forgedInt(int at, int value) {
    ForgedIndex forged = new ForgedIndex(whole);
    forged.bytes.putInt(at, value);
    return forged;
  }

  private static ForgedIndex forgedLong(int at, long value) {
    ForgedIndex forged = new ForgedIndex(whole);
    forged.bytes.putLong(at, value);
    return forged;
  }

  @Test
  void anyForgedNumberOfTheHeaderIsRefusedOrHarmless() {
    SplittableRandom random = new SplittableRandom(4);
    int[] extremes = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 64, 0x7fc00000};
    int end = new ForgedIndex(whole).effortsAt() + 12 * 16;
    for (int at = 8; at < end; at += 4) {
      for (int i = 0; i < 3; i++) {
        int value = i == 0 ? random.nextInt() : extremes[random.nextInt(extremes.length)];
        refusals(forgedInt(at, value).sealHeader().write(file()), Kernels.scalar());
      }
    }
  }

  @Test
  void everyTruncationAtTheEdgeOfASectionIsRefusedAtOpenByItsName() {
    ForgedIndex forged = new ForgedIndex(whole);
    assertEquals(profile == Profile.FAST, forged.bytes(Section.BYTES) > 0);
    String before = "rows";
    for (Section section : Section.values()) {
      if (forged.bytes(section) > 0) {
        int at = forged.at(section);
        assertEquals(before, openFails(forged, at - 1).section());
        assertEquals(section.title, openFails(forged, at).section());
        assertEquals(section.title, openFails(forged, at + 1).section());
        before = section.title;
      }
    }
    assertEquals(before, openFails(forged, whole.length - 1).section());
    assertEquals(before, openFails(forged, whole.length + 1).section());
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void aFlippedBitIsFoundByVerifyWithTheNameOfTheSection(Section section) {
    SplittableRandom random = new SplittableRandom(5);
    ForgedIndex forged = new ForgedIndex(whole);
    int bytes = forged.bytes(section);
    for (int i = 0; i < 12 && bytes > 0; i++) {
      int offset = i == 0 ? 0 : i == 1 ? bytes - 1 : random.nextInt(bytes);
      int at = forged.at(section) + offset;
      byte right = forged.bytes.get(at);
      forged.bytes.put(at, (byte) (right ^ 1 << random.nextInt(8)));
      assertEquals(section.title, verifyFails(forged).section());
      forged.bytes.put(at, right);
    }
  }

  @Test
  void whatPadsASectionIsZero() {
    ForgedIndex forged = new ForgedIndex(whole);
    int end = forged.at(Section.LISTS) + forged.bytes(Section.LISTS);
    assertTrue(end < forged.at(Section.BOOKS), "there is padding");
    forged.bytes.put(end, (byte) 1);
    assertEquals("lists", verifyFails(forged).section());
  }

  @Test
  void idsOutOfRangeAreRefusedByVerifyAndNeverAnswered() {
    SplittableRandom random = new SplittableRandom(6);
    int[] wrong = {SIZE, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, SIZE + 1};
    for (int round = 0; round < 12; round++) {
      ForgedIndex forged = new ForgedIndex(whole);
      int slots = forged.bytes(Section.IDS) / 4;
      for (int slot = 0; slot < slots; slot++) {
        if (round < wrong.length || random.nextInt(4) == 0) {
          int id = round < wrong.length ? wrong[round] : random.nextInt();
          forged.bytes.putInt(forged.at(Section.IDS) + 4 * slot, id);
        }
      }
      forged.seal(Section.IDS);
      assertEquals("ids", verifyFails(forged).section());
      Set<String> refusals = refusals(file(), Kernels.scalar());
      assertEquals(Set.of("ids"), refusals, "round " + round);
    }
  }

  @Test
  void anIdThatComesTwiceIsRefusedByVerifyAndHarmsNothing() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 8; round++) {
      ForgedIndex forged = new ForgedIndex(whole);
      int slots = forged.bytes(Section.IDS) / 4;
      int only = random.nextInt(SIZE);
      for (int slot = 0; slot < slots; slot++) {
        int at = forged.at(Section.IDS) + 4 * slot;
        if (forged.bytes.getInt(at) >= 0 && random.nextInt(1 + round) == 0) {
          forged.bytes.putInt(at, only);
        }
      }
      forged.seal(Section.IDS);
      assertEquals("ids", verifyFails(forged).section());
      assertTrue(refusals(file(), Kernels.scalar()).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void garbageInASectionIsRefusedOrAnsweredWithExactScores(Section section) {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 24; round++) {
      ForgedIndex forged = new ForgedIndex(whole);
      fill(forged, section, Garbage.values()[round % Garbage.values().length], random);
      Path file = forged.seal(section).write(file());
      refusals(file, Kernels.scalar());
      if (round < Garbage.values().length) {
        refusals(file, Kernels.widestOrScalar());
      }
    }
  }

  @Test
  void garbageInEverySectionIsRefusedOrAnsweredWithExactScores() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 60; round++) {
      ForgedIndex forged = new ForgedIndex(whole);
      for (Section section : Section.values()) {
        if (random.nextInt(3) == 0 && section != Section.IDS && section != Section.LISTS) {
          Garbage[] kinds = Garbage.values();
          fill(forged, section, kinds[random.nextInt(kinds.length)], random);
          forged.seal(section);
        }
      }
      refusals(forged.write(file()), Kernels.scalar());
    }
  }

  /** What a number of four bytes is replaced by. */
  private enum Garbage {
    NAN,
    INFINITY,
    HUGE,
    TINY,
    ZERO,
    RANDOM,
    SOME_NAN,
    SOME_RANDOM;

    int value(SplittableRandom random) {
      return switch (this) {
        case NAN, SOME_NAN -> Float.floatToRawIntBits(Float.NaN);
        case INFINITY ->
            Float.floatToRawIntBits(
                random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY);
        case HUGE ->
            Float.floatToRawIntBits(random.nextBoolean() ? Float.MAX_VALUE : -Float.MAX_VALUE);
        case TINY -> Float.floatToRawIntBits(random.nextInt(100) * Float.MIN_VALUE);
        case ZERO -> 0;
        case RANDOM, SOME_RANDOM -> random.nextInt();
      };
    }

    boolean all() {
      return this != SOME_NAN && this != SOME_RANDOM;
    }
  }

  private static void fill(
      ForgedIndex forged, Section section, Garbage garbage, SplittableRandom random) {
    int at = forged.at(section);
    for (int i = 0; i + 4 <= forged.bytes(section); i += 4) {
      if (garbage.all() || random.nextInt(50) == 0) {
        forged.bytes.putInt(at + i, garbage.value(random));
      }
    }
  }

  @Test
  void sizesOfListsThatDoNotAddUpAreRefusedAtOpen() {
    SplittableRandom random = new SplittableRandom(10);
    int[] sizes = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 62, SIZE, 65};
    for (int size : sizes) {
      ForgedIndex forged = new ForgedIndex(whole);
      int list = random.nextInt(LISTS);
      forged.bytes.putInt(forged.at(Section.LISTS) + 12 * list, size);
      assertEquals("lists", openFails(forged.seal(Section.LISTS), whole.length).section());
    }
  }

  @Test
  void sizesOfGroupsThatDoNotAddUpAreRefusedAtOpen() {
    for (int size : new int[] {-1, LISTS - 1, LISTS + 1, 0, Integer.MAX_VALUE}) {
      ForgedIndex forged = new ForgedIndex(whole);
      forged.bytes.putInt(forged.at(Section.GROUPS), size);
      assertEquals("groups", openFails(forged.seal(Section.GROUPS), whole.length).section());
    }
  }

  @Test
  void sizesOfListsThatWereMovedAreFoundByVerify() {
    ForgedIndex forged = new ForgedIndex(whole);
    int at = forged.at(Section.LISTS);
    int from = listOf(forged, 2);
    int to = listOf(forged, from + 1, 2);
    forged.bytes.putInt(at + 12 * from, forged.bytes.getInt(at + 12 * from) - 1);
    forged.bytes.putInt(at + 12 * to, forged.bytes.getInt(at + 12 * to) + 1);
    forged.seal(Section.LISTS);
    assertEquals("ids", verifyFails(forged).section());
    refusals(file(), Kernels.scalar());
  }

  private static int listOf(ForgedIndex forged, int least) {
    return listOf(forged, 0, least);
  }

  /** The first list of {@code least} to 63 vectors. */
  private static int listOf(ForgedIndex forged, int from, int least) {
    for (int list = from; list < LISTS; list++) {
      int size = forged.bytes.getInt(forged.at(Section.LISTS) + 12 * list);
      if (size >= least && size < 63) {
        return list;
      }
    }
    return fail("there is such a list");
  }

  /** Searches in every way; the names of the sections that were found damaged meanwhile. */
  private static Set<String> refusals(Path file, Kernel kernel) {
    Set<String> refusals = new HashSet<>();
    try (VectorIndex index = IndexFile.open(file, kernel)) {
      Searcher searcher = index.searcher();
      for (Allowed filter : filters) {
        for (Effort effort : List.of(NARROW, WIDE, index.effort(0.95))) {
          search(index, searcher, effort, filter, refusals);
        }
      }
    } catch (IndexFormatException e) {
      refusals.add(e.section());
    }
    return refusals;
  }

  private static void search(
      VectorIndex index, Searcher searcher, Effort effort, Allowed filter, Set<String> refusals) {
    Neighbours[] found = {new Neighbours(K), new Neighbours(K), new Neighbours(3)};
    try {
      searcher.search(queries[0], effort, filter, found[0]);
      assertSound(index, queries[0], filter, found[0]);
      searcher.search(queries, queries.length, effort, filter, found);
      for (int i = 0; i < queries.length; i++) {
        assertSound(index, queries[i], filter, found[i]);
      }
    } catch (IndexFormatException e) {
      refusals.add(e.section());
    }
  }

  private static void assertSound(
      VectorIndex index, float[] query, Allowed filter, Neighbours found) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      int id = found.id(i);
      boolean there = id >= 0 && id < index.size() && filter.contains(id);
      if (!there || index.score(id, query) != found.score(i)) {
        wrong.add(id + " " + found.score(i));
      }
    }
    assertEquals(List.of(), wrong);
    List<Integer> ids = Sample.ids(found);
    assertEquals(ids.size(), new HashSet<>(ids).size(), () -> "named twice: " + ids);
  }
}
