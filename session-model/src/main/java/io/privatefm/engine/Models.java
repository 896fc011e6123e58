package io.privatefm.engine;

import io.privatefm.rank.LearnedDelta;
import io.privatefm.rank.Prior;
import io.privatefm.rank.Ranker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rankers of one engine by name: the usual one, and those that arms of an experiment name. Each
 * learns only from listeners that it plays for, so that arms stay comparable.
 *
 * <p>As bytes, big-endian: magic {@code FMM1}, int32 count, then for each by name its name as
 * modified UTF-8, int32 length and {@link Ranker#save}. A model that is saved but not in use is
 * kept and saved again, so that an experiment can go on after a pause.
 */
final class Models {
  /** What plays for those whose arm names no other. */
  static final String USUAL = "usual";

  private static final int MAGIC = 0x464D4D31; // "FMM1"

  private final Map<String, Ranker> rankers = new TreeMap<>();
  private Map<String, byte[]> resting = Map.of();

  /** A ranker for each prior, and the usual one. */
  Models(Map<String, Prior> priors) {
    priors.forEach((name, prior) -> rankers.put(name, new Ranker(prior)));
    rankers.computeIfAbsent(USUAL, _ -> new Ranker());
  }

  /** The ranker of this name, which an engine's options have checked. */
  Ranker named(@Nullable String name) {
    Ranker ranker = rankers.get(name == null ? USUAL : name);
    if (ranker == null) {
      throw new IllegalArgumentException("must be a model of this engine: model=" + name);
    }
    return ranker;
  }

  /** How many observations all have learned from. */
  long version() {
    return rankers.values().stream().mapToLong(Ranker::version).sum();
  }

  /** Takes the place of others, which are no longer used. */
  void become(Models before) {
    rankers.forEach((name, ranker) -> ranker.become(before.named(name)));
    resting = before.resting;
  }

  /**
   * What was learned here since the last call, by name; those that learned nothing are left out.
   */
  Map<String, LearnedDelta> takeDeltas() {
    Map<String, LearnedDelta> deltas = new HashMap<>();
    rankers.forEach(
        (name, ranker) -> {
          LearnedDelta delta = ranker.takeDelta();
          if (!delta.isEmpty()) {
            deltas.put(name, delta);
          }
        });
    return deltas;
  }

  void absorb(Map<String, LearnedDelta> deltas) {
    deltas.forEach((name, delta) -> named(name).absorb(delta));
  }

  byte[] save() {
    Map<String, byte[]> saved = new TreeMap<>(resting);
    rankers.forEach((name, ranker) -> saved.put(name, ranker.save()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(saved.size());
      for (Map.Entry<String, byte[]> model : saved.entrySet()) {
        out.writeUTF(model.getKey());
        out.writeInt(model.getValue().length);
        out.write(model.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Becomes what was saved; a ranker alone, as older versions saved it, is the usual one.
   *
   * @throws IllegalArgumentException when a ranker in use is not one with these features; then
   *     nothing has changed
   */
  void load(byte[] saved) {
    Map<String, byte[]> read = read(saved);
    Map<String, Ranker> checked = new LinkedHashMap<>();
    rankers.forEach(
        (name, ranker) -> {
          byte[] model = read.remove(name);
          if (model != null) {
            checked.put(name, Ranker.read(model));
          }
        });
    checked.forEach((name, ranker) -> named(name).become(ranker));
    resting = Map.copyOf(read);
  }

  private static Map<String, byte[]> read(byte[] saved) {
    Map<String, byte[]> models = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      if (in.readInt() != MAGIC) {
        models.put(USUAL, saved);
        return models;
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        models.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
      return models;
    } catch (IOException e) {
      throw new IllegalArgumentException("models end early: bytes=" + saved.length, e);
    }
  }
}
