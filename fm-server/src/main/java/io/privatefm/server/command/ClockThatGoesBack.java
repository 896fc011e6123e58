package io.privatefm.server.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system's clock, which goes back once, some time after it was made, and runs on from there.
 *
 * @param back how far
 * @param goesBackAt when, by the system's clock
 */
record ClockThatGoesBack(Duration back, Instant goesBackAt) implements InstantSource {
  private static final Pattern RULE = Pattern.compile("([0-9]{1,6}),([0-9]{1,9})");

  /** Reads {@code AFTER,BY}, both in seconds. */
  static ClockThatGoesBack parse(String text) {
    Matcher found = RULE.matcher(text);
    if (!found.matches()) {
      throw new UserError("must be two numbers of seconds: --clock-back=" + text);
    }
    return new ClockThatGoesBack(
        Duration.ofSeconds(Long.parseLong(found.group(2))),
        Instant.now().plusSeconds(Long.parseLong(found.group(1))));
  }

  @Override
  public Instant instant() {
    Instant now = Instant.now();
    return now.isBefore(goesBackAt) ? now : now.minus(back);
  }
}
