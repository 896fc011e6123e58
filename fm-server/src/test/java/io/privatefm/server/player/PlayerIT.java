package io.privatefm.server.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.server.PrivateFm;
import io.privatefm.server.player.PlayerPage.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A listener at the page: what is pressed is heard, shown and stored. */
class PlayerIT {
  private static final double AUDIBLE = 0.001;

  @TempDir static Path directory;
  private static Browser browser;
  private static PrivateFm fm;

  @BeforeAll
  static void start() {
    browser = Browser.open();
    fm = server(Music.demo(directory.resolve("catalogue")), 0);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (fm != null) {
      fm.close();
    }
  }

  private static PrivateFm server(Path catalogue, int port) {
    return PrivateFm.builder()
        .catalogue(catalogue)
        .data(directory.resolve("data-of-" + catalogue.getFileName()))
        .port(port)
        .insecureDemoAuth()
        .start();
  }

  @Test
  void tuningInMakesSoundAndNoComplaint() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    page.until("something is heard", state -> page.level() > AUDIBLE);
    page.until("time passes", state -> state.number("positionMs") > 300);
    assertTrue(page.text("because").length() > 3);
    assertEquals(List.of(), browser.complaints().toList());
  }

  @Test
  void skippingChangesTheTrackToOneThatWasNotAnnounced() {
    PlayerPage page = browser.visit(fm.port());
    State before = page.tuneIn();
    page.press("skip");
    State after = page.until("another plays", s -> s.steady() && moved(before, s));
    assertNotEquals(before.upNext(), after.spin());
    page.until("it is heard", state -> page.level() > AUDIBLE);
  }

  @Test
  void aLikeIsShownStoredAndTakenBack() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    page.press("like");
    page.until("the like is stored", s -> s.is("liked") && s.steady());
    assertEquals("true", page.attribute("like", "aria-pressed"));
    page.strike("l");
    page.until("it is taken back", s -> !s.is("liked") && s.steady());
    assertEquals("false", page.attribute("like", "aria-pressed"));
  }

  @Test
  void banningAnArtistEndsTheTrackAndTheArtist() {
    PlayerPage page = browser.visit(fm.port());
    State before = page.tuneIn();
    page.press("ban");
    page.press("ban-artist");
    State after = page.until("another plays", s -> s.steady() && moved(before, s));
    assertNotEquals(before.artist(), after.artist());
  }

  @Test
  void theModeIsToldAndRemembered() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    page.strike("3");
    page.until("the wish is stored", State::steady);
    page.reload().until("the station is back", State::connected);
    assertEquals(
        "explore", page.script("return document.querySelector('[name=mode]:checked').value"));
  }

  @Test
  void theSpaceBarPausesAndGoesOnFromThere() {
    PlayerPage page = browser.visit(fm.port());
    State before = page.tuneIn();
    page.press("skip");
    page.until("another plays", s -> s.steady() && moved(before, s));
    page.script("document.activeElement.blur(); return true");
    page.strike(Keys.SPACE);
    State paused = page.until("silence", s -> !s.is("sounding") && s.number("unacknowledged") == 0);
    page.script(
        "window.earliestMs = Infinity;"
            + " (function look() { earliestMs = Math.min(earliestMs, fm.state.positionMs);"
            + " setTimeout(look, 5); })(); return true");
    page.strike(Keys.SPACE);
    State after = page.until("it goes on", s -> s.steady() && page.level() > AUDIBLE);
    assertEquals(paused.spin(), after.spin());
    assertEquals(paused.number("positionMs"), page.script("return earliestMs"));
  }

  @Test
  void aReloadContinuesTheSameSpin() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    State before = page.until("some is heard", s -> s.number("positionMs") > 1500);
    State after = page.reload().until("it plays on", State::steady);
    assertEquals(before.spin(), after.spin());
    assertTrue(after.number("positionMs") >= 1000, () -> "resumed at " + after);
  }

  @Test
  void aPhoneHasNoSidewaysScrollAndAllControls() {
    browser.phone(320, 640);
    try {
      PlayerPage page = browser.visit(fm.port());
      page.tuneIn();
      assertEquals(320L, page.script("return document.documentElement.scrollWidth"));
      assertEquals(
          true,
          page.script(
              "return ['ban','like','play','skip','volume-button'].every(id => {"
                  + " const box = document.getElementById(id).getBoundingClientRect();"
                  + " return box.width >= 44 && box.left >= 0 && box.right <= innerWidth; })"));
    } finally {
      browser.desk();
    }
  }

  @Test
  void thePageFollowsLightAndDark() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    String lightness =
        "return Number(getComputedStyle(document.documentElement).backgroundColor"
            + ".match(/oklch\\(([\\d.]+)/)[1])";
    browser.scheme("dark");
    assertTrue(((Number) page.script(lightness)).doubleValue() < 0.3);
    browser.scheme("light");
    assertTrue(((Number) page.script(lightness)).doubleValue() > 0.9);
  }

  @Test
  void whatIsHeldIsShownAndCanBeErased() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    page.press("open-held");
    page.until("it is told", s -> page.text("held-body").contains("Spins"));
    page.press("erase");
    page.press("erase");
    page.until("the door is shown again", s -> page.attribute("stage", "hidden").equals("true"));
  }

  @Test
  void whatMayBeUsedIsSwitchedWhereWhatIsHeldIsShown() {
    PlayerPage page = browser.visit(fm.port());
    page.tuneIn();
    page.press("open-held");
    page.until("it is told", s -> page.text("held-body").contains("Likes used"));
    page.press("use-likes");
    assertEquals("false", page.attribute("use-likes", "aria-checked"));
    page.press("paused");
    assertEquals("true", page.attribute("paused", "aria-checked"));
    assertEquals("false", page.attribute("use-history", "aria-checked"), "while paused");
    page.until("both are stored", s -> s.number("unacknowledged") == 0);
    page.script("document.getElementById('held').close(); return true");
    page.press("open-held");
    page.until(
        "it is told", s -> page.text("held-body").matches("(?s).*Personalisation paused\\s+yes.*"));
    page.script("document.getElementById('held').close(); return true");
  }

  @Test
  void anotherDeviceTakesTheStationOverAndThePageTakesItBack() {
    PlayerPage page = browser.visit(fm.port());
    State before = page.tuneIn();
    page.script(
        """
        import('/fm-client/fm-client.js').then(({ FmClient }) => {
          const url = `ws://${location.host}/v1/fm`;
          const token = localStorage['fm.listener'];
          new FmClient({ url, token, device: 'kitchen', storage: null }).connect();
        });
        return true
        """);
    page.until("it falls silent", s -> !s.connected() && !s.is("sounding"));
    assertEquals("Playing elsewhere", page.text("connection-text"));
    page.press("play");
    State after = page.until("it plays here again", s -> s.steady() && page.level() > AUDIBLE);
    assertEquals(before.spin(), after.spin());
  }

  @Test
  void theAnnouncedTrackFollowsWithoutAskingAgain() {
    try (PrivateFm quick = server(Music.shortTracks(directory.resolve("short")), 0)) {
      PlayerPage page = browser.visit(quick.port());
      State first = page.tuneIn();
      State second = page.until("the next one plays", s -> s.steady() && moved(first, s));
      State third = page.until("and the one after", s -> s.steady() && moved(second, s));
      assertEquals(second.upNext(), third.spin());
      assertTrue(page.state().is("sounding"));
    }
  }

  @Test
  void aRestartOfTheServerIsOutlivedAndWhatWasPressedMeanwhileArrives() {
    Path catalogue = Music.demo(directory.resolve("restarted"));
    PrivateFm first = server(catalogue, 0);
    int port = first.port();
    PlayerPage page = browser.visit(port);
    State opening = page.tuneIn();
    page.press("skip");
    State before = page.until("another plays", s -> s.steady() && moved(opening, s));
    first.close();
    page.until("the connection is gone", s -> !s.connected());
    page.press("like");
    State alone = page.until("it plays on alone", s -> s.is("liked") && s.is("sounding"));
    assertEquals(before.spin(), alone.spin());
    assertTrue(alone.number("unacknowledged") > 0);
    try (PrivateFm second = server(catalogue, port)) {
      assertEquals(port, second.port());
      State after = page.until("it is back", s -> s.steady() && page.level() > AUDIBLE);
      assertEquals(before.spin(), after.spin());
      assertTrue(after.number("positionMs") >= alone.number("positionMs"));
    }
  }

  private static boolean moved(State from, State to) {
    return !from.spin().equals(to.spin());
  }
}
