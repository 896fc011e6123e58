package io.privatefm.trainer.log;

import io.privatefm.catalogue.CatalogueException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * A file, or a folder of files, that Spark reads: a local path, or an address with a scheme, such
 * as {@code hdfs:}. Plain or gzipped; a gzipped file is read by one task.
 */
final class LogFile {
  private static final String ODD = ",*?[]{}\\";

  private final String name;
  private final JavaRDD<String> lines;

  private LogFile(String name, JavaRDD<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Checks that a local file is there, and that Spark takes its name for one file. */
  static void require(String place) {
    if (isLocal(place) && !Files.exists(Path.of(place))) {
      throw new CatalogueException("must be a file that exists: file=" + place);
    }
    if (place.chars().anyMatch(c -> ODD.indexOf(c) >= 0)) {
      throw new CatalogueException("must not have any of " + ODD + " in its name: file=" + place);
    }
  }

  private static boolean isLocal(String place) {
    return !place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /** A file that must be there. */
  static LogFile open(JavaSparkContext spark, String place) {
    require(place);
    boolean local = isLocal(place);
    URI address = local ? Path.of(place).toAbsolutePath().normalize().toUri() : URI.create(place);
    int slash = place.lastIndexOf('/');
    String path =
        local ? "file:" + Path.of(place).toAbsolutePath().normalize() : address.toString();
    return new LogFile(
        place.substring(slash + 1), spark.textFile(path, spark.defaultParallelism()));
  }

  String name() {
    return name;
  }

  /** The first line of what must be a file of text. */
  String text() {
    String first = firstLine();
    if (first.isEmpty() || first.indexOf('\0') >= 0 || first.indexOf('\uFFFD') >= 0) {
      throw new CatalogueException("must be lines of text in UTF-8, at least one: file=" + name);
    }
    return first;
  }

  private String firstLine() {
    try {
      List<String> first = lines.map(LogFile::plain).filter(line -> !line.isBlank()).take(1);
      return first.isEmpty() ? "" : first.getFirst();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** All lines with their numbers, from 1; a blank line has one too, and is left out. */
  JavaPairRDD<String, Long> numbered() {
    return lines
        .zipWithIndex()
        .mapToPair(line -> new Tuple2<>(plain(line._1()), line._2() + 1))
        .filter(line -> !line._1().isBlank());
  }

  /** The line without a byte order mark. */
  private static String plain(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /** What to throw when it cannot be read. */
  CatalogueException unreadable(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new CatalogueException(
        "must be readable to its end: file=" + name + " cause=" + cause.getMessage(), e);
  }
}
