package io.privatefm.server.security;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of public keys as it stands in a JSON Web Key Set (RFC 7517), of which those are taken that
 * sign with RSA-SHA256 ({@code RS256}) or Ed25519 ({@code EdDSA}, RFC 8037). Each has one
 * algorithm, whatever a token says. Keys of other kinds, secret ones above all, are passed over.
 *
 * @param keys those that are taken, by {@code kid}; never empty
 * @param passedOver the others, each with the rule that it breaks
 */
public record Jwks(Map<String, JsonObject> keys, List<String> passedOver) {
  /** The largest set that is read. */
  public static final int MAX_BYTES = 256 * 1_024;

  private static final int MIN_RSA_BYTES = 2_048 / 8;
  private static final int ED25519_BYTES = 32;

  public Jwks {
    keys = Map.copyOf(keys);
    passedOver = List.copyOf(passedOver);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "must hold a key of RS256 or EdDSA: keys" + (passedOver.isEmpty() ? "=[]" : passedOver));
    }
  }

  /** Reads a set; what is none, or holds no key to take, is an {@link IllegalArgumentException}. */
  public static Jwks parse(Buffer json) {
    if (json.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "must be at most " + MAX_BYTES + " bytes: jwks=" + json.length());
    }
    Map<String, JsonObject> keys = new LinkedHashMap<>();
    List<String> passedOver = new ArrayList<>();
    for (Object each : listed(json)) {
      JsonObject key = each instanceof JsonObject object ? object : new JsonObject();
      String kid = text(key, "kid");
      String broken = keys.containsKey(kid) ? "must be there once: kid" : brokenRule(key);
      if (broken == null) {
        keys.put(kid, taken(key));
      } else {
        passedOver.add(broken + " (kid=" + kid + ")");
      }
    }
    return new Jwks(keys, passedOver);
  }

  private static JsonArray listed(Buffer json) {
    try {
      if (new JsonObject(json).getValue("keys") instanceof JsonArray keys) {
        return keys;
      }
    } catch (RuntimeException e) { // told below; a parser's words may quote what it read
    }
    throw new IllegalArgumentException("must be JSON like {\"keys\":[…]}: jwks");
  }

  private static @Nullable String brokenRule(JsonObject key) {
    String use = text(key, "use");
    if (text(key, "kid").isEmpty()) {
      return "must name itself: kid";
    }
    if (!use.isEmpty() && !use.equals("sig")) {
      return "must be for signatures: use=" + use;
    }
    return switch (text(key, "kty")) {
      case "RSA" -> brokenRule(key, "RS256", bytes(key, "n") >= MIN_RSA_BYTES, "2048 bits: n");
      case "OKP" ->
          text(key, "crv").equals("Ed25519")
              ? brokenRule(key, "EdDSA", bytes(key, "x") == ED25519_BYTES, "32 bytes: x")
              : "must be Ed25519: crv=" + text(key, "crv");
      default -> "must be RSA or OKP: kty=" + text(key, "kty");
    };
  }

  private static @Nullable String brokenRule(
      JsonObject key, String algorithm, boolean sized, String size) {
    String alg = text(key, "alg");
    if (!alg.isEmpty() && !alg.equals(algorithm)) {
      return "must be " + algorithm + ": alg=" + alg;
    }
    return sized ? null : "must have " + size;
  }

  /** What verifying needs, and nothing that a set should not have told, such as a private part. */
  private static JsonObject taken(JsonObject key) {
    JsonObject taken = new JsonObject();
    for (String name : List.of("kid", "kty", "crv", "n", "e", "x")) {
      if (key.containsKey(name)) {
        taken.put(name, text(key, name));
      }
    }
    return taken.put("alg", text(key, "kty").equals("RSA") ? "RS256" : "EdDSA");
  }

  private static String text(JsonObject key, String name) {
    return key.getValue(name) instanceof String text ? text : "";
  }

  private static int bytes(JsonObject key, String name) {
    try {
      return Base64.getUrlDecoder().decode(text(key, name)).length;
    } catch (IllegalArgumentException e) {
      return -1; // not Base64
    }
  }
}
