package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Attributes;
import io.privatefm.station.DataUse;
import io.privatefm.station.TuningChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator's login tells of strangers decides what they hear first. */
class AttributesTest extends EngineFixture {
  private static final int TEACHERS = 12;
  private static final int SPINS = 8;

  private static Attributes region(String region) {
    return new Attributes(null, region, null, null);
  }

  /** A listener of a region who hears out what is of a genre, and skips all else. */
  private Listening teach(Engine engine, String region, int number, int genre) {
    Listening who = new Listening(engine, region + number);
    engine.know(who.station, region(region));
    for (int i = 0; i < 20; i++) {
      who.start();
      if (small.genreOf(who.current().trackId()) == genre) {
        who.like();
        who.complete();
      } else {
        who.skip();
      }
    }
    return who;
  }

  private Engine taught() {
    Engine engine = engine();
    for (int i = 0; i < TEACHERS; i++) {
      teach(engine, "north", i, 2);
      teach(engine, "south", i, 5);
    }
    return engine;
  }

  /** How many of the first spins of strangers, who tell nothing, are of a genre. */
  private int first(Engine engine, Attributes attributes, int genre) {
    int of = 0;
    for (int stranger = 0; stranger < 10; stranger++) {
      Listening who = stranger(engine, attributes, stranger);
      for (int spin = 0; spin < SPINS; spin++) {
        who.start();
        of += small.genreOf(who.current().trackId()) == genre ? 1 : 0;
        who.leaveHalfway();
      }
    }
    return of;
  }

  private static Listening stranger(Engine engine, Attributes attributes, int number) {
    Listening who = new Listening(engine, "stranger-" + attributes.region() + number);
    engine.know(who.station, attributes);
    who.leaveHalfway(); // the first was drawn before anything was known
    return who;
  }

  @Test
  void aStrangerHearsWhatPeopleOfTheirRegionLoveSoonerThanAnother() {
    byte[] model = taught().saveModel();
    int own = first(load(model), region("north"), 2);
    int others = first(load(model), region("south"), 2);
    int nobodys = first(load(model), Attributes.NONE, 2);
    System.out.printf(
        "of 80 spins: own %d, another region's %d, of no region %d%n", own, others, nobodys);
    assertTrue(own > 2 * others, own + " against " + others);
    assertTrue(own > nobodys && nobodys > others, "between them who tells no region: " + nobodys);
  }

  private Engine load(byte[] model) {
    Engine engine = engine();
    engine.loadModel(model);
    return engine;
  }

  @Test
  void whereContextMayNotBeUsedTheyDecideNothingAndTeachNothing() {
    byte[] model = taught().saveModel();
    Listening north = reserved(load(model), region("north"));
    Listening south = reserved(load(model), region("south"));
    int[] ofNorth = new int[64];
    int[] ofSouth = new int[64];
    assertEquals(0, north.station.traits().size());
    north.engine.rank(north.station, north.nowMs, ofNorth);
    south.engine.rank(south.station, south.nowMs, ofSouth);
    assertArrayEquals(ofNorth, ofSouth);
  }

  /** One listener who lets nothing of their context be used, and then does the same as ever. */
  private static Listening reserved(Engine engine, Attributes attributes) {
    Listening who = new Listening(engine, "reserved");
    DataUse.Change change = new DataUse.Change(null, null, null, false);
    engine.tune(who.station, TuningChange.of(change, who.nowMs), who.nowMs);
    engine.know(who.station, attributes);
    for (int i = 0; i < SPINS; i++) {
      who.leaveHalfway();
    }
    return who;
  }

  @Test
  void inIncognitoTheyTeachNothing() {
    Engine engine = taught();
    Listening who = stranger(engine, region("north"), 1);
    engine.tune(who.station, new TuningChange(null, null, null, true, who.nowMs), who.nowMs);
    byte[] before = engine.saveModel();
    who.start();
    who.like();
    who.complete();
    assertArrayEquals(before, engine.saveModel());
  }

  @Test
  void noStationSavesThemAndACatalogueSwapKeepsThem() {
    Engine engine = engine();
    Listening who = new Listening(engine, "ann");
    Attributes told = new Attributes("pt-BR", "Lusitania", "30-39", ZoneId.of("Europe/Lisbon"));
    engine.know(who.station, told);
    assertEquals(
        Map.of("language", "pt-br", "region", "lusitania", "age", "30-39", "zone", "Europe/Lisbon"),
        who.station.held().attributes());
    String saved = new String(engine.save(who.station), StandardCharsets.ISO_8859_1);
    assertFalse(saved.toLowerCase(Locale.ROOT).contains("lusitania"));
    assertEquals(Map.of(), engine.restore(engine.save(who.station), who.nowMs).held().attributes());
    assertEquals(told, engine().carryOver(who.station).attributes());
  }

  @Test
  void aModelFromBeforeThereWereTraitsIsTakenOver() {
    Engine engine = taught();
    byte[] saved = engine.saveModel();
    SavedModel model = SavedModel.of(saved);
    assertTrue(model.kindred().containsKey("region:north"));
    byte[] reputation = model.reputation().save();
    byte[] older =
        ByteBuffer.allocate(model.rankers().length + reputation.length + Integer.BYTES)
            .put(model.rankers())
            .put(reputation)
            .putInt(reputation.length)
            .array();
    Engine taken = load(older);
    assertEquals(engine.modelVersion(), taken.modelVersion());
    assertArrayEquals(reputation, SavedModel.of(taken.saveModel()).reputation().save());
    assertEquals(Map.of(), SavedModel.of(taken.saveModel()).kindred());
  }

  @Test
  void whatIsNoAttributeIsRefusedByName() {
    for (String wrong : new String[] {"", " ", "-x", "a b", "x".repeat(17), "ä"}) {
      var refused =
          assertThrows(
              IllegalArgumentException.class, () -> new Attributes(null, wrong, null, null));
      assertEquals(
          "must be 1 to 16 letters, digits, +, - or _, the first a letter or digit: region",
          refused.getMessage());
    }
  }
}
