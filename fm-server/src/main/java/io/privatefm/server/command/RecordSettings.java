package io.privatefm.server.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of whole numbers as settings, one a component: {@code helloWithinMs} is the time {@code
 * --hello-within}, {@code frameBytes} the size {@code --frame-bytes}. The record checks its own
 * rules; a broken one is told in the spelling of whoever set it.
 *
 * @param <R> the record
 */
final class RecordSettings<R extends Record> {
  private static final Pattern FIELD_OF_RULE = Pattern.compile("(.*): (\\w+)=\\S*");

  private final R defaults;
  private final List<Setting> settings;

  /**
   * @param descriptions one for each component, by its name
   */
  RecordSettings(R defaults, Map<String, String> descriptions) {
    this.defaults = defaults;
    this.settings =
        Arrays.stream(components()).map(component -> setting(component, descriptions)).toList();
  }

  List<Setting> settings() {
    return settings;
  }

  /** The record of what the sources say. */
  @SuppressWarnings("unchecked") // the class of a record is that of its constructor
  R read(Sources sources) {
    List<Value> values =
        settings.stream().map(setting -> sources.value(setting).orElseThrow()).toList();
    Object[] numbers = new Object[values.size()];
    Class<?>[] types = new Class<?>[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      types[i] = components()[i].getType();
      numbers[i] = number(values.get(i), types[i]);
    }
    try {
      return (R) defaults.getClass().getDeclaredConstructor(types).newInstance(numbers);
    } catch (InvocationTargetException e) {
      throw inItsSpelling(e.getCause(), values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private RuntimeException inItsSpelling(@Nullable Throwable broken, List<Value> values) {
    if (!(broken instanceof IllegalArgumentException)) {
      return new IllegalStateException(broken);
    }
    Matcher rule = FIELD_OF_RULE.matcher(String.valueOf(broken.getMessage()));
    if (!rule.matches()) {
      return new UserError(Failures.oneLine(broken), broken);
    }
    for (int i = 0; i < values.size(); i++) {
      if (components()[i].getName().equals(rule.group(2))) {
        return values.get(i).wrong(rule.group(1));
      }
    }
    return new UserError(String.valueOf(broken.getMessage()), broken);
  }

  private RecordComponent[] components() {
    return defaults.getClass().getRecordComponents();
  }

  private Setting setting(RecordComponent component, Map<String, String> descriptions) {
    String description = descriptions.get(component.getName());
    if (description == null) {
      throw new IllegalStateException("must be described: " + component);
    }
    long number = defaultOf(component);
    String kebab = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    if (kebab.endsWith("-ms")) {
      String name = kebab.substring(0, kebab.length() - "-ms".length());
      return Setting.of(name, Setting.Kind.DURATION, Value.durationText(number), description);
    }
    var kind = kebab.endsWith("-bytes") ? Setting.Kind.BYTES : Setting.Kind.NUMBER;
    return Setting.of(kebab, kind, Long.toString(number), description);
  }

  private long defaultOf(RecordComponent component) {
    try {
      return ((Number) component.getAccessor().invoke(defaults)).longValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object number(Value value, Class<?> type) {
    long number =
        switch (value.setting().kind()) {
          case DURATION -> value.duration().toMillis();
          case BYTES -> value.bytes();
          case NUMBER, TEXT, LIST, DIRECTORY, FILE, SWITCH -> value.number();
        };
    if (type == long.class) {
      return number;
    }
    if (number != (int) number) {
      throw value.wrong("must be <= " + Integer.MAX_VALUE);
    }
    return (int) number;
  }
}
