package io.privatefm.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for tests, made by the JDK's keytool. */
public final class SelfSigned {
  private static final String PASSWORD = "0123456789";

  private SelfSigned() {}

  /** Where a certificate for 127.0.0.1 of this common name stands, with its key; in two files. */
  public static TlsFiles in(Path folder, String name, String keyAlgorithm) throws Exception {
    Path store = folder.resolve(name + ".p12");
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            keyAlgorithm,
            "-dname",
            "CN=" + name,
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    PrivateKey key = (PrivateKey) keys.getKey("it", PASSWORD.toCharArray());
    KeyPair pair = new KeyPair(keys.getCertificate("it").getPublicKey(), key);
    return new TlsFiles(
        Files.writeString(
            folder.resolve(name + ".pem"),
            Keys.pem("CERTIFICATE", keys.getCertificate("it").getEncoded())),
        Files.writeString(folder.resolve(name + ".key"), Keys.privatePem(pair)));
  }

  /** What speaks with the certificate of {@link #in}, and trusts it and no other. */
  static SSLContext context(Path folder, String name) throws Exception {
    KeyStore keys =
        KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", keys.getCertificate("it"));
    var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(told);
    }
  }
}
