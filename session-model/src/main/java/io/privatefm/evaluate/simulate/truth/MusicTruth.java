package io.privatefm.evaluate.simulate.truth;

import java.util.List;

/** A truth over made-up music; who hears it is up to its kinds. */
abstract class MusicTruth implements Truth {
  final Music music;
  final long seed;

  MusicTruth(int tracks, long seed) {
    this.music = new Music(tracks, seed);
    this.seed = seed;
  }

  @Override
  public int tracks() {
    return music.tracks();
  }

  @Override
  public String artist(int track) {
    return "artist-" + music.artist(track);
  }

  @Override
  public List<String> tags(int track) {
    return music.tags(track);
  }

  @Override
  public long durationMs(int track) {
    return music.durationMs(track);
  }
}
