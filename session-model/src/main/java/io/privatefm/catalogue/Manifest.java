package io.privatefm.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a base says of itself, kept in it as {@value #FILE}.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion {@value #FORMAT_VERSION}; another one is refused
 * @param version names the content: the same tracks and vectors give the same version
 * @param created ISO 8601, UTC
 * @param normalised vectors were scaled to unit length, so that the inner product is the cosine
 * @param popularity {@code column} when the tracks told it, else {@code uniform}
 * @param traits the columns kept for tracks without a field of their own
 * @param sections every file of the base
 */
record Manifest(
    String format,
    int formatVersion,
    String version,
    String created,
    int tracks,
    int artists,
    int tags,
    int dimension,
    String vectorSpace,
    boolean normalised,
    String popularity,
    List<String> traits,
    Sources sources,
    List<Part> sections) {
  static final String FILE = "manifest.json";
  static final String FORMAT = "private-fm-catalogue";
  static final int FORMAT_VERSION = 1;

  /** What the catalogue was built from, by name. */
  record Sources(String tracks, String vectors) {}

  /** One section: its file name, length and checksum. */
  record Part(String name, long bytes, String crc32c) {}

  byte[] encode() {
    try {
      return (Writer.JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loaded where a catalogue is made. */
  private static final class Writer {
    static final ObjectMapper JSON =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  /** Decodes a manifest; {@code file} is only named in messages. */
  static Manifest decode(byte[] bytes, Path file) {
    try {
      JsonObject told = JsonObject.read(bytes);
      int version = told.integer("formatVersion");
      if (version != FORMAT_VERSION) {
        throw new CatalogueException(
            "must be a version known here, "
                + FORMAT_VERSION
                + ": file="
                + file
                + " field=formatVersion value="
                + version);
      }
      return of(told).checked(file);
    } catch (JsonProcessingException e) {
      throw new CatalogueException(
          "must be a whole manifest: file=" + file + " cause=" + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CatalogueException(
          "must be a whole manifest: file=" + file + " cause=" + e.getMessage(), e);
    }
  }

  private static Manifest of(JsonObject told) throws IOException {
    JsonObject sources = told.object("sources");
    List<Part> parts = new ArrayList<>();
    for (JsonObject part : told.objects("sections")) {
      parts.add(new Part(part.text("name"), part.longer("bytes"), part.text("crc32c")));
    }
    return new Manifest(
        told.text("format"),
        told.integer("formatVersion"),
        told.text("version"),
        told.text("created"),
        told.integer("tracks"),
        told.integer("artists"),
        told.integer("tags"),
        told.integer("dimension"),
        told.text("vectorSpace"),
        told.truth("normalised"),
        told.text("popularity"),
        told.texts("traits"),
        new Sources(sources.text("tracks"), sources.text("vectors")),
        List.copyOf(parts));
  }

  /** Whether the base knows sessions. */
  boolean heard() {
    return hasAny(Section.OF_SESSIONS);
  }

  /** Whether the base was told relations. */
  boolean related() {
    return hasAny(Section.OF_RELATIONS);
  }

  private boolean hasAny(List<Section> group) {
    return group.stream()
        .anyMatch(
            section -> sections.stream().anyMatch(part -> part.name().equals(section.file())));
  }

  /** The sections that the base must have. */
  List<Section> present() {
    return Section.of(heard(), related());
  }

  Part part(Section section) {
    return sections.stream()
        .filter(part -> part.name().equals(section.file()))
        .findFirst()
        .orElseThrow(
            () -> new CatalogueException("must be in the manifest: section=" + section.file()));
  }

  /** Measures the files of a finished base. */
  static List<Part> measure(Path base, Progress progress) {
    List<Part> parts = new ArrayList<>();
    boolean heard = Files.exists(base.resolve(Section.SESSION_TRACKS.file()));
    boolean related = Files.exists(base.resolve(Section.EDGE_NODES.file()));
    List<Section> sections = Section.of(heard, related);
    for (Section section : sections) {
      progress.at("checksums", parts.size(), sections.size());
      Path file = base.resolve(section.file());
      parts.add(new Part(section.file(), file.toFile().length(), Checksum.of(file)));
    }
    progress.at("checksums", parts.size(), parts.size());
    return List.copyOf(parts);
  }

  /** The version that this content has. */
  static String version(List<Part> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(part -> digest.update(part.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Manifest checked(Path file) {
    boolean counted =
        tracks > 0
            && tracks <= CatalogueLimits.TRACKS
            && artists >= 0
            && tags >= 0
            && dimension > 0;
    if (!format.equals(FORMAT) || !counted) {
      throw new CatalogueException(
          "must be a manifest with counts in range: file=" + file + " format=" + format);
    }
    return this;
  }
}
