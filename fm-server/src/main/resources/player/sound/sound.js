/**
 * The player's sound: one track now, one ready to follow it without a gap.
 *
 * Events: `ended` when the track was heard to its end; if a next one was ready it sounds already and is
 * named in `detail.next` (else null). `failed` {reason} when it cannot be played. `running` {running}
 * when the browser lets sound out or takes it away.
 */
import { Studio } from "./desk.js";
import { MediaDeck } from "./media-deck.js";
import { SynthDeck } from "./synth-deck.js";

const TICK_MS = 200;
/** The next track is handed to the audio clock this long before the current one ends. */
const HAND_OVER_SECONDS = 2;

export class Sound extends EventTarget {
  #studio = null;
  #volume = 0.8;
  #deck = null;
  #next = null;
  #nextStarted = false;
  #pausedAtMs = null;
  #timer = null;

  /** Asks the browser to let sound out; a gesture may be needed. @returns {Promise<boolean>} whether it runs */
  async unlock() {
    if (!this.#studio) {
      this.#studio = new Studio(new AudioContext({ latencyHint: "playback" }));
      this.#studio.volume.gain.value = this.#volume ** 2;
      this.#studio.context.onstatechange = () => this.#tell("running", { running: this.running });
    }
    const { context } = this.#studio;
    if (context.state !== "running") await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 400))]);
    return this.running;
  }

  get running() {
    return this.#studio?.context.state === "running";
  }

  get playing() {
    return this.#deck !== null && this.#pausedAtMs === null;
  }

  get paused() {
    return this.#pausedAtMs !== null;
  }

  get positionMs() {
    return this.#pausedAtMs ?? this.#deck?.positionMs ?? 0;
  }

  get durationMs() {
    return this.#deck?.durationMs ?? 0;
  }

  /** @returns {number} root mean square of what the synthesiser sounds, 0 to 1 */
  level() {
    return this.#studio?.level() ?? 0;
  }

  get volume() {
    return this.#volume;
  }

  /** From 0 to 1, as the ear hears it. */
  set volume(volume) {
    this.#volume = Math.min(1, Math.max(0, volume));
    if (this.#studio) this.#studio.volume.gain.setTargetAtTime(this.#volume ** 2, this.#studio.context.currentTime, 0.03);
    for (const deck of [this.#deck, this.#next]) if (deck instanceof MediaDeck) deck.volume = this.#volume;
  }

  /** Plays this track instead of whatever sounds; `paused` only puts it on. */
  play(track, positionMs = 0, paused = false) {
    this.silence();
    this.#deck = this.#deckFor(track);
    if (paused) this.#pausedAtMs = positionMs;
    else this.#startCurrent(positionMs);
  }

  /** Makes the track ready to follow without a gap; null takes it back. */
  prepare(track) {
    if (this.#next?.track.id === track?.id) return;
    if (this.#nextStarted) this.#next.stop();
    this.#nextStarted = false;
    this.#next = track && this.#deckFor(track);
  }

  pause() {
    if (!this.playing) return;
    this.#pausedAtMs = this.#deck.positionMs;
    if (this.#nextStarted) this.#next.stop();
    this.#nextStarted = false;
    this.#deck.stop(0.15);
  }

  resume() {
    if (!this.paused) return;
    const positionMs = this.#pausedAtMs;
    this.#pausedAtMs = null;
    this.#startCurrent(positionMs);
  }

  /** Ends what sounds, and forgets what was ready. */
  silence() {
    this.#deck?.stop();
    if (this.#nextStarted) this.#next.stop();
    this.#deck = null;
    this.#next = null;
    this.#nextStarted = false;
    this.#pausedAtMs = null;
    clearInterval(this.#timer);
  }

  #deckFor(track) {
    if (!track.url) return new SynthDeck(this.#studio, track);
    const mine = (deck) => deck === this.#deck;
    const deck = new MediaDeck(track, {
      ended: () => mine(deck) && this.#handOver(),
      failed: (reason) => mine(deck) && this.#tell("failed", { reason }),
    });
    deck.volume = this.#volume;
    return deck;
  }

  #startCurrent(positionMs) {
    this.#deck.start(this.#studio.context.currentTime + 0.06, positionMs);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  #tick() {
    if (!this.playing) return;
    const now = this.#studio.context.currentTime;
    this.#deck.tick();
    if (this.#next && !this.#nextStarted && this.#deck.endsAt - now < HAND_OVER_SECONDS && this.#next instanceof SynthDeck) {
      this.#next.start(this.#deck.endsAt);
      this.#nextStarted = true;
    }
    if (this.#nextStarted) this.#next.tick();
    if (now >= this.#deck.endsAt) this.#handOver();
  }

  #handOver() {
    const ended = this.#deck;
    const next = this.#next;
    if (next && !this.#nextStarted) next.start(this.#studio.context.currentTime + 0.02);
    this.#deck = next;
    this.#next = null;
    this.#nextStarted = false;
    ended.stop();
    if (!next) clearInterval(this.#timer);
    this.#tell("ended", { next: next?.track ?? null });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
