package io.privatefm.server.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.privatefm.protocol.ProtocolDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The client module as a package: its types against the protocol, its list of files. */
class ClientModuleTest {
  private static final Pattern INTERFACE =
      Pattern.compile("export interface (\\w+)[^{]*\\{([^}]*)\\}");
  private static final Pattern FIELD = Pattern.compile("(?:^|[;\\n])\\s*(\\w+)(\\??):");
  private static final Pattern NAME_OF_MESSAGE = Pattern.compile("\\btype: \"(\\w+)\"");
  private static final Pattern MODULE = Pattern.compile("from \"\\./([\\w.-]+)\"");

  private final String messages = file("fm-messages.d.ts");
  private final String types = file("fm-client.d.ts");
  private final String client = file("fm-client.js");

  private static String file(String name) {
    try (InputStream file =
        ClientModuleTest.class.getResourceAsStream("/player/fm-client/" + name)) {
      if (file == null) {
        throw new AssertionError("must be there: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode protocol() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(ProtocolDocument.yaml()).path("components");
  }

  /** Fields by name, and whether each may be absent. */
  private static Map<String, Boolean> fields(String body) {
    Map<String, Boolean> fields = new TreeMap<>();
    FIELD
        .matcher(body.replaceAll("/\\*.*?\\*/", ""))
        .results()
        .forEach(field -> fields.put(field.group(1), !field.group(2).isEmpty()));
    return fields;
  }

  private static Map<String, Boolean> fields(JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    Map<String, Boolean> fields = new TreeMap<>();
    schema
        .path("properties")
        .fieldNames()
        .forEachRemaining(name -> fields.put(name, !required.contains(name)));
    return fields;
  }

  private static Map<String, String> interfaces(String source) {
    Map<String, String> interfaces = new TreeMap<>();
    INTERFACE
        .matcher(source)
        .results()
        .forEach(found -> interfaces.put(found.group(1), found.group(2)));
    return interfaces;
  }

  @Test
  void everyMessageOfTheProtocolHasATypeWithItsFields() throws IOException {
    Map<String, String> nameByType = new TreeMap<>();
    Map<String, Map<String, Boolean>> typed = new TreeMap<>();
    interfaces(messages)
        .forEach(
            (name, body) ->
                NAME_OF_MESSAGE
                    .matcher(body)
                    .results()
                    .forEach(
                        type -> {
                          nameByType.put(type.group(1), name);
                          typed.put(type.group(1), fields(body));
                        }));
    Map<String, Map<String, Boolean>> told = new TreeMap<>();
    protocol()
        .path("messages")
        .properties()
        .forEach(message -> told.put(message.getKey(), fields(message.getValue().path("payload"))));

    assertEquals(told, typed);
    assertEquals(
        nameByType.values().stream().sorted().toList(), members().stream().sorted().toList());
  }

  /** What stands in the two unions. */
  private List<String> members() {
    return Pattern.compile("export type (?:Client|Server)Message =([^;]*);")
        .matcher(messages)
        .results()
        .flatMap(union -> Pattern.compile("\\w+").matcher(union.group(1)).results())
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void whatMessagesAreMadeOfHasTheFieldsOfTheProtocol() throws IOException {
    Map<String, String> typed = interfaces(messages);
    for (String name : List.of("Resume", "Taste", "Signals", "Track", "Why", "Limits")) {
      assertEquals(
          fields(protocol().path("schemas").path(name)),
          fields(typed.getOrDefault(name, "")),
          name);
    }
  }

  @Test
  void everyWishOfTuneIsOneOfTheClient() throws IOException {
    Set<String> wishes =
        new TreeSet<>(fields(protocol().path("messages").path("tune").path("payload")).keySet());
    wishes.removeAll(List.of("type", "seq", "atMs"));

    assertEquals(wishes, fields(interfaces(types).getOrDefault("Wishes", "")).keySet());
  }

  @Test
  void theTypesNameEveryOptionEventAndMethodOfTheClient() {
    assertEquals(
        names("@param \\{[^}]*\\} \\[?options\\.(\\w+)", client),
        fields(interfaces(types).getOrDefault("Options", "")).keySet());
    Set<String> events = names("#tell\\(\"(\\w+)\"", client);
    events.addAll(names("\\? \"(play)\" : \"confirmed\"", client));
    events.add("confirmed");
    assertEquals(events, names("(\\w+): CustomEvent", types));
    Set<String> told = names("\\n  (?:get )?([a-z]\\w*)\\([^)]*\\) \\{", client);
    told.addAll(names("\\n  ([a-z]\\w*) = ", client));
    Set<String> typed = names("\\n  (?:readonly )?([a-z]\\w*)[(:]", classBody());
    assertEquals(told, typed);
  }

  private String classBody() {
    return types.substring(types.indexOf("export class"));
  }

  private static Set<String> names(String pattern, String source) {
    Set<String> names = new TreeSet<>();
    Pattern.compile(pattern).matcher(source).results().forEach(name -> names.add(name.group(1)));
    return names;
  }

  @Test
  void thePackageHoldsEveryFileThatItsFilesNeedAndDependsOnNothing() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(file("package.json"));
    Set<String> files = new TreeSet<>();
    StreamSupport.stream(manifest.path("files").spliterator(), false)
        .forEach(name -> files.add(name.asText()));
    for (String name : files) {
      MODULE
          .matcher(file(name))
          .results()
          .forEach(needed -> assertTrue(files.contains(needed.group(1)), name + " needs it"));
      assertFalse(file(name).contains("from \"node:"), name);
    }
    for (String entry : List.of("types", "default")) {
      String named = manifest.path("exports").path(".").path(entry).asText();
      assertTrue(files.contains(named.substring(2)), entry);
    }
    assertFalse(manifest.has("dependencies"));
    assertEquals("module", manifest.path("type").asText());
    assertTrue(file("README.md").contains(manifest.path("name").asText()));
  }
}
