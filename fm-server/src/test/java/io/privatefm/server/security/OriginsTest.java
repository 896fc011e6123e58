package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

  @Test
  void withoutAListOnlyTheServersOwnPagesConnect() {
    Origins origins = new Origins(List.of());
    assertTrue(origins.allow("http://radio.example:8080", "radio.example:8080"));
    assertTrue(origins.allow("https://Radio.example", "radio.example"));
    assertFalse(origins.allow("http://evil.example", "radio.example:8080"));
    assertFalse(origins.allow("http://radio.example:8081", "radio.example:8080"));
    assertFalse(origins.allow("null", "radio.example:8080"));
    assertFalse(origins.allow("http://radio.example:8080", null));
  }

  @Test
  void aListIsTakenToTheLetter() {
    Origins origins = new Origins(List.of("https://app.example"));
    assertTrue(origins.allow("https://app.example", "radio.example"));
    assertFalse(origins.allow("http://app.example", "radio.example"));
    assertFalse(origins.allow("https://app.example.evil.example", "radio.example"));
    assertFalse(origins.allow("https://sub.app.example", "radio.example"));
    assertFalse(origins.allow("https://radio.example", "radio.example"));
  }

  @Test
  void whoeverNamesNoOriginIsNotABrowser() {
    assertTrue(new Origins(List.of("https://app.example")).allow(null, "radio.example"));
  }

  @Test
  void aWildcardIsNoOrigin() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Origins(List.of("*")));
    assertEquals("must be scheme://host or scheme://host:port: origin=*", refused.getMessage());
  }
}
