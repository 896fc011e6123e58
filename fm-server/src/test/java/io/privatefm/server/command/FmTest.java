package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FmTest {
  @Test
  void helpIsPrintedAndIsNoError() {
    var told = Told.by("--help");
    assertEquals(0, told.exitCode());
    assertTrue(told.out().contains("Usage: fm"), told.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "catalogue", "listen", "evaluate", "torture"})
  void aSubcommandHelpsTheSameWhetherItIsDescribedAloneOrWithTheOthers(String name) {
    var alone = Told.by(name, "--help");
    assertEquals(0, alone.exitCode());
    assertEquals(Told.by("help", name).out(), alone.out());
  }

  @Test
  void serveKnowsItsSettings() {
    assertTrue(Told.by("serve", "--help").out().contains("--catalogue"));
    assertTrue(Told.by("completion", "bash").out().contains("--catalogue"));
  }

  @Test
  void whatMeasuresIsOnTheListAndIsRunFromACheckout() {
    var told = Told.by("bench", "index", "--rounds", "3");
    assertEquals(2, told.exitCode());
    assertEquals(
        "fm bench: must be run from a checkout: ./fm bench index --rounds 3\n", told.err());
    assertTrue(Told.by("--help").out().contains("bench"));
  }

  @Test
  void anUnknownOptionIsOneLineAndExitCodeTwo() {
    var told = Told.by("--prot");
    assertEquals(2, told.exitCode());
    assertEquals("fm: Unknown option: '--prot' (see fm --help)\n", told.err());
  }

  @Test
  void withoutASubcommandItSaysSoAndExitsWithTwo() {
    var told = Told.by();
    assertEquals(2, told.exitCode());
    assertEquals("fm: Missing required subcommand (see fm --help)\n", told.err());
  }
}
