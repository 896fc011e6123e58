package io.privatefm.server.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one setting and where it came from. Reading it as what it should be either works or
 * is a {@link UserError} that names the place and the rule: {@code must be a whole number:
 * FM_PORT=x}.
 *
 * @param spelling the setting's name as spelled there: {@code --port}, {@code FM_PORT}, {@code
 *     port}
 * @param origin where it stands, for a person
 */
record Value(Setting setting, String text, String spelling, String origin) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,15})\\s*(|KiB|MiB|GiB)");
  private static final Map<String, Long> BYTES_OF_UNIT =
      Map.of("", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  long number() {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw wrong("must be a whole number");
    }
  }

  int number(long least, long most) {
    long number = number();
    if (number < least || number > most) {
      throw wrong("must be in " + least + ".." + most);
    }
    return Math.toIntExact(number);
  }

  double fraction() {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw wrong("must be a number");
    }
  }

  /** A length of time such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h} or {@code 7d}. */
  Duration duration() {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw wrong("must be a time like 500ms, 30s, 10m, 2h or 7d");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** The shortest text that reads as so many milliseconds. */
  static String durationText(long millis) {
    if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /** A size such as {@code 65536}, {@code 64KiB} or {@code 1MiB}. */
  long bytes() {
    Matcher matcher = BYTES.matcher(text.strip());
    if (!matcher.matches()) {
      throw wrong("must be a size like 65536, 64KiB or 1MiB");
    }
    Long unit = BYTES_OF_UNIT.get(matcher.group(2));
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit == null ? 1L : unit);
  }

  boolean isTrue() {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("must be true or false");
    };
  }

  Path path() {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong("must be a path");
    }
  }

  List<String> list() {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** What may be printed of it. */
  String shown() {
    return setting.secret() ? "********" : text;
  }

  /** The error that this value breaks the rule. */
  UserError wrong(String rule) {
    return new UserError(rule + ": " + spelling + "=" + shown());
  }
}
