package io.privatefm.server.security;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and the private key that belongs to it, as they were read.
 *
 * @param certificate PEM
 * @param key PEM
 */
public record TlsPair(Buffer certificate, Buffer key) {
  private static final List<String> FAMILIES = List.of("RSA", "EC", "Ed25519");

  /** Two texts, right or not; {@link #checked} tells. */
  public TlsPair {}

  /**
   * The server's own certificate, when both can be parsed and belong together; an {@link
   * IllegalArgumentException} with the broken rule otherwise.
   */
  public X509Certificate checked() {
    X509Certificate own = own();
    PrivateKey secret = Pem.privateKey(key.toString(StandardCharsets.ISO_8859_1), FAMILIES);
    if (!belongTogether(own, secret)) {
      throw new IllegalArgumentException("must be the private key of the certificate: tls-key");
    }
    return own;
  }

  private X509Certificate own() {
    try {
      for (Certificate first :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(certificate.getBytes()))) {
        if (first instanceof X509Certificate own) {
          return own;
        }
      }
    } catch (CertificateException e) { // told below
    }
    throw new IllegalArgumentException(
        "must be a PEM with -----BEGIN CERTIFICATE-----: tls-certificate");
  }

  /** Whether what the one signs the other believes. */
  private static boolean belongTogether(X509Certificate own, PrivateKey secret) {
    String algorithm =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    byte[] anything = algorithm.getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(secret);
      signature.update(anything);
      byte[] signed = signature.sign();
      signature.initVerify(own.getPublicKey());
      signature.update(anything);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of different families
    }
  }

  @Override
  public String toString() {
    return "TlsPair[hidden]";
  }
}
