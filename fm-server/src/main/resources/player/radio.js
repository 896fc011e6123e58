/**
 * The station on this page: brings together what the server says, what sounds, and what the listener
 * does. It owns no element; `change` tells that something to be shown has changed.
 */

const PLACE_EVERY_MS = 1000;
const SLACK_MS = 500;
const FAILURES_IN_A_ROW = 5;

export class Radio extends EventTarget {
  /** Whether the listener wants to hear something; pausing and the browser may say otherwise. */
  #wanted = true;
  #likes;
  #progressAt = 0;
  #failures = 0;
  #silent = null;

  /**
   * @param {import("./fm-client/fm-client.js").FmClient} client
   * @param {import("./sound/sound.js").Sound} sound
   * @param {import("./likes.js").Likes} likes
   */
  constructor(client, sound, likes) {
    super();
    this.client = client;
    this.sound = sound;
    this.#likes = likes;
    this.#listenToServer();
    this.#listenToSound();
    setInterval(() => this.#keepPlace(), PLACE_EVERY_MS);
  }

  /** @param {boolean} wanted whether to sound at once, or to come back paused */
  async tuneIn(wanted = true) {
    this.#wanted = wanted;
    await this.sound.unlock();
    this.client.connect();
    this.#changed();
  }

  get spin() {
    return this.client.current;
  }

  get track() {
    return this.client.current?.track ?? null;
  }

  get liked() {
    return this.track !== null && this.#likes.has(this.track.id);
  }

  get sounding() {
    return this.sound.playing && this.sound.running;
  }

  /** Why nothing plays though it is wanted: null, or the server's words. */
  get silent() {
    return this.#silent;
  }

  async toggle() {
    if (this.client.state === "closed") return this.tuneIn();
    if (this.sounding) {
      this.#wanted = false;
      this.sound.pause();
      this.client.paused(this.sound.positionMs);
    } else {
      this.#wanted = true;
      if (await this.sound.unlock()) this.#goOn();
    }
    this.#changed();
  }

  skip() {
    if (!this.track) return;
    this.#leave(() => this.client.skipped(this.sound.positionMs));
  }

  /** @param {"track" | "artist"} scope */
  ban(scope) {
    if (!this.track) return;
    this.#likes.remove(this.track.id);
    this.#leave(() => this.client.disliked(scope));
  }

  toggleLike() {
    if (!this.track) return;
    if (this.liked) {
      this.#likes.remove(this.track.id);
      this.client.unliked();
    } else {
      this.#likes.add(this.track.id);
      this.client.liked();
    }
    this.#changed();
  }

  /** Stops for good: the listener left, or plays elsewhere. */
  leave() {
    this.sound.silence();
    this.client.close();
    this.#changed();
  }

  #leave(tell) {
    this.#wanted = true;
    const next = tell();
    this.sound.silence();
    if (next) this.sound.play(next.track);
    this.#changed();
  }

  #goOn() {
    const wasPaused = this.sound.paused;
    this.sound.resume();
    if (this.spin?.started && wasPaused) this.client.resumed(this.sound.positionMs);
    else this.client.started();
  }

  #listenToServer() {
    this.client.addEventListener("play", ({ detail }) => this.#play(detail));
    this.client.addEventListener("confirmed", ({ detail }) => {
      const silent = !this.sound.playing && !this.sound.paused; // it comes back from another device
      if (silent) this.#play(detail);
      else this.#changed();
    });
    this.client.addEventListener("upnext", ({ detail }) => {
      this.sound.prepare(detail?.track ?? null);
      this.#changed();
    });
    this.client.addEventListener("state", ({ detail }) => {
      if (detail.state === "closed") this.sound.silence();
      this.#changed();
    });
    this.client.addEventListener("refused", ({ detail }) => {
      if (detail.code === "nothing-to-play") this.#silent = detail.message;
      this.#changed();
    });
  }

  async #play({ track, positionMs }) {
    this.#silent = null;
    const audible = this.#wanted && (await this.sound.unlock());
    if (track !== this.track) return; // another one came while the browser made up its mind
    this.sound.play(track, positionMs, !audible);
    this.sound.prepare(this.client.upNext?.track ?? null);
    if (audible) this.client.started();
    this.#progressAt = Date.now();
    this.#changed();
  }

  #listenToSound() {
    this.sound.addEventListener("ended", ({ detail }) => {
      const next = this.client.completed();
      if (next && next.track.id !== detail.next?.id) this.sound.play(next.track);
      if (!next) this.sound.silence();
      this.#changed();
    });
    this.sound.addEventListener("failed", ({ detail }) => this.#failed(detail.reason));
    this.sound.addEventListener("running", () => this.#changed());
  }

  /** The next one, please; but a catalogue whose every recording fails is not raced through. */
  #failed(reason) {
    this.#leave(() => this.client.failed(reason));
    this.#wanted = ++this.#failures < FAILURES_IN_A_ROW;
  }

  #keepPlace() {
    if (!this.sounding || !this.spin) return;
    if (this.sound.positionMs > 2 * PLACE_EVERY_MS) this.#failures = 0;
    const now = Date.now();
    const everyMs = (this.client.limits?.progressEveryMs ?? 10_000) + SLACK_MS;
    if (now - this.#progressAt >= everyMs) {
      this.#progressAt = now;
      this.client.progress(this.sound.positionMs);
    } else {
      this.client.keepPlace(this.sound.positionMs);
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
