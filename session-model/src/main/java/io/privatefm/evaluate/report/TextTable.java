package io.privatefm.evaluate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in Markdown, padded so that a terminal shows it as well: the first columns are words and
 * stand left, the others are numbers and stand right.
 */
public final class TextTable {
  private final int words;
  private final List<List<String>> lines = new ArrayList<>();

  /** A table with this head, whose first {@code words} columns are words. */
  public TextTable(int words, List<String> head) {
    this.words = words;
    lines.add(List.copyOf(head));
  }

  /** Adds a line with as many cells as the head. */
  public TextTable add(List<String> cells) {
    if (cells.size() != lines.getFirst().size()) {
      throw new IllegalArgumentException(
          "must be " + lines.getFirst().size() + ": cells=" + cells.size());
    }
    lines.add(List.copyOf(cells));
    return this;
  }

  /** All lines, each with its end. */
  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines.size(); line++) {
      for (int column = 0; column < widths.length; column++) {
        String cell = lines.get(line).get(column);
        String space = " ".repeat(widths[column] - cell.length());
        text.append("| ").append(column < words ? cell + space : space + cell).append(' ');
      }
      text.append("|\n");
      if (line == 0) {
        rule(widths, text);
      }
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private void rule(int[] widths, StringBuilder text) {
    for (int column = 0; column < widths.length; column++) {
      String dashes = "-".repeat(widths[column] + 1);
      text.append('|').append(column < words ? "-" + dashes : dashes + ":");
    }
    text.append("|\n");
  }
}
