package io.privatefm.server.player;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The player as a listener uses it, with a look at {@code window.fm} for what eyes cannot see. */
final class PlayerPage {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private final ChromeDriver driver;
  private final String address;

  PlayerPage(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  /** What the page tells of itself. */
  record State(Map<?, ?> told) {
    String spin() {
      return String.valueOf(told.get("spin"));
    }

    String upNext() {
      return String.valueOf(told.get("upNext"));
    }

    String artist() {
      return String.valueOf(told.get("artist"));
    }

    boolean is(String name) {
      return Boolean.TRUE.equals(told.get(name));
    }

    boolean connected() {
      return "open".equals(told.get("connection"));
    }

    long number(String name) {
      return ((Number) Objects.requireNonNull(told.get(name))).longValue();
    }

    /** Sound runs, the station is there, what follows is known, and all was heard. */
    boolean steady() {
      return connected()
          && is("sounding")
          && told.get("upNext") != null
          && number("unacknowledged") == 0;
    }
  }

  PlayerPage reload() {
    driver.get(address + "/");
    return this;
  }

  /** Presses the big button and waits until a track sounds and the next is known. */
  State tuneIn() {
    press("tune-in");
    return until("a track sounds", State::steady);
  }

  State state() {
    return new State((Map<?, ?>) Objects.requireNonNull(driver.executeScript("return fm.state")));
  }

  /** The loudness of what sounds right now. */
  double level() {
    return ((Number) Objects.requireNonNull(driver.executeScript("return fm.level()")))
        .doubleValue();
  }

  State until(String what, Predicate<State> condition) {
    return new WebDriverWait(driver, PATIENCE, GLANCE)
        .ignoring(JavascriptException.class)
        .withMessage(() -> what + "; the page says " + driver.executeScript("return fm.state"))
        .until(
            page -> {
              State state = state();
              return condition.test(state) ? state : null;
            });
  }

  void press(String id) {
    WebElement button = driver.findElement(By.id(id));
    new WebDriverWait(driver, PATIENCE, GLANCE)
        .withMessage(() -> "can be pressed: id=" + id)
        .until(page -> button.isDisplayed() && button.isEnabled());
    button.click();
  }

  /** Strikes a key anywhere on the page. */
  void strike(CharSequence key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  String attribute(String id, String name) {
    return String.valueOf(driver.findElement(By.id(id)).getDomAttribute(name));
  }

  String text(String id) {
    return driver.findElement(By.id(id)).getText();
  }

  Object script(String script) {
    return Objects.requireNonNull(driver.executeScript(script));
  }
}
