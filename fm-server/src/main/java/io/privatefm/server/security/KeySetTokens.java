package io.privatefm.server.security;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The judge of tokens signed with any key of a set that changes while the server runs. A token
 * names its key ({@code kid}); that one alone is tried, with its own algorithm. The set is read
 * again from time to time, and when a token names a key that it lacks, but not more often than its
 * source allows. A set that cannot be read leaves the one of before in force.
 */
final class KeySetTokens implements Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(KeySetTokens.class);
  private static final int PARTS = 3;
  private final Vertx vertx;
  private final KeySource source;
  private final TokenRules rules;
  private final InstantSource clock;
  private final long timer;
  private volatile boolean closed;
  private volatile Map<String, JwtTokens> keys = Map.of();

  /** Of the one look that is under way. */
  private Buffer known = Buffer.buffer();

  private String failure = "";
  private @Nullable Future<?> looking;
  private long lookedAtMs = Long.MIN_VALUE;

  KeySetTokens(Vertx vertx, KeySource source, TokenRules rules, InstantSource clock) {
    this.vertx = vertx;
    this.source = source;
    this.rules = rules;
    this.clock = clock;
    this.timer = vertx.setPeriodic(0, source.everyMs(), _ -> look(0));
  }

  @Override
  public Future<Identity> verify(String token) {
    String kid = kid(token);
    if (kid == null) {
      return Future.failedFuture(new BadToken("must be signed and name its key: kid"));
    }
    JwtTokens key = keys.get(kid);
    return key != null ? key.verify(token) : verifyAfterALook(token, kid);
  }

  /** Whoever waits for a look is told on the loop it asked from. */
  private Future<Identity> verifyAfterALook(String token, String kid) {
    return Future.fromCompletionStage(
            look(source.forUnknownEveryMs()).toCompletionStage(), vertx.getOrCreateContext())
        .compose(
            _ -> {
              JwtTokens key = keys.get(kid);
              return key != null
                  ? key.verify(token)
                  : Future.failedFuture(new BadToken("must be a key of the set: kid"));
            });
  }

  /** The key that the token's head names; null if it names none or is no signed token. */
  private static @Nullable String kid(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS || parts[PARTS - 1].isEmpty()) {
      return null;
    }
    try {
      Buffer head = Buffer.buffer(Base64.getUrlDecoder().decode(parts[0]));
      return new JsonObject(head).getValue("kid") instanceof String kid ? kid : null;
    } catch (RuntimeException e) {
      return null; // not Base64, or not JSON
    }
  }

  /**
   * Reads the set, unless the last look is less than so many milliseconds ago; one look at a time,
   * whose end everybody awaits. Never fails.
   */
  private synchronized Future<?> look(long leastMs) {
    if (looking != null) {
      return looking;
    }
    long nowMs = clock.millis();
    boolean recent = lookedAtMs <= nowMs && nowMs - leastMs < lookedAtMs;
    if (recent) {
      return Future.succeededFuture();
    }
    lookedAtMs = nowMs;
    Future<?> begun =
        source
            .read(vertx)
            .compose(json -> vertx.executeBlocking(() -> take(json)))
            .recover(why -> vertx.executeBlocking(() -> keep(why)))
            .onComplete(_ -> looked());
    looking = begun.isComplete() ? null : begun;
    return begun;
  }

  private synchronized void looked() {
    looking = null;
  }

  private int take(Buffer json) {
    failure = "";
    if (!json.equals(known)) {
      Jwks set = Jwks.parse(json);
      keys =
          set.keys().entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, key -> JwtTokens.ofKey(vertx, key.getValue(), rules)));
      known = json;
      set.passedOver().forEach(why -> LOG.warn("a key of {} is passed over: {}", name(), why));
      LOG.info("key set in force: {} keys of {}", keys.size(), name());
    }
    return keys.size();
  }

  private int keep(Throwable why) {
    Throwable cause = why instanceof CompletionException ? why.getCause() : why;
    String reason = String.valueOf(cause).replaceFirst("^java[a-z.]*\\.", "");
    if (!closed && !reason.equals(failure)) {
      failure = reason;
      LOG.error(
          "key set not read, the {} keys of before stay in force: jwks={} reason={}",
          keys.size(),
          name(),
          reason);
    }
    return keys.size();
  }

  private String name() {
    return source.name();
  }

  @Override
  public void close() {
    closed = true;
    vertx.cancelTimer(timer);
    source.close();
  }
}
