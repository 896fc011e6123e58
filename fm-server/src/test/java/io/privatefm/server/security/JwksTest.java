package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwksTest {
  private static final JsonObject ED = Keys.jwk("ed", Keys.ed25519());

  @Test
  void keysOfRsaAndEd25519AreTakenEachWithItsOneAlgorithm() {
    Jwks set = parse(ED, Keys.jwk("rsa", Keys.rsa(2048)));
    assertEquals(Set.of("ed", "rsa"), set.keys().keySet());
    JsonObject taken = new JsonObject();
    set.keys().forEach((kid, key) -> taken.put(kid, key.getString("alg")));
    assertEquals(new JsonObject().put("ed", "EdDSA").put("rsa", "RS256"), taken);
    assertEquals(List.of(), set.passedOver());
  }

  @Test
  void aSecretInTheSetIsPassedOver() {
    JsonObject secret = new JsonObject().put("kid", "s").put("kty", "oct").put("k", "A".repeat(43));
    assertEquals(List.of("must be RSA or OKP: kty=oct (kid=s)"), parse(ED, secret).passedOver());
  }

  @Test
  void aKeyThatBreaksARuleIsPassedOverWithThatRule() {
    passedOver("must name itself: kid (kid=)", without(ED, "kid"));
    passedOver("must be there once: kid (kid=ed)", ED);
    passedOver("must be for signatures: use=enc (kid=x)", named(ED).put("use", "enc"));
    passedOver("must be EdDSA: alg=HS256 (kid=x)", named(ED).put("alg", "HS256"));
    passedOver("must be Ed25519: crv=Ed448 (kid=x)", named(ED).put("crv", "Ed448"));
    passedOver("must have 32 bytes: x (kid=x)", named(ED).put("x", "AAAA"));
    passedOver("must have 32 bytes: x (kid=x)", named(ED).put("x", "not Base64!"));
    passedOver("must have 2048 bits: n (kid=x)", Keys.jwk("x", Keys.rsa(1024)));
    passedOver(
        "must be RS256: alg=PS256 (kid=x)", Keys.jwk("x", Keys.rsa(2048)).put("alg", "PS256"));
  }

  @Test
  void aPrivatePartThatStandsInTheSetIsNotKept() {
    assertTrue(!parse(ED.copy().put("d", "secret")).keys().toString().contains("secret"));
  }

  @Test
  void whatIsNoSetOfUsableKeysIsRefusedWithTheRule() {
    refused("must be JSON like {\"keys\":[…]}: jwks", "{\"keys\":7}");
    refused("must be JSON like {\"keys\":[…]}: jwks", "<html>");
    refused("must hold a key of RS256 or EdDSA: keys=[]", "{\"keys\":[]}");
    refused(
        "must hold a key of RS256 or EdDSA: keys[must name itself: kid (kid=)]", "{\"keys\":[1]}");
    refused("must be at most 262144 bytes: jwks=262145", " ".repeat(Jwks.MAX_BYTES + 1));
  }

  private static Jwks parse(JsonObject... keys) {
    return Jwks.parse(Buffer.buffer(Keys.jwks(keys)));
  }

  private static void passedOver(String why, JsonObject key) {
    assertEquals(List.of(why), parse(ED, key).passedOver());
  }

  private static void refused(String why, String json) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Jwks.parse(Buffer.buffer(json)));
    assertEquals(why, refused.getMessage());
  }

  private static JsonObject named(JsonObject key) {
    return key.copy().put("kid", "x");
  }

  private static JsonObject without(JsonObject key, String name) {
    JsonObject copy = key.copy();
    copy.remove(name);
    return copy;
  }
}
