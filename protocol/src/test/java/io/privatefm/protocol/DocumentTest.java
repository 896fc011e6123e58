package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document and the fields that the codec reads and writes say the same. */
class DocumentTest {
  private static final Document DOCUMENT = new Document();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  static Stream<Shape<?>> shapes() {
    return Stream.concat(ClientShapes.ALL.stream(), ServerShapes.ALL.stream());
  }

  private static List<String> types(List<? extends Shape<?>> shapes) {
    return shapes.stream().map(Shape::typeName).toList();
  }

  @Test
  void itIsAsyncApi3AndItsReferencesLead() {
    assertEquals("3.0.0", DOCUMENT.at("/asyncapi").asText());
    assertEquals("/v1/fm", DOCUMENT.at("/channels/fm/address").asText());
    assertTrue(DOCUMENT.references().size() > 100);
    DOCUMENT.references().forEach(reference -> DOCUMENT.at(reference.substring(1)));
  }

  @Test
  void itListsEveryMessageOnItsSide() {
    List<String> client = types(ClientShapes.ALL);
    List<String> server = types(ServerShapes.ALL);
    List<String> all = new ArrayList<>(client);
    all.addAll(server);
    assertEquals(all, Document.names(DOCUMENT.at("/components/messages")));
    assertEquals(all, Document.names(DOCUMENT.at("/channels/fm/messages")));
    assertEquals(client, operation("hear", "receive"));
    assertEquals(server, operation("say", "send"));
  }

  private static List<String> operation(String name, String action) {
    JsonNode operation = DOCUMENT.at("/operations/" + name);
    assertEquals(action, operation.get("action").asText());
    return operation.get("messages").findValuesAsText("$ref").stream()
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyMessageHasExactlyTheFieldsThatAreReadAndWritten(Shape<?> shape) {
    JsonNode payload = DOCUMENT.message(shape.typeName()).get("payload");
    assertEquals(shape.typeName(), payload.at("/properties/type/const").asText());
    new SchemaCheck(DOCUMENT).object(shape.typeName(), shape, payload);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyExampleIsReadAndWrittenAgainAsItIs(Shape<?> shape) throws IOException {
    boolean fromClient = ClientShapes.ALL.contains(shape);
    JsonNode examples = DOCUMENT.message(shape.typeName()).get("examples");
    assertFalse(examples.isEmpty());
    for (JsonNode example : examples) {
      JsonNode payload = example.get("payload");
      for (FrameCodec codec : FrameCodec.values()) {
        ObjectMapper mapper = codec.binary() ? CBOR : JSON;
        byte[] again = again(codec, mapper.writeValueAsBytes(payload), fromClient);
        assertEquals(JSON.readTree(payload.toString()), normal(mapper.readTree(again)));
      }
    }
  }

  /** CBOR tells small and large integers apart, JSON trees by their size too. */
  private static JsonNode normal(JsonNode tree) throws IOException {
    return JSON.readTree(tree.toString());
  }

  private static byte[] again(FrameCodec codec, byte[] frame, boolean fromClient) {
    Inbound inbound = fromClient ? codec.decodeClient(frame) : codec.decodeServer(frame);
    return switch (inbound) {
      case ClientMessage message -> codec.encode(message);
      case ServerMessage message -> codec.encode(message);
      case Rejection rejection -> throw new AssertionError(rejection);
    };
  }

  @Test
  void itListsEveryCloseCode() {
    Map<String, Integer> told = new LinkedHashMap<>();
    JsonNode codes = DOCUMENT.at("/info/x-close-codes");
    Document.names(codes).forEach(name -> told.put(name, codes.get(name).asInt()));
    Map<String, Integer> known = new LinkedHashMap<>();
    Arrays.stream(CloseCode.values()).forEach(code -> known.put(code.name(), code.code()));
    assertEquals(known, told);
  }

  @Test
  void itListsEveryErrorCode() {
    assertEquals(
        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList(),
        Document.texts(DOCUMENT.at("/info/x-error-codes")));
  }

  @Test
  void itTellsTheLimitsThatNoSchemaHolds() {
    JsonNode limits = DOCUMENT.at("/info/x-limits");
    assertEquals(ProtocolLimits.FRAME_BYTES, limits.get("frameBytes").asInt());
    assertEquals(ProtocolLimits.NESTING, limits.get("nesting").asInt());
    assertEquals(ProtocolLimits.WITHIN_BYTES, limits.get("withinBytes").asInt());
    assertEquals(ProtocolLimits.TASTE_BYTES, limits.get("tasteBytes").asInt());
  }

  @Test
  void itNamesTheSubprotocols() {
    assertEquals(
        Arrays.stream(FrameCodec.values()).map(FrameCodec::subprotocol).toList(),
        Document.texts(
            DOCUMENT.at(
                "/channels/fm/bindings/ws/headers/properties/Sec-WebSocket-Protocol/enum")));
  }
}
