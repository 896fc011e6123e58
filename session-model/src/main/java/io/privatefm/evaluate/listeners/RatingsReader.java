package io.privatefm.evaluate.listeners;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@link Ratings}. */
final class RatingsReader {
  private static final List<String> COLUMNS = List.of("user", "track", "rating");
  private static final int PROGRESS_EVERY = 1 << 12;

  private final TextLines lines;
  private final String separator;
  private final Map<String, TreeMap<String, Byte>> ratings = new LinkedHashMap<>();
  private int[] columns = {0, 1, 2};
  private int cells;

  private RatingsReader(TextLines lines, String separator) {
    this.lines = lines;
    this.separator = separator;
  }

  static Ratings read(Path file, Progress progress) {
    String name = String.valueOf(file.getFileName());
    try (TextLines lines = TextLines.open(file)) {
      boolean commas = name.endsWith(".csv") || name.endsWith(".csv.gz");
      RatingsReader reader = new RatingsReader(lines, commas ? "," : "\t");
      reader.readAll(progress);
      return reader.ratings(name);
    }
  }

  private void readAll(Progress progress) {
    String first = lines.next();
    if (first == null) {
      throw lines.place().breaks("must hold at least one rating");
    }
    List<String> head = split(first);
    cells = head.size();
    if (head.contains("rating")) {
      columns = COLUMNS.stream().mapToInt(column -> position(head, column)).toArray();
    } else {
      add(head);
    }
    long count = 1;
    for (String line = lines.next(); line != null; line = lines.next(), count++) {
      add(split(line));
      if (count % PROGRESS_EVERY == 0) {
        progress.at("ratings", count, -1);
      }
    }
    progress.at("ratings", count, count);
  }

  private int position(List<String> head, String column) {
    int position = head.indexOf(column);
    if (position < 0) {
      throw lines.place().breaks("must have a column " + column, "header", String.join(", ", head));
    }
    return position;
  }

  private List<String> split(String line) {
    return Arrays.stream(line.split(separator, -1)).map(String::strip).toList();
  }

  private void add(List<String> row) {
    if (row.size() != cells || cells < COLUMNS.size()) {
      int wanted = Math.max(cells, COLUMNS.size());
      throw lines.place().breaks("must have " + wanted + " cells", "cells", row.size());
    }
    String track = filled(row, 1);
    byte rating = rating(row.get(columns[2]));
    var own = ratings.computeIfAbsent(filled(row, 0), user -> new TreeMap<>());
    if (own.put(track, rating) != null) {
      throw lines.place().breaks("must be rated once by each user", "track", track);
    }
  }

  private String filled(List<String> row, int field) {
    String cell = row.get(columns[field]);
    if (cell.isEmpty()) {
      throw lines.place().breaks("must not be empty", COLUMNS.get(field), cell);
    }
    return cell;
  }

  private byte rating(String cell) {
    if (cell.length() == 1 && cell.charAt(0) >= '1' && cell.charAt(0) < '1' + Ratings.MOST) {
      return (byte) (cell.charAt(0) - '0');
    }
    throw lines.place().breaks("must be 1 to " + Ratings.MOST, "rating", cell);
  }

  private Ratings ratings(String name) {
    if (ratings.isEmpty()) {
      throw lines.place().breaks("must hold at least one rating");
    }
    TreeSet<String> ids = new TreeSet<>();
    ratings.values().forEach(own -> ids.addAll(own.keySet()));
    List<String> tracks = List.copyOf(ids);
    Map<String, Integer> numbers = new TreeMap<>();
    tracks.forEach(id -> numbers.put(id, numbers.size()));
    List<int[]> rated = new ArrayList<>();
    List<byte[]> given = new ArrayList<>();
    for (TreeMap<String, Byte> own : ratings.values()) {
      rated.add(own.keySet().stream().mapToInt(numbers::get).toArray());
      byte[] values = new byte[own.size()];
      int at = 0;
      for (byte value : own.values()) {
        values[at++] = value;
      }
      given.add(values);
    }
    return new Ratings(
        name,
        List.copyOf(ratings.keySet()),
        tracks,
        rated.toArray(int[][]::new),
        given.toArray(byte[][]::new));
  }
}
