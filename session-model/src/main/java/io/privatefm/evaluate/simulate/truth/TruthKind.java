package io.privatefm.evaluate.simulate.truth;

/** The truths by name. */
public enum TruthKind {
  /** Fixed taste, no fatigue. */
  STATIONARY("stationary"),
  /** Taste that drifts and changes scene, and tires of tracks, artists and genres. */
  DRIFTING("drifting"),
  /** Several tastes per listener, switched by the hour. */
  MOODS("moods"),
  /** Taste by the scene that the listener tells. */
  SCENES("scenes"),
  /** Another taste at weekends. */
  WEEKENDS("weekends"),
  /** Taste by the region that the token tells. */
  REGIONS("regions"),
  /** The carousel simulator as it was released. */
  CAROUSEL("carousel"),
  /** The carousel simulator with fatigue. */
  CAROUSEL_TIRING("carousel-tiring");

  private final String label;

  TruthKind(String label) {
    this.label = label;
  }

  /** The name in options and tables. */
  public String label() {
    return label;
  }

  /** Whether its listeners are those of the carousel simulator. */
  public boolean carousel() {
    return this == CAROUSEL || this == CAROUSEL_TIRING;
  }

  /**
   * The truth with this name.
   *
   * @throws IllegalArgumentException naming all that there are
   */
  public static TruthKind named(String label) {
    StringBuilder names = new StringBuilder();
    for (TruthKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
      names.append(names.isEmpty() ? "" : ", ").append(kind.label);
    }
    throw new IllegalArgumentException("must be one of " + names + ": truth=" + label);
  }

  /**
   * Makes the truth.
   *
   * @param tracks of made-up music; the carousel has the items of its weights
   * @param weights of the carousel; the others do without
   */
  public Truth make(int tracks, long seed, CarouselWeights weights) {
    return switch (this) {
      case STATIONARY -> new StationaryTruth(tracks, seed);
      case DRIFTING -> new DriftingTruth(tracks, seed);
      case MOODS -> new MoodsTruth(tracks, seed);
      case SCENES -> new SettingsTruth(tracks, seed, SettingsTruth.Kind.SCENES);
      case WEEKENDS -> new SettingsTruth(tracks, seed, SettingsTruth.Kind.WEEKENDS);
      case REGIONS -> new SettingsTruth(tracks, seed, SettingsTruth.Kind.REGIONS);
      case CAROUSEL -> new CarouselTruth(weights, seed, false);
      case CAROUSEL_TIRING -> new CarouselTruth(weights, seed, true);
    };
  }
}
