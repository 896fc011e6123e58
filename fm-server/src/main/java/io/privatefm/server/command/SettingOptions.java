package io.privatefm.server.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The settings of the server as options of a command, and {@code --config FILE} beside them. The
 * help tells each one's default and its spelling in the other sources.
 */
class SettingOptions implements IModelTransformer {
  private static final String CONFIG = "--config";
  private static final String CONFIG_VARIABLE = "FM_CONFIG";

  private final List<Setting> settings;

  /** All settings of the server. */
  SettingOptions() {
    this(ServerSettings.ALL);
  }

  SettingOptions(List<Setting> settings) {
    this.settings = settings;
  }

  @Override
  public CommandSpec transform(CommandSpec spec) {
    spec.usageMessage().sortOptions(false);
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .paramLabel("FILE")
            .type(String.class)
            .description("a file of settings, one key=value a line (" + CONFIG_VARIABLE + ")")
            .build());
    settings.forEach(setting -> spec.addOption(option(setting)));
    return spec;
  }

  /** The sources that apply to this call of the command. */
  static Sources sources(ParseResult parsed, Map<String, String> environment) {
    String file = parsed.matchedOptionValue(CONFIG, environment.get(CONFIG_VARIABLE));
    var flags = new HashMap<String, String>();
    for (Setting setting : ServerSettings.ALL) {
      if (parsed.hasMatchedOption(setting.flag())) {
        flags.put(setting.flag(), parsed.matchedOptionValue(setting.flag(), ""));
      }
    }
    return Sources.of(ServerSettings.ALL, flags, environment, path(file));
  }

  private static @Nullable Path path(@Nullable String file) {
    return file == null || file.isEmpty() ? null : Path.of(file);
  }

  private static OptionSpec option(Setting setting) {
    var option =
        OptionSpec.builder(setting.flag())
            .paramLabel(setting.kind().label())
            .type(String.class)
            .description(description(setting).toArray(String[]::new));
    if (setting.kind() == Setting.Kind.SWITCH) {
      option.arity("0..1").fallbackValue("true");
    }
    return option.build();
  }

  private static List<String> description(Setting setting) {
    String fallback = setting.defaultText();
    return List.of(
        escaped(setting.description()),
        escaped(
            "  "
                + (fallback == null ? "no default" : "default " + fallback)
                + "; "
                + setting.environment()
                + ", "
                + setting.name()));
  }

  /** Picocli takes descriptions as formats. */
  private static String escaped(String text) {
    return text.replace("%", "%%");
  }
}
