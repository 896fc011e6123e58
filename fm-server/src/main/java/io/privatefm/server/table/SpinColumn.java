package io.privatefm.server.table;

import io.privatefm.rank.Features;
import io.privatefm.station.Assignment;
import io.privatefm.station.Evidence;
import io.privatefm.station.FeedbackKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One column of the training table: its name, its type, and its value in a row, or null.
 *
 * <p>Lists whose name begins with {@code arm} hold one value per arm, in the order of the arms.
 */
record SpinColumn(String name, Type type, BiFunction<SpinRow, Tracks, @Nullable Object> value) {

  /** What a value is: its class in Java, and what the formats make of it. */
  enum Type {
    /** {@link Integer}. */
    INT,
    /** {@link Long}. */
    LONG,
    /** {@link Float}. */
    FLOAT,
    /** {@link Double}. */
    DOUBLE,
    /** {@link Boolean}. */
    TRUTH,
    /** {@link String}. */
    TEXT,
    /** A list of {@link Integer}s. */
    INTS,
    /** A list of {@link Float}s. */
    FLOATS,
    /** A list of {@link String}s. */
    TEXTS
  }

  private static SpinColumn of(String name, Type type, Function<SpinRow, @Nullable Object> value) {
    return new SpinColumn(name, type, (row, _) -> value.apply(row));
  }

  /** All columns, in order; ids of arms only where a catalogue may tell them. */
  static List<SpinColumn> all(boolean armTracks) {
    List<SpinColumn> columns = new ArrayList<>();
    columns.addAll(draw());
    columns.addAll(circumstances());
    columns.addAll(outcome());
    columns.addAll(arms(armTracks));
    return List.copyOf(columns);
  }

  private static List<SpinColumn> draw() {
    return List.of(
        of("drawnAtMs", Type.LONG, row -> row.spin().drawnAtMs()),
        of("listener", Type.TEXT, SpinRow::listener),
        of("station", Type.TEXT, row -> row.station().isEmpty() ? null : row.station()),
        of("sessionAtMs", Type.LONG, SpinRow::sessionAtMs),
        of("spin", Type.TEXT, row -> row.spin().id()),
        of("track", Type.TEXT, row -> row.spin().trackId()),
        of("durationMs", Type.INT, row -> known(row.evidence().durationMs())),
        of("channel", Type.TEXT, row -> row.spin().why().channel()),
        of("explored", Type.TRUTH, row -> row.spin().why().explored()),
        of("policy", Type.TEXT, row -> row.spin().policy()),
        of("propensity", Type.DOUBLE, row -> row.spin().propensity()));
  }

  private static List<SpinColumn> circumstances() {
    return List.of(
        of("modelVersion", Type.LONG, row -> row.spin().modelVersion()),
        of("scoredBy", Type.TEXT, row -> scoredBy(row.evidence())),
        of("catalogue", Type.TEXT, row -> Tracks.text(row.evidence().catalogue())),
        of("mode", Type.TEXT, row -> lower(row.evidence().mode())),
        of("appetite", Type.FLOAT, row -> known(row.evidence().appetite())),
        of("floor", Type.FLOAT, row -> known(row.evidence().floor())),
        assigned("experiment", Type.TEXT, Assignment::experiment),
        assigned("experimentArm", Type.TEXT, Assignment::arm),
        assigned("experimentShare", Type.DOUBLE, Assignment::share));
  }

  private static SpinColumn assigned(String name, Type type, Function<Assignment, Object> value) {
    return of(
        name,
        type,
        row -> {
          Assignment assignment = row.evidence().assignment();
          return assignment == null ? null : value.apply(assignment);
        });
  }

  private static List<SpinColumn> outcome() {
    return List.of(
        of("outcome", Type.TEXT, row -> row.outcome().label()),
        of("started", Type.TRUTH, SpinRow::started),
        of("startedAtMs", Type.LONG, row -> row.started() ? row.startedAtMs() : null),
        of("heardMs", Type.INT, SpinRow::heardMs),
        of("reward", Type.DOUBLE, row -> Double.isNaN(row.reward()) ? null : row.reward()),
        of("liked", Type.TRUTH, SpinRow::liked),
        of(
            "feedback",
            Type.TEXTS,
            row -> row.feedback().stream().map(FeedbackKind::label).toList()));
  }

  private static List<SpinColumn> arms(boolean armTracks) {
    List<SpinColumn> columns = new ArrayList<>();
    columns.add(of("arms", Type.INT, row -> row.evidence().count()));
    columns.add(of("chosen", Type.INT, row -> row.evidence().chosen()));
    columns.add(of("armRow", Type.INTS, row -> perArm(row.evidence(), row.evidence()::row)));
    if (armTracks) {
      columns.add(new SpinColumn("armTrack", Type.TEXTS, SpinColumn::armTracks));
    }
    for (int feature = 1; feature < Features.DIMENSION; feature++) {
      int number = feature;
      columns.add(
          of(
              armColumn(Features.NAMES.get(feature)),
              Type.FLOATS,
              row -> feature(row.evidence(), number)));
    }
    return columns;
  }

  /** The column of a feature: {@code armLongTerm} for "long-term". */
  static String armColumn(String feature) {
    StringBuilder name = new StringBuilder("arm");
    for (String word : feature.split("[ -]", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  private static @Nullable Object armTracks(SpinRow row, Tracks tracks) {
    Evidence evidence = row.evidence();
    return tracks.knows(evidence.catalogue())
        ? perArm(evidence, arm -> id(tracks, evidence, arm))
        : null;
  }

  private static String id(Tracks tracks, Evidence evidence, int arm) {
    String id = tracks.id(evidence.catalogue(), evidence.row(arm));
    return id == null ? "" : id;
  }

  private static <T> List<T> perArm(Evidence evidence, Function<Integer, T> value) {
    return IntStream.range(0, evidence.count()).boxed().map(value).toList();
  }

  private static List<Float> feature(Evidence evidence, int feature) {
    double[] unpacked = new double[Features.DIMENSION];
    Float[] values = new Float[evidence.count()];
    for (int arm = 0; arm < values.length; arm++) {
      Features.unpack(evidence.arms(), arm * Features.PACKED_BYTES, unpacked, 0);
      values[arm] = (float) unpacked[feature];
    }
    return Arrays.asList(values);
  }

  private static @Nullable Object scoredBy(Evidence evidence) {
    return evidence.scoredBy() == 0 ? null : Tracks.text(evidence.scoredBy());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object known(int value) {
    return value < 0 ? null : value;
  }

  private static @Nullable Object known(float value) {
    return Float.isNaN(value) ? null : value;
  }
}
