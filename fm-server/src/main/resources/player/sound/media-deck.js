/** A track that has a recording: played from its address by the browser itself. */
export class MediaDeck {
  #audio;
  #onEnded;
  #failed;

  /**
   * @param {object} track
   * @param {{ended: () => void, failed: (reason: string) => void}} listener
   */
  constructor(track, { ended, failed }) {
    this.track = track;
    this.#onEnded = ended;
    this.#audio = new Audio();
    this.#audio.preload = "auto";
    this.#audio.src = track.url;
    this.#audio.addEventListener("ended", () => this.#onEnded());
    this.#audio.addEventListener("error", () => failed(`media error ${this.#audio.error?.code ?? 0}`));
    this.#failed = failed;
  }

  get durationMs() {
    const told = this.#audio.duration;
    return Number.isFinite(told) && told > 0 ? told * 1000 : this.track.durationMs || 0;
  }

  get positionMs() {
    return this.#audio.currentTime * 1000;
  }

  /** Not known to the audio clock: the element says when it has ended. */
  get endsAt() {
    return Infinity;
  }

  set volume(volume) {
    this.#audio.volume = volume;
  }

  start(_at, positionMs = 0) {
    if (positionMs > 0) this.#audio.currentTime = positionMs / 1000;
    this.#audio.play().catch((refusal) => {
      if (refusal.name !== "AbortError" && refusal.name !== "NotAllowedError") this.#failed(refusal.name);
    });
  }

  tick() {}

  stop() {
    this.#audio.pause();
  }
}
