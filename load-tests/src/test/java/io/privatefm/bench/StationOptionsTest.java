package io.privatefm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bench.station.StationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class StationOptionsTest {
  @Test
  void serversThatDifferInAFlagAreWarmedUpForLonger() {
    assertEquals(60, planOf(StationPlan.variants()).warmUpSeconds());
    assertEquals(30, planOf(StationPlan.full()).warmUpSeconds());
  }

  @Test
  void inAllElseVariantsAreMeasuredAsStationsAre() {
    StationPlan same = planOf(StationPlan.full(), "--warm-up=5");
    assertEquals(same, planOf(StationPlan.variants(), "--warm-up=5"));
  }

  @Test
  void quickVariantsAreWarmedUpAsBrieflyAsQuickStations() {
    assertEquals(StationPlan.quick(), planOf(StationPlan.variants(), "--quick"));
  }

  @Test
  void whatIsSaidHoldsBesideQuick() {
    assertEquals(0.5, planOf(StationPlan.variants(), "--quick", "--warm-up=0.5").warmUpSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stations", "variants"})
  void aWarmUpOfLessThanNothingIsToldInOneLine(String command) {
    Told told = Told.by(command, "--warm-up", -1);
    assertEquals(2, told.exitCode());
    assertEquals("fm bench " + command + ": must be >= 0: --warm-up=-1.0\n", told.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rounds", "--seconds", "--warm-up", "--idle"})
  void aSoakTakesNoOptionThatItDoesNotUse(String option) {
    Told told = Told.by("soak", option, 1);
    assertEquals(2, told.exitCode());
    assertTrue(told.err().contains("Unknown options: '" + option + "', '1'"), told.err());
  }

  @Test
  void aLotOfNobodyIsToldInOneLine() {
    Told told = Told.by("stations", "--idle", 0);
    assertEquals(2, told.exitCode());
    assertEquals("fm bench stations: must be >= 1: --idle=0\n", told.err());
  }

  private static StationPlan planOf(StationPlan full, String... words) {
    StationOptions options = new StationOptions();
    TurnOptions turns = new TurnOptions();
    CommandLine line = new CommandLine(CommandSpec.create());
    line.addMixin("options", options).addMixin("turns", turns).parseArgs(words);
    return turns.of(options.plan(full));
  }
}
