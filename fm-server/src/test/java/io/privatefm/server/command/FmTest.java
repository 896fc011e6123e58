package io.privatefm.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FmTest {
  @Test
  void helpIsPrintedAndIsNoError() {
    var told = Told.by("--help");
    assertEquals(0, told.exitCode());
    assertTrue(told.out().contains("Usage: fm"), told.out());
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
