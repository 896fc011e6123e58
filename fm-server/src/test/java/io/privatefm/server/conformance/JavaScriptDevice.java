package io.privatefm.server.conformance;

import io.privatefm.server.player.Browser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JavaScript client in a page of a browser, as it comes to the player. */
final class JavaScriptDevice implements Device {
  private static final String MAKE =
      """
      const [key, url, account, device, token, deliverOnly, done] = arguments;
      import("/fm-client/fm-client.js").then(({ FmClient }) => {
        window.devices ??= {};
        const it = window.devices[key] ?? { losses: 0, retryMs: -1, closedWith: -1, played: [], refused: [] };
        window.devices[key] = it;
        it.token = token;
        it.client = new FmClient({ url, account, device, deliverOnly, token: () => it.token });
        it.client.addEventListener("play", ({ detail }) => it.played.push(detail.spin));
        it.client.addEventListener("refused", ({ detail }) => it.refused.push(detail.code));
        it.client.addEventListener("state", ({ detail }) => {
          if (detail.state === "open") it.stands = true;
          if (detail.state === "closed") it.closedWith = detail.code;
          if (detail.state !== "waiting" || !it.stands) return;
          it.stands = false;
          it.losses++;
          it.retryMs = detail.retryInMs;
          it.closedWith = detail.code;
        });
        it.client.connect();
        done(true);
      });
      """;
  private static final String DO =
      """
      const [key, what, token, done] = arguments;
      const it = window.devices[key];
      if (token) it.token = token;
      ({
        STARTS: () => it.client.started(),
        LIKES: () => it.client.liked(),
        UNLIKES: () => it.client.unliked(),
        SKIPS: () => it.client.skipped(9000),
        COMPLETES: () => it.played.push(it.client.completed().spin),
        TUNES: () => it.client.tune({ mode: "explore" }),
        TUNES_TO_AN_UNKNOWN_SET: () => it.client.tune({ within: "no-such-set" }),
        RENEWS: () => it.client.renew(token),
        LEAVES: () => it.client.close(),
      })[what]();
      done(true);
      """;
  private static final String LOOK =
      """
      const [key, done] = arguments;
      const { client, losses, retryMs, closedWith, played, refused } = window.devices[key];
      done({
        connected: client.state === "open",
        waiting: client.state === "waiting" || client.state === "connecting",
        retryMs,
        losses,
        played,
        refused,
        closedWith,
        spin: client.current?.spin ?? null,
        upNext: client.upNext?.spin ?? null,
        unacknowledged: client.unacknowledged,
      });
      """;

  private final Browser browser;
  private final String url;
  private final String account;
  private final String name;
  private boolean made;

  JavaScriptDevice(Browser browser, String url, String account, String name) {
    this.browser = browser;
    this.url = url;
    this.account = account;
    this.name = name;
  }

  private String key() {
    return account + "/" + name;
  }

  @Override
  public void connect(String token) {
    made = true;
    browser.run(MAKE, key(), url, account, name, token, false);
  }

  @Override
  public void tell(Act act) {
    browser.run(DO, key(), act.name(), "");
  }

  @Override
  public void renew(String token) {
    browser.run(DO, key(), "RENEWS", token);
  }

  @Override
  public void leave() {
    browser.run(DO, key(), "LEAVES", "");
  }

  @Override
  public void handIn(String token) {
    browser.run(MAKE, key(), url, account, name, token, true);
  }

  @Override
  public State state() {
    Map<?, ?> told = (Map<?, ?>) browser.run(LOOK, key());
    return new State(
        Boolean.TRUE.equals(told.get("connected")),
        Boolean.TRUE.equals(told.get("waiting")),
        number(told, "retryMs"),
        (int) number(told, "closedWith"),
        text(told, "spin"),
        text(told, "upNext"),
        number(told, "unacknowledged"),
        (int) number(told, "losses"),
        texts(told, "played"),
        texts(told, "refused"));
  }

  private static List<String> texts(Map<?, ?> told, String name) {
    List<?> texts = (List<?>) Objects.requireNonNull(told.get(name));
    return texts.stream().map(String::valueOf).toList();
  }

  private static long number(Map<?, ?> told, String name) {
    return told.get(name) instanceof Number number ? number.longValue() : -1;
  }

  private static @Nullable String text(Map<?, ?> told, String name) {
    return told.get(name) instanceof String text ? text : null;
  }

  @Override
  public void close() {
    if (made) {
      leave();
    }
  }
}
