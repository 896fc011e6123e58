package io.privatefm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.bench.station.StationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
  @ValueSource(strings = {"stations", "variants", "soak"})
  void aWarmUpOfLessThanNothingIsToldInOneLine(String command) {
    Told told = Told.by(command, "--warm-up", -1);
    assertEquals(2, told.exitCode());
    assertEquals("fm bench " + command + ": must be >= 0: --warm-up=-1.0\n", told.err());
  }

  private static StationPlan planOf(StationPlan full, String... words) {
    StationOptions options = new StationOptions();
    CommandLine.populateCommand(options, words);
    return options.plan(full);
  }
}
