package io.privatefm.server.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set, under three spellings of one name: {@code --max-sessions} as a flag,
 * {@code FM_MAX_SESSIONS} in the environment, {@code max-sessions} in the file.
 *
 * @param name kebab-case, without dashes in front
 * @param environment the variable, normally {@code FM_} and the name
 * @param kind how its text is read, and what stands for the value in the help
 * @param defaultText the default as it would be written; null: none
 * @param description one sentence for the help, without a full stop
 * @param secret whether its value must not be printed
 */
record Setting(
    String name,
    String environment,
    Kind kind,
    @Nullable String defaultText,
    String description,
    boolean secret) {

  /** How the text of a setting is read. */
  enum Kind {
    TEXT("TEXT"),
    LIST("A,B,…"),
    DIRECTORY("DIR"),
    FILE("FILE"),
    NUMBER("N"),
    DURATION("TIME"),
    BYTES("BYTES"),
    SWITCH("true|false");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Setting of(String name, Kind kind, @Nullable String defaultText, String description) {
    return new Setting(name, environmentOf(name), kind, defaultText, description, false);
  }

  /** The same, with another variable because the usual one means something else already. */
  Setting withEnvironment(String other) {
    return new Setting(name, other, kind, defaultText, description, secret);
  }

  Setting asSecret() {
    return new Setting(name, environment, kind, defaultText, description, true);
  }

  String flag() {
    return "--" + name;
  }

  private static String environmentOf(String name) {
    return "FM_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
