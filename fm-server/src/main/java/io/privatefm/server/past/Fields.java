package io.privatefm.server.past;

import com.fasterxml.jackson.databind.JsonNode;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The fields of one value of a file, read by their rules; what breaks one is told with its place.
 *
 * @param nowMs the present; what is up to a day later is taken for now, as clocks differ
 */
record Fields(JsonNode value, Place place, long nowMs) {
  private static final long SKEW_MS = 24 * 3_600_000L;

  /** The fields of an object in this one. */
  Fields object(String name) {
    JsonNode inner = value.path(name);
    if (!inner.isObject()) {
      throw breaks("must be an object", name, inner);
    }
    return new Fields(inner, place, nowMs);
  }

  /** A text, or a whole number as text; empty when absent. */
  String textIfTold(String name) {
    JsonNode text = value.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return "";
    }
    if (!text.isTextual() && !text.isIntegralNumber()) {
      throw breaks("must be text", name, text);
    }
    return text.asText().strip();
  }

  String text(String name) {
    String text = textIfTold(name);
    if (text.isEmpty()) {
      throw breaks("must be told", name, value.path(name));
    }
    return text;
  }

  /** A time in epoch milliseconds of a whole number that counts so many of them. */
  long timeMs(String name, long unitMs) {
    JsonNode time = value.path(name);
    if (!time.isIntegralNumber()) {
      throw breaks("must be a whole number", name, time);
    }
    if (time.asLong() < 1 || time.asLong() > (nowMs + SKEW_MS) / unitMs) {
      throw breaks("must be after 1970 and not after now", name, time);
    }
    return Math.min(nowMs, time.asLong() * unitMs);
  }

  /** A time in epoch milliseconds of a text such as 2026-11-01T18:00:00Z. */
  long instantMs(String name) {
    String text = text(name);
    try {
      long atMs = Instant.parse(text).toEpochMilli();
      if (atMs < 1 || atMs > nowMs + SKEW_MS) {
        throw breaks("must be after 1970 and not after now", name, value.path(name));
      }
      return Math.min(nowMs, atMs);
    } catch (DateTimeException | ArithmeticException e) {
      throw breaks("must be a time like 2026-11-01T18:00:00Z", name, value.path(name));
    }
  }

  CatalogueException breaks(String rule, String name, JsonNode found) {
    Object shown = found.isMissingNode() ? null : found.isTextual() ? found.asText() : found;
    return place.breaks(rule, name, shown);
  }
}
