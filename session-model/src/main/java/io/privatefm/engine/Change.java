package io.privatefm.engine;

/** What a call to the engine changed: which spin must now be journalled and sent. */
public enum Change {
  /** The feedback names a spin that the station does not remember; nothing was learned. */
  UNKNOWN_SPIN,
  /** Learned or noted; nothing to send. */
  NOTHING,
  /** {@code upNext()} is new; {@code current()} stays. */
  UPNEXT,
  /** {@code current()} is new or newly confirmed, and no up-next is out. */
  PLAY,
  /** There is nothing to play: every track is banned or outside; {@code current()} is null. */
  SILENCE
}
