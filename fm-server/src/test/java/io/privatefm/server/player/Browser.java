package io.privatefm.server.player;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium as the system has it installed; nothing is downloaded. */
public final class Browser implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  /**
   * Held, for a logger that nobody holds forgets its level: Selenium warns of every new Chromium.
   */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens one; where there is none the test is skipped and says what is missing. */
  public static Browser open() {
    Optional<Path> chromium = installed(BROWSERS);
    Optional<Path> chromedriver = installed(List.of("chromedriver"));
    Assumptions.assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "skipped: needs chromium and chromedriver on the PATH"
            + " (Debian: apt-get install chromium chromium-driver)");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toString());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--autoplay-policy=no-user-gesture-required",
        "--window-size=1280,800");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow().toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> installed(List<String> names) {
    List<Path> folders =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of).toList();
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The page of the server at this port, as a listener sees it who was never there. */
  PlayerPage visit(int port) {
    String origin = "http://127.0.0.1:" + port;
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    driver.get("about:blank");
    driver.get(origin + "/");
    driver.executeScript("sessionStorage.clear(); localStorage.clear()");
    return new PlayerPage(driver, origin).reload();
  }

  /** A phone this wide, or back to a desk with {@link #desk}. */
  void phone(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
  }

  void desk() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1280, 800));
  }

  /** What the listener's system prefers: light or dark. */
  void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** An empty page of the server at this port, whose scripts can be used. */
  public void blank(int port) {
    driver.get("http://127.0.0.1:" + port + "/favicon.svg");
  }

  /** Runs a script of a function's body, which calls its last argument when it is done. */
  public Object run(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** What the browser complained of since it was asked last. */
  Stream<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
