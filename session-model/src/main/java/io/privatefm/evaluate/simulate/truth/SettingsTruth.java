package io.privatefm.evaluate.simulate.truth;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * People whose taste goes by the setting in which they listen: half of it is theirs anywhere, a
 * quarter is theirs in this setting, and a quarter is what anybody wants there. The setting says
 * nothing of the hour, nor the hour of it.
 */
final class SettingsTruth extends MusicTruth {
  private static final double ANYWHERE = 0.5;
  private static final double OWN = 0.5;
  private static final double COMMON = 0.5;

  /** What makes a setting, and what the listener tells of it. */
  enum Kind {
    /** One of three scenes, told. */
    SCENES(3),
    /** Whether it is the weekend in the listener's zone; not told, for a calendar tells it. */
    WEEKENDS(2),
    /** One of four regions, for good, as the token tells. */
    REGIONS(4);

    private final int settings;

    Kind(int settings) {
      this.settings = settings;
    }
  }

  private final Kind kind;
  private final double[][] common;

  SettingsTruth(int tracks, long seed, Kind kind) {
    super(tracks, seed);
    this.kind = kind;
    common = dealt(kind.settings, Seeds.random(seed, "settings", 0));
  }

  private static double[][] dealt(int settings, SplittableRandom random) {
    double[][] tastes = new double[settings][];
    for (int i = 0; i < settings; i++) {
      tastes[i] = Leanings.genres(random);
    }
    return tastes;
  }

  @Override
  public Listener listener(long number) {
    return new Placed(Seeds.random(seed, "listener", number));
  }

  private final class Placed implements Listener {
    private final SplittableRandom random;
    private final double[] anywhere;
    private final double[][] own;
    private final double[] artists;
    private final double[] wanted = new double[Music.GENRES];
    private int setting;
    private int session = -1;

    Placed(SplittableRandom random) {
      this.random = random;
      anywhere = Leanings.genres(random);
      own = dealt(kind.settings, random);
      artists = Leanings.artists(music.artistCount(), random);
      setting = random.nextInt(kind.settings);
    }

    @Override
    public void arrive(Occasion occasion) {
      if (occasion.session() == session) {
        return;
      }
      session = occasion.session();
      setting =
          switch (kind) {
            case SCENES -> random.nextInt(kind.settings);
            case WEEKENDS -> weekend(occasion.atMs()) ? 1 : 0;
            case REGIONS -> setting;
          };
      for (int genre = 0; genre < wanted.length; genre++) {
        double there = kind == Kind.REGIONS ? 0 : OWN * own[setting][genre];
        wanted[genre] = ANYWHERE * anywhere[genre] + there + COMMON * common[setting][genre];
      }
    }

    private static boolean weekend(long atMs) {
      DayOfWeek day = Instant.ofEpochMilli(atMs).atOffset(ZoneOffset.UTC).getDayOfWeek();
      return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    @Override
    public @Nullable String scene() {
      return kind == Kind.SCENES ? "scene-" + setting : null;
    }

    @Override
    public @Nullable String region() {
      return kind == Kind.REGIONS ? "region-" + setting : null;
    }

    @Override
    public void chances(int track, double[] into) {
      double utility =
          music.blend(track, wanted) + artists[music.artist(track)] + music.quality(track);
      Ladder.chances(utility, into);
    }

    @Override
    public void hear(int track, Act act) {}
  }
}
