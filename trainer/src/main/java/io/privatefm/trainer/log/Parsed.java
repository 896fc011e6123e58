package io.privatefm.trainer.log;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * What became of a row: a value, or the reason why it was dropped.
 *
 * @param value null when dropped
 * @param reason null when kept
 * @param line of the file, from 1
 */
record Parsed<T>(@Nullable T value, @Nullable String reason, long line) implements Serializable {

  static <T> Parsed<T> kept(T value, long line) {
    return new Parsed<>(value, null, line);
  }

  static <T> Parsed<T> dropped(String reason, long line) {
    return new Parsed<>(null, reason, line);
  }

  /** What was kept. */
  static <T> JavaRDD<T> values(JavaRDD<Parsed<T>> rows) {
    return rows.filter(row -> row.reason() == null).map(Parsed::value);
  }

  /** What was dropped, by reason. */
  static <T> List<Dropped> dropped(LogFile file, JavaRDD<Parsed<T>> rows) {
    try {
      return rows
          .filter(row -> row.reason() != null)
          .mapToPair(row -> new Tuple2<>(row.reason(), new long[] {1, row.line()}))
          .reduceByKey((a, b) -> new long[] {a[0] + b[0], Math.min(a[1], b[1])})
          .collect()
          .stream()
          .map(each -> new Dropped(file.name(), each._1(), each._2()[0], each._2()[1]))
          .sorted(Comparator.comparing(Dropped::reason))
          .toList();
    } catch (RuntimeException e) {
      throw file.unreadable(e);
    }
  }
}
