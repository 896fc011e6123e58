package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.privatefm.protocol.ClientMessage.Disliked;
import io.privatefm.protocol.ClientMessage.Hello;
import io.privatefm.protocol.ClientMessage.Liked;
import io.privatefm.protocol.ClientMessage.Resume;
import io.privatefm.protocol.ClientMessage.Scope;
import io.privatefm.protocol.ClientMessage.Skipped;
import io.privatefm.protocol.ClientMessage.Started;
import io.privatefm.protocol.ClientMessage.Tune;
import io.privatefm.protocol.ClientMessage.Within;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.ServerMessage.Error;
import io.privatefm.protocol.ServerMessage.Play;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the running server really sends is what the document that it serves describes. */
class ContractIT {

  @Test
  void everyKindOfMessageThatTheServerSendsValidatesAgainstTheDocumentItServes()
      throws IOException {
    try (Radio radio = Radio.on()) {
      JsonNode document = served(radio);
      Schema schema = new Schema(document);
      Set<String> seen = new TreeSet<>();
      for (byte[] frame : conversation(radio)) {
        JsonNode message = new ObjectMapper().readTree(frame);
        String type = message.get("type").asText();
        JsonNode payload = document.at("/components/messages/" + type + "/payload");
        assertEquals(List.of(), schema.faults(type, message, payload), message.toString());
        seen.add(type);
      }
      assertEquals(Set.of("welcome", "play", "upnext", "ack", "error", "bye"), seen);
    }
  }

  private static JsonNode served(Radio radio) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + radio.fm.port() + "/asyncapi.yaml");
    try (InputStream document = address.toURL().openStream()) {
      return new ObjectMapper(new YAMLFactory()).readTree(document);
    }
  }

  /** Everything that a server says, as the frames came. */
  private static List<byte[]> conversation(Radio radio) {
    try (Caller caller = radio.caller();
        Caller next = radio.caller()) {
      Play play = caller.hello("contract", "phone");
      caller.say(new Started(1, play.spin(), 0));
      caller.say(new Liked(2, play.spin(), 0));
      caller.say(new Skipped(3, play.spin(), 9_000, 0));
      Play second = caller.next(Play.class);
      caller.say(new Tune(4, null, null, new Within.StoredSet("nowhere"), null, 0));
      caller.next(Error.class);
      caller.raw("{\"type\":\"liked\",\"seq\":5,\"spin\":7,\"atMs\":0}");
      caller.next(Error.class);
      caller.raw("{");
      caller.next(Error.class);
      caller.say(new Liked(99, second.spin(), 0));
      caller.next(Error.class);
      caller.say(new Disliked(6, second.spin(), Scope.ARTIST, 0));
      caller.next(Play.class);
      next.say(new Hello("contract", "car", new Resume(null, "p-000001", 5), false));
      next.next(Play.class);
      caller.closedWith(CloseCode.TAKEN_OVER);
      List<byte[]> frames = new ArrayList<>(caller.frames());
      frames.addAll(next.frames());
      assertTrue(frames.size() > 15, "a whole conversation");
      return frames;
    }
  }
}
