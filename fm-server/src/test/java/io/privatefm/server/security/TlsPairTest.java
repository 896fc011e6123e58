package io.privatefm.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsPairTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void aCertificateAndItsKeyBelongTogether(String algorithm) throws Exception {
    TlsPair pair = SelfSigned.in(folder, "one", algorithm).read();
    assertEquals("CN=one", pair.checked().getSubjectX500Principal().getName());
    assertFalse(pair.toString().contains("KEY"), pair.toString());
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws Exception {
    TlsFiles one = SelfSigned.in(folder, "one", "EC");
    TlsFiles other = SelfSigned.in(folder, "other", "EC");
    TlsFiles ofRsa = SelfSigned.in(folder, "rsa", "RSA");
    String rule = "must be the private key of the certificate: tls-key";
    refused(rule, new TlsFiles(one.certificate(), other.key()));
    refused(rule, new TlsFiles(one.certificate(), ofRsa.key()));
  }

  @Test
  void whatIsNoPemIsRefusedWithTheRule() throws Exception {
    TlsFiles one = SelfSigned.in(folder, "one", "EC");
    Path rubbish = Files.writeString(folder.resolve("rubbish"), "rubbish");
    refused(
        "must be a PEM with -----BEGIN CERTIFICATE-----: tls-certificate",
        new TlsFiles(rubbish, one.key()));
    refused(
        "must be a PEM with -----BEGIN PRIVATE KEY-----: key",
        new TlsFiles(one.certificate(), rubbish));
    refused(
        "must be a readable file: tls-key=" + folder.resolve("none"),
        new TlsFiles(one.certificate(), folder.resolve("none")));
  }

  private static void refused(String rule, TlsFiles files) {
    var refused = assertThrows(IllegalArgumentException.class, () -> files.read().checked());
    assertEquals(rule, refused.getMessage());
  }
}
