package io.privatefm.catalogue;

import io.privatefm.catalogue.foretell.Foresight;
import io.privatefm.catalogue.sessions.Sessions;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a base: written at the build with what was learned from them, and read whole at
 * the opening, about 12 bytes a play.
 */
final class HeardSessions {
  /** The same sessions teach the same. */
  private static final long SEED = 1;

  private static final int PROGRESS_EVERY = 1 << 12;

  private HeardSessions() {}

  /** Writes the sections; none when there is no session of two tracks or more. */
  static SessionCounts write(
      Path base, SessionSource source, TrackIds ids, MemorySegment artists, Progress progress) {
    List<int[]> sessions = new ArrayList<>();
    long unknown = 0;
    long tooShort = 0;
    for (List<String> heard = source.next(); heard != null; heard = source.next()) {
      int[] rows = heard.stream().mapToInt(ids::row).filter(row -> row >= 0).toArray();
      unknown += heard.size() - rows.length;
      if (rows.length > 1) {
        sessions.add(rows);
      } else {
        tooShort++;
      }
      if (sessions.size() % PROGRESS_EVERY == 0) {
        progress.at("sessions", sessions.size(), -1);
      }
    }
    if (sessions.isEmpty()) {
      return new SessionCounts(0, 0, unknown, tooShort);
    }
    int tracks = (int) (artists.byteSize() / Integer.BYTES);
    Sessions all = Sessions.of(tracks, sessions);
    Foresight learned = Foresight.learn(all, ints(artists), SEED, progress);
    write(base, all, learned.weights());
    return new SessionCounts(all.count(), all.playCount(), unknown, tooShort);
  }

  private static void write(Path base, Sessions sessions, float[] weights) {
    try (SectionWriter starts = new SectionWriter(base, Section.SESSION_STARTS);
        SectionWriter tracks = new SectionWriter(base, Section.SESSION_TRACKS);
        SectionWriter learned = new SectionWriter(base, Section.SESSION_WEIGHTS)) {
      for (int session = 0; session < sessions.count(); session++) {
        starts.putInt(sessions.start(session));
      }
      starts.putInt(sessions.playCount());
      for (int position = 0; position < sessions.playCount(); position++) {
        tracks.putInt(sessions.track(position));
      }
      for (float weight : weights) {
        learned.putFloat(weight);
      }
    }
  }

  /**
   * Reads the sections.
   *
   * @throws CatalogueException naming the section, when a number points nowhere
   */
  static Foresight open(Catalogue catalogue, Sections sections) {
    int[] starts = ints(sections.map(Section.SESSION_STARTS));
    int[] tracks = ints(sections.map(Section.SESSION_TRACKS));
    boolean whole =
        starts.length > 1 && starts[0] == 0 && starts[starts.length - 1] == tracks.length;
    for (int session = 1; session < starts.length; session++) {
      whole &= starts[session] > starts[session - 1];
    }
    require(whole, catalogue, Section.SESSION_STARTS, "must rise to the number of plays");
    for (int track : tracks) {
      boolean known = track >= 0 && track < catalogue.size();
      require(known, catalogue, Section.SESSION_TRACKS, "must be 0 <= track < " + catalogue.size());
    }
    int[] artists = ints(sections.map(Section.TRACK_ARTISTS));
    MemorySegment learned = sections.map(Section.SESSION_WEIGHTS);
    float[] weights = new float[Foresight.weightCount()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = learned.get(Layout.FLOAT, (long) i * Float.BYTES);
    }
    return Foresight.of(Sessions.of(catalogue.size(), starts, tracks), artists, weights);
  }

  /** The sessions alone, of a base that is being built; null when it has none. */
  static @Nullable Sessions read(Path base, Sections sections, int tracks) {
    return Files.exists(base.resolve(Section.SESSION_TRACKS.file()))
        ? Sessions.of(
            tracks,
            ints(sections.map(Section.SESSION_STARTS)),
            ints(sections.map(Section.SESSION_TRACKS)))
        : null;
  }

  private static void require(boolean holds, Catalogue catalogue, Section section, String rule) {
    if (!holds) {
      throw new CatalogueException(
          rule
              + ": file="
              + catalogue.folder().resolve(section.file())
              + " section="
              + section.file());
    }
  }

  private static int[] ints(MemorySegment segment) {
    return segment.toArray(Layout.INT);
  }
}
