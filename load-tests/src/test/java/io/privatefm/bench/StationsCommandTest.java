package io.privatefm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StationsCommandTest {
  @Test
  void whatCannotBeMeasuredIsToldInOneLine() {
    Told told = Told.by("stations", "--quick", "--listeners", 0);
    assertEquals(2, told.exitCode());
    assertEquals("fm bench stations: must be >= 1: --listeners=0\n", told.err());
  }

  @Test
  void aCatalogueThatIsNotThereIsToldInOneLine() {
    Told told = Told.by("stations", "--quick", "--catalogue", "/nowhere");
    assertEquals(2, told.exitCode());
    assertEquals(1, told.err().lines().filter(line -> line.startsWith("fm bench")).count());
  }

  @Test
  void aSoakOfLessThanThreeMinutesHasNoThirds() {
    Told told = Told.by("soak", "--minutes", 2);
    assertEquals(2, told.exitCode());
    assertEquals("fm bench soak: must be >= 3: --minutes=2\n", told.err());
  }
}
