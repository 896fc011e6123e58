package io.privatefm.server.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of settings come from: flags over environment over file over defaults.
 *
 * @param flags by flag, {@code --port}
 * @param environment by variable
 * @param file by key
 * @param fileName what the file is called, for a person
 */
record Sources(
    Map<String, String> flags,
    Map<String, String> environment,
    Map<String, String> file,
    String fileName) {

  /** Sources with a file of settings; a key in it that is no setting is an error. */
  static Sources of(
      List<Setting> settings,
      Map<String, String> flags,
      Map<String, String> environment,
      @Nullable Path file) {
    if (file == null) {
      return new Sources(flags, environment, Map.of(), "");
    }
    Map<String, String> values = read(file);
    for (String key : values.keySet()) {
      if (settings.stream().noneMatch(setting -> setting.name().equals(key))) {
        throw new UserError("must be a setting (fm serve --help lists them): " + file + ": " + key);
      }
    }
    return new Sources(flags, environment, values, file.toString());
  }

  /** The setting's value, from the first source that has one; empty if none has, nor a default. */
  Optional<Value> value(Setting setting) {
    String flag = flags.get(setting.flag());
    if (flag != null) {
      return Optional.of(new Value(setting, flag, setting.flag(), "flag " + setting.flag()));
    }
    String variable = environment.get(setting.environment());
    if (variable != null && !variable.isEmpty()) {
      String name = setting.environment();
      return Optional.of(new Value(setting, variable, name, "environment " + name));
    }
    String line = file.get(setting.name());
    if (line != null) {
      String spelling = fileName + ": " + setting.name();
      return Optional.of(new Value(setting, line, spelling, "file " + fileName));
    }
    return Optional.ofNullable(setting.defaultText())
        .map(text -> new Value(setting, text, setting.flag(), "default"));
  }

  private static Map<String, String> read(Path file) {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (CharacterCodingException e) {
      throw new UserError("must be UTF-8: --config=" + file, e);
    } catch (IllegalArgumentException e) {
      throw new UserError("must be a file of properties: --config=" + file, e);
    } catch (IOException e) {
      throw new UserError("must be a readable file: --config=" + file, e);
    }
    var values = new TreeMap<String, String>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key));
    }
    return values;
  }
}
