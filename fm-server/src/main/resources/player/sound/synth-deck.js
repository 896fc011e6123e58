/**
 * A track that is synthesised from its traits. Notes are scheduled a little ahead on the audio clock, so
 * that a busy page does not stumble; stopping pulls the fader, which silences what was scheduled too.
 */
import { Desk } from "./desk.js";
import { DRUMS } from "./drums.js";
import { Score } from "./score.js";
import { traitsOf, DEFAULT_DURATION_MS } from "./traits.js";
import { VOICES } from "./voices.js";

/** Far enough that a page in the background, whose timers run once a second, does not stumble. */
const AHEAD_SECONDS = 2.2;
const FADE_IN_SECONDS = 0.02;
const FADE_OUT_SECONDS = 2.5;

export class SynthDeck {
  #studio;
  #desk = null;
  #bar = 0;
  #beganAt = 0;
  #fromMs = 0;

  /**
   * @param {import("./desk.js").Studio} studio
   * @param {object} track
   */
  constructor(studio, track) {
    this.#studio = studio;
    this.track = track;
    this.durationMs = track.durationMs || DEFAULT_DURATION_MS;
    this.score = new Score(traitsOf(track), this.durationMs);
  }

  /** @returns {number} when it ends, in seconds of the audio clock */
  get endsAt() {
    return this.#beganAt + this.durationMs / 1000;
  }

  /** Never before where it was started, though the audio clock reaches that a moment later. */
  get positionMs() {
    return Math.min(this.durationMs, Math.max(this.#fromMs, (this.#studio.context.currentTime - this.#beganAt) * 1000));
  }

  /** Sounds from `positionMs` on, beginning at `at` seconds of the audio clock. */
  start(at, positionMs = 0) {
    const { score } = this;
    this.#desk = new Desk(this.#studio, score.style, score.traits);
    this.#fromMs = positionMs;
    this.#beganAt = at - positionMs / 1000;
    this.#bar = Math.floor(positionMs / 1000 / score.barSeconds);
    const fadeOut = Math.min(FADE_OUT_SECONDS, this.durationMs / 5000);
    for (const fader of this.#desk.faders) {
      fader.setValueAtTime(0, at);
      fader.linearRampToValueAtTime(score.style.trim ?? 1, at + FADE_IN_SECONDS);
      fader.setValueAtTime(score.style.trim ?? 1, Math.max(at + FADE_IN_SECONDS, this.endsAt - fadeOut));
      fader.linearRampToValueAtTime(0, Math.max(at + FADE_IN_SECONDS + 0.01, this.endsAt));
    }
    this.tick();
  }

  /** Schedules what is due soon; call it several times a second. */
  tick() {
    if (!this.#desk) return;
    const { currentTime } = this.#studio.context;
    const { score } = this;
    const until = Math.min(currentTime + AHEAD_SECONDS, this.endsAt);
    for (; this.#beganAt + this.#bar * score.barSeconds < until; this.#bar++) {
      const barAt = this.#beganAt + this.#bar * score.barSeconds;
      for (const note of score.bar(this.#bar)) {
        if (barAt + note.at >= currentTime && barAt + note.at < this.endsAt) this.#sound(note, barAt + note.at);
      }
    }
  }

  #sound(note, at) {
    const drum = DRUMS[note.voice];
    if (drum) drum(this.#desk, at, note.loud);
    else VOICES[note.voice](this.#desk, at, note);
  }

  /** Fades away within `seconds` and is over. */
  stop(seconds = 0.08) {
    const desk = this.#desk;
    if (!desk) return;
    this.#desk = null;
    const { currentTime } = this.#studio.context;
    for (const fader of desk.faders) {
      fader.cancelAndHoldAtTime?.(currentTime);
      fader.setTargetAtTime(0, currentTime, seconds / 3);
    }
    setTimeout(() => desk.close(), seconds * 1000 + 400);
  }
}
