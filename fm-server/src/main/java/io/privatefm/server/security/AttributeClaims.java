package io.privatefm.server.security;

import io.privatefm.station.Attributes;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of a token tell what of its listener; of the others nothing is taken. A claim that
 * is absent tells nothing, one that is there must be valid.
 *
 * @param claims the claim's name by {@code language}, {@code region}, {@code age} and {@code zone}
 */
public record AttributeClaims(Map<String, String> claims) {
  /** Nothing is taken from a token. */
  public static final AttributeClaims NONE = new AttributeClaims(Map.of());

  private static final String LANGUAGE = "language";
  private static final String REGION = "region";
  private static final String AGE = "age";
  private static final String ZONE = "zone";
  private static final Set<String> ATTRIBUTES = Set.of(LANGUAGE, REGION, AGE, ZONE);
  private static final int ZONE_CHARS = 40;

  /** Claims by attribute. */
  public AttributeClaims {
    claims = Map.copyOf(claims);
    claims.forEach(
        (attribute, claim) -> {
          if (!ATTRIBUTES.contains(attribute) || claim.isBlank()) {
            throw new IllegalArgumentException(
                "must be language=CLAIM, region=CLAIM, age=CLAIM or zone=CLAIM: "
                    + attribute
                    + "="
                    + claim);
          }
        });
  }

  /**
   * Reads {@code "region=country age=age_band"}.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public static AttributeClaims parse(String text) {
    Map<String, String> claims = new HashMap<>();
    for (String part : text.strip().split("\\s+", -1)) {
      String[] named = part.split("=", 2);
      String before = claims.put(named[0], named.length < 2 ? "" : named[1]);
      if (before != null) {
        throw new IllegalArgumentException("must be named once: " + named[0]);
      }
    }
    return new AttributeClaims(claims);
  }

  /**
   * What a token tells.
   *
   * @throws BadToken naming the claim and the rule that it breaks, and not its value
   */
  Attributes of(JsonObject token) throws BadToken {
    if (claims.isEmpty()) {
      return Attributes.NONE;
    }
    return new Attributes(
        word(token, LANGUAGE), word(token, REGION), word(token, AGE), zone(token));
  }

  private @Nullable Object value(JsonObject token, String attribute) {
    String claim = claims.get(attribute);
    return claim == null ? null : token.getValue(claim);
  }

  private @Nullable String word(JsonObject token, String attribute) throws BadToken {
    Object value = value(token, attribute);
    if (value == null) {
      return null;
    }
    if (value instanceof String word && Attributes.valid(word)) {
      return word;
    }
    throw new BadToken(Attributes.RULE + ": " + claims.get(attribute));
  }

  private @Nullable ZoneId zone(JsonObject token) throws BadToken {
    Object value = value(token, ZONE);
    if (value == null) {
      return null;
    }
    try {
      if (value instanceof String name && name.length() <= ZONE_CHARS) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw new BadToken("must be a time zone such as Europe/Paris: " + claims.get(ZONE));
  }
}
