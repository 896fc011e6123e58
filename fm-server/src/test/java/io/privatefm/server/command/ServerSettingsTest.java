package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.Configuration;
import io.privatefm.server.air.Limits;
import io.privatefm.server.air.Upkeep;
import io.privatefm.server.profile.Retention;
import io.privatefm.server.security.Keys;
import io.privatefm.server.security.TokenTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  private static final Map<String, String> NEEDED =
      Map.of("--catalogue", "c", "--insecure-demo-auth", "true");

  @Test
  void aFlagWinsOverTheEnvironmentWhichWinsOverTheFileWhichWinsOverTheDefault() {
    var flags = new HashMap<>(NEEDED);
    flags.put("--port", "1");
    var environment = Map.of("FM_PORT", "2", "FM_LOOPS", "2");
    var file = Map.of("port", "3", "loops", "3", "seed", "3");
    Configuration configuration =
        ServerSettings.configuration(new Sources(flags, environment, file, "fm.properties"));
    assertEquals(1, configuration.listen().port());
    assertEquals(2, configuration.loops());
    assertEquals(3, configuration.seed());
    assertEquals("127.0.0.1", configuration.listen().host());
  }

  @Test
  void withoutAnySourceEveryLimitIsItsDefault() {
    Configuration configuration = with(Map.of());
    assertEquals(Limits.defaults(), configuration.limits());
    assertEquals(Upkeep.defaults(), configuration.upkeep());
    assertEquals(Configuration.DEFAULT_POLICY, configuration.policy());
    assertNull(configuration.data());
    assertEquals(Retention.DEFAULT, configuration.retention());
  }

  @Test
  void timesAndSizesAreReadWithTheirUnits() {
    Configuration configuration =
        with(
            Map.of(
                "FM_HELLO_WITHIN",
                "3s",
                "FM_EVICT_AFTER",
                "2h",
                "FM_MESSAGE_BYTES",
                "1MiB",
                "FM_RETENTION",
                "7d",
                "FM_LISTENER_RETENTION",
                "90d"));
    assertEquals(new Retention(Duration.ofDays(7), Duration.ofDays(90)), configuration.retention());
    assertEquals(3_000, configuration.limits().helloWithinMs());
    assertEquals(7_200_000, configuration.upkeep().evictAfterMs());
    assertEquals(1_048_576, configuration.limits().messageBytes());
  }

  @Test
  void aWrongValueNamesTheRuleAndWhoSetIt() {
    refused("must be a whole number: FM_PORT=http", Map.of("FM_PORT", "http"));
    refused("must be in 0..65535: FM_PORT=70000", Map.of("FM_PORT", "70000"));
    refused("must be >= 1: FM_CONNECTIONS=0", Map.of("FM_CONNECTIONS", "0"));
    refused(
        "must be <= 2147483647: FM_CONNECTIONS=9999999999", Map.of("FM_CONNECTIONS", "9999999999"));
    refused(
        "must be a time like 500ms, 30s, 10m, 2h or 7d: FM_HELLO_WITHIN=10",
        Map.of("FM_HELLO_WITHIN", "10"));
    refused(
        "must be x-forwarded-for or forwarded: FM_FORWARDED_BY=via",
        Map.of("FM_FORWARDED_BY", "via"));
    refused(
        "must be addresses or networks like 10.0.0.0/8, or none: FM_TRUSTED_PROXIES=proxy",
        Map.of("FM_TRUSTED_PROXIES", "proxy"));
    refused("must be >= 65536: FM_MESSAGE_BYTES=1KiB", Map.of("FM_MESSAGE_BYTES", "1KiB"));
  }

  @Test
  void aModelIsReadFromItsFileAndNamedByTheExperiment(@TempDir Path folder) throws IOException {
    Path prior = folder.resolve("prior.json");
    Files.writeString(prior, "{\"weights\": {\"taste\": 2}, \"deviations\": {}}");
    String experiment = "a: thompson 1, taught=thompson model=autumn 1";
    Map<String, String> told = Map.of("FM_MODELS", "autumn=" + prior, "FM_EXPERIMENT", experiment);
    assertEquals(Set.of("autumn"), with(told).models().keySet());
    refused(
        "must be among the models: model of taught=autumn models=",
        Map.of("FM_EXPERIMENT", experiment));
    refused("must be like usual=prior.json: models=autumn", Map.of("FM_MODELS", "autumn"));
    Path none = folder.resolve("none.json");
    refused("must be a readable file: " + none, Map.of("FM_MODELS", "usual=" + none));
  }

  @Test
  void aSecretIsNeverPartOfAnError() {
    var sources =
        new Sources(Map.of("--catalogue", "c"), Map.of("FM_JWT_SECRET", "short"), Map.of(), "");
    var error = assertThrows(UserError.class, () -> ServerSettings.configuration(sources));
    assertEquals("must be at least 32 bytes: secret=(5 bytes) (FM_JWT_SECRET)", error.getMessage());
  }

  @Test
  void withoutAnyTrustItSaysWhatIsMissing() {
    var sources = new Sources(Map.of("--catalogue", "c"), Map.of(), Map.of(), "");
    var error = assertThrows(UserError.class, () -> ServerSettings.configuration(sources));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("must say whose tokens are believed"), message);
  }

  @Test
  void theSecretMayStandInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "0123456789abcdef0123456789abcdef\n");
    var flags = Map.of("--catalogue", "c", "--jwt-secret-file", file.toString());
    Configuration configuration =
        ServerSettings.configuration(new Sources(flags, Map.of(), Map.of(), ""));
    assertEquals(
        new TokenTrust.SharedSecret("0123456789abcdef0123456789abcdef"),
        configuration.tokens().trust());
  }

  @Test
  void aKeySetIsAFileOrAnAddressAndAFileIsLookedAtAtOnce(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("jwks.json");
    Files.writeString(file, Keys.jwks(Keys.jwk("a", Keys.ed25519())));
    assertEquals(new TokenTrust.KeySetFile(file), trust(file.toString()));
    String address = "https://login.example/keys";
    assertEquals(new TokenTrust.KeySetAt(URI.create(address)), trust(address));
    Files.writeString(file, "{}");
    assertEquals(
        "must be JSON like {\"keys\":[…]}: jwks: --jwt-jwks=" + file,
        assertThrows(UserError.class, () -> trust(file.toString())).getMessage());
    assertEquals(
        "must be a readable file: --jwt-jwks=" + folder,
        assertThrows(UserError.class, () -> trust(folder.toString())).getMessage());
  }

  private static TokenTrust trust(String jwks) {
    var flags = Map.of("--catalogue", "c", "--jwt-jwks", jwks);
    return ServerSettings.configuration(new Sources(flags, Map.of(), Map.of(), ""))
        .tokens()
        .trust();
  }

  @Test
  void anUnknownKeyOfTheFileIsAnError(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("fm.properties"), "prot=1\n");
    var told = Told.by("config", "check", "--config", file.toString());
    assertEquals(2, told.exitCode());
    assertEquals(
        "fm config check: must be a setting (fm serve --help lists them): " + file + ": prot\n",
        told.err());
  }

  @Test
  void everySettingIsInTheHelpWithItsDefaultAndItsOtherNames() {
    String help = Told.by("serve", "--help").out().replaceAll("\\s+", " ");
    for (Setting setting : ServerSettings.ALL) {
      assertTrue(help.contains(" " + setting.flag()), setting.flag());
      assertTrue(help.contains(setting.environment() + ", " + setting.name()), setting.flag());
    }
    assertTrue(help.contains("default 8080; FM_PORT, port"), help);
  }

  @Test
  void printTellsWhereEachValueCameFromAndMasksSecrets(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("fm.properties"), "jwt-secret=0123456789abcdef0123456789abcdef\n");
    var told = Told.by("config", "print", "--config", file.toString(), "--port", "9");
    assertEquals(0, told.exitCode());
    assertTrue(told.out().matches("(?s).*\nport=9 +# flag --port\n.*"), told.out());
    assertTrue(told.out().matches("(?s).*\njwt-secret=\\*{8} +# file .*"), told.out());
    assertTrue(told.out().matches("(?s).*\nloops=0 +# default\n.*"), told.out());
    assertFalse(told.out().contains("0123456789"), told.out());
  }

  private static Configuration with(Map<String, String> environment) {
    return ServerSettings.configuration(new Sources(NEEDED, environment, Map.of(), ""));
  }

  private static void refused(String message, Map<String, String> environment) {
    assertEquals(message, assertThrows(UserError.class, () -> with(environment)).getMessage());
  }
}
