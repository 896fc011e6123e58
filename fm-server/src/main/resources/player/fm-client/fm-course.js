/** What ends a spin. */
const LEAVING = new Set(["completed", "skipped", "disliked", "failed"]);

/**
 * What plays and what comes next, as far as the client knows: the rules of version 1 about up-next.
 *
 * - Every spin that becomes current arrives as `play`; a `play` withdraws the up-next before it.
 * - When a spin ends, the client may start the up-next itself. Until that `started` is acknowledged, a
 *   `play` of something else was sent before the server knew, and is set aside; it counts again only if
 *   the server refuses the `started`.
 * - A spin that was completed, skipped or banned here never starts again, even if a resuming server,
 *   which has not heard of it yet, names it.
 */
export class Course {
  /** @type {object | null} the spin that plays: {spin, track, why, positionMs} */
  current = null;
  /** @type {object | null} the spin announced to follow: {spin, track} */
  upNext = null;

  #ended = [];
  #selfStarted = null;
  #setAside = null;

  /** @returns {"changed" | "confirmed" | "ignored"} what the server's `play` means here */
  played(play) {
    if (this.current?.spin === play.spin && this.current.track.id === play.track.id) {
      this.current = { ...this.current, why: play.why, positionMs: play.positionMs };
      this.upNext = null;
      return "confirmed";
    }
    if (this.#selfStarted && this.#selfStarted.spin !== play.spin) {
      this.#setAside = play;
      return "ignored";
    }
    if (this.#ended.includes(play.spin)) return "ignored";
    this.current = play;
    this.upNext = null;
    return "changed";
  }

  /** @returns {boolean} whether the announced spin is news */
  announced(upNext) {
    if (upNext.spin === this.current?.spin || this.#ended.includes(upNext.spin)) return false;
    this.upNext = upNext;
    return true;
  }

  /** The current spin is over: it will not be played again. */
  end() {
    if (!this.current) return;
    this.#ended.push(this.current.spin);
    if (this.#ended.length > 64) this.#ended.shift();
    this.current = null;
  }

  /** The up-next becomes current without waiting for the server; null if there is none. */
  promote() {
    if (!this.upNext) return null;
    this.current = { ...this.upNext, why: null, positionMs: 0 };
    this.upNext = null;
    return this.current;
  }

  /** The self-started spin's `started` went out under this number. */
  awaitAck(seq) {
    this.#selfStarted = { spin: this.current.spin, seq };
    this.#setAside = null;
  }

  /**
   * After a reconnect or a reload: the messages that the server has yet to hear tell which spins are
   * over and which one was started, and under which number that is told again. A server that lost its
   * memory gives old names to new spins.
   */
  recall(messages, serverForgot) {
    if (serverForgot) this.#ended = [];
    for (const { type, spin } of messages) if (LEAVING.has(type)) this.#ended.push(spin);
    const started = messages.findLast(({ type, spin }) => type === "started" && !this.#ended.includes(spin));
    this.#selfStarted = started ? { spin: started.spin, seq: started.seq } : null;
  }

  acknowledged(seq) {
    if (this.#selfStarted === null || seq < this.#selfStarted.seq) return;
    this.#selfStarted = null;
    this.#setAside = null;
  }

  /** @returns {object | null} the `play` that was set aside and now counts, if the refused message was our `started` */
  rejected(seq) {
    if (seq !== this.#selfStarted?.seq) return null;
    const play = this.#setAside;
    this.#selfStarted = null;
    this.#setAside = null;
    return play;
  }
}
