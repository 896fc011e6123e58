package io.privatefm.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every message in both formats. Frames are taken apart by Jackson's databind. */
class FrameCodecProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  @Provide
  Arbitrary<ClientMessage> client() {
    return Messages.client();
  }

  @Provide
  Arbitrary<ServerMessage> server() {
    return Messages.server();
  }

  private static ObjectMapper mapper(FrameCodec codec) {
    return codec.binary() ? CBOR : JSON;
  }

  @Property(tries = 500)
  void decodingWhatAClientEncodedIsTheIdentity(
      @ForAll("client") ClientMessage message, @ForAll FrameCodec codec) {
    assertEquals(message, codec.decodeClient(codec.encode(message)));
    covers(message, ClientShapes.ALL);
  }

  /** Fails the property when a message of some kind was never tried. */
  private static void covers(Object message, List<? extends Shape<?>> shapes) {
    Statistics.collect(message.getClass());
    Statistics.coverage(
        coverage -> shapes.forEach(shape -> coverage.check(shape.record).count(n -> n > 0)));
  }

  @Property(tries = 500)
  void decodingWhatAServerEncodedIsTheIdentity(
      @ForAll("server") ServerMessage message, @ForAll FrameCodec codec) {
    assertEquals(message, codec.decodeServer(codec.encode(message)));
    covers(message, ServerShapes.ALL);
  }

  @Property(tries = 500)
  void everyMessageFitsAFrame(
      @ForAll("client") ClientMessage said,
      @ForAll("server") ServerMessage answered,
      @ForAll FrameCodec codec) {
    assertTrue(codec.encode(said).length <= ProtocolLimits.FRAME_BYTES);
    assertTrue(codec.encode(answered).length <= ProtocolLimits.FRAME_BYTES);
  }

  @Property(tries = 300)
  void bothFormatsCarryTheSameFields(@ForAll("server") ServerMessage message) throws IOException {
    JsonNode text = JSON.readTree(FrameCodec.JSON.encode(message));
    JsonNode binary = CBOR.readTree(FrameCodec.CBOR.encode(message));
    assertEquals(text, JSON.readTree(JSON.writeValueAsBytes(binary)));
  }

  @Property(tries = 500)
  void theOrderOfFieldsIsOfNoMatter(
      @ForAll("client") ClientMessage message, @ForAll FrameCodec codec, @ForAll long seed)
      throws IOException {
    JsonNode shuffled = shuffled(mapper(codec).readTree(codec.encode(message)), new Random(seed));
    assertEquals(message, codec.decodeClient(mapper(codec).writeValueAsBytes(shuffled)));
  }

  @Property(tries = 300)
  void theOrderOfNestedFieldsIsOfNoMatter(
      @ForAll("server") ServerMessage message, @ForAll FrameCodec codec, @ForAll long seed)
      throws IOException {
    JsonNode shuffled = shuffled(mapper(codec).readTree(codec.encode(message)), new Random(seed));
    assertEquals(message, codec.decodeServer(mapper(codec).writeValueAsBytes(shuffled)));
  }

  @Property(tries = 300)
  void unknownFieldsAreIgnoredWhereverTheyStand(
      @ForAll("client") ClientMessage message, @ForAll FrameCodec codec, @ForAll long seed)
      throws IOException {
    JsonNode frame = mapper(codec).readTree(codec.encode(message));
    JsonNode strange = JSON.readTree("{\"seq\":7,\"type\":[{\"a\":[1.5,null,true,\"x\"]}]}");
    ((ObjectNode) frame).set("later", strange);
    ((ObjectNode) frame).put("version", 2);
    JsonNode shuffled = shuffled(frame, new Random(seed));
    assertEquals(message, codec.decodeClient(mapper(codec).writeValueAsBytes(shuffled)));
  }

  @Property(tries = 300)
  void aFrameInsideALargerArrayIsReadFromItsPlace(
      @ForAll("client") ClientMessage message, @ForAll FrameCodec codec, @ForAll byte around) {
    byte[] frame = codec.encode(message);
    byte[] larger = new byte[frame.length + 13];
    java.util.Arrays.fill(larger, around);
    System.arraycopy(frame, 0, larger, 7, frame.length);
    assertEquals(message, codec.decodeClient(larger, 7, frame.length));
  }

  @Property(tries = 300)
  void aBadFieldNeverHidesTheSeq(
      @ForAll("client") ClientMessage message, @ForAll FrameCodec codec, @ForAll long seed)
      throws IOException {
    if (message instanceof ClientMessage.Sequenced sequenced) {
      ObjectNode frame = (ObjectNode) mapper(codec).readTree(codec.encode(message));
      frame.put("atMs", -1);
      byte[] bad = mapper(codec).writeValueAsBytes(shuffled(frame, new Random(seed)));
      Rejection rejection = (Rejection) codec.decodeClient(bad);
      assertEquals("must be >= 0: atMs=-1", rejection.message());
      assertEquals("atMs", rejection.field());
      assertEquals(sequenced.seq(), rejection.seq());
    }
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode shuffled = JSON.createObjectNode();
    names.forEach(name -> shuffled.set(name, shuffled(object.get(name), random)));
    return shuffled;
  }
}
