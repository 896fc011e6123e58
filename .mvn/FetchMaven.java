import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipInputStream;

/**
 * Fetches the Maven that {@code ./mvnw} runs: arguments are the properties file and the folder to make.
 *
 * <p>The folder appears whole or not at all: it is unpacked beside its place and moved there by name,
 * so that two builds that start together both end with a good one.
 */
final class FetchMaven {
  public static void main(String[] args) throws Exception {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of(args[0]))) {
      properties.load(in);
    }
    Path home = Path.of(args[1]);
    String version = properties.getProperty("version");
    String repository = System.getenv().getOrDefault("MVNW_REPOURL", properties.getProperty("repository"));
    var uri = URI.create(
        repository + "/org/apache/maven/apache-maven/" + version + "/apache-maven-" + version + "-bin.zip");
    System.err.println("mvnw: fetching Maven " + version + " (once)");
    try {
      Path archive = download(uri, properties.getProperty("sha512"));
      Path unpacked = unpack(archive, home.toAbsolutePath().getParent());
      Files.delete(archive);
      publish(unpacked, home);
    } catch (IOException e) {
      System.err.println("mvnw: could not fetch " + uri + ": " + e);
      System.exit(2);
    }
  }

  private static Path download(URI uri, String sha512) throws IOException, InterruptedException {
    Path archive = Files.createTempFile("apache-maven", ".zip");
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofFile(archive));
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    String digest = HexFormat.of().formatHex(digestOf(Files.readAllBytes(archive)));
    if (!digest.equals(sha512)) {
      throw new IOException("sha512 must be " + sha512 + ": " + digest);
    }
    return archive;
  }

  private static byte[] digestOf(byte[] bytes) throws IOException {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  /** Unpacks into a new folder below {@code parent}, without the archive's own top folder. */
  private static Path unpack(Path archive, Path parent) throws IOException {
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "unpacking");
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path inside = Path.of(entry.getName());
        if (entry.isDirectory() || inside.getNameCount() < 2) {
          continue;
        }
        Path target = folder.resolve(inside.subpath(1, inside.getNameCount())).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("entry leaves the archive: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
      }
    }
    folder.resolve("bin/mvn").toFile().setExecutable(true, false);
    return folder;
  }

  private static void publish(Path unpacked, Path home) throws IOException {
    try {
      Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isExecutable(home.resolve("bin/mvn"))) {
        throw e;
      }
      delete(unpacked); // another build was quicker
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> {
        try {
          Files.delete(path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
