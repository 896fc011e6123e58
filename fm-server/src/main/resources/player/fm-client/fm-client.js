/**
 * A client of Private FM, protocol version 1 over `fm.v1.json`, without dependencies, for browsers and
 * for any runtime with `WebSocket` and `EventTarget`.
 *
 * It numbers feedback and keeps it until it is acknowledged, across reloads; reconnects with jittered
 * backoff where the close code allows; resumes the spin that played; keeps the announced up-next ready,
 * so that the next track starts without waiting for the network. It plays no sound: the caller does.
 *
 *   const client = new FmClient({ url: "wss://radio.example/v1/fm", token, device: "kitchen" });
 *   client.addEventListener("play", ({ detail }) => start(detail.track, detail.positionMs));
 *   client.connect();
 *
 * Events (`detail` in brackets): `state` {state, code, reason, retryInMs}, `welcome` (message),
 * `play` {spin, track, why, positionMs}: start this now, `confirmed` the same for the spin that plays
 * already, `upnext` {spin, track} or null: prepare this, `ack` {seq, unknown}, `refused` (an `error` message),
 * `bye` (message).
 */
import { Course } from "./fm-course.js";
import { Outbox } from "./fm-outbox.js";

export const SUBPROTOCOL = "fm.v1.json";

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 15_000;
const WELCOME_WITHIN_MS = 10_000;
const ACK_WITHIN_MS = 15_000;

/** @returns {boolean} whether a connection closed with this code is worth another attempt */
export function mayReconnect(code) {
  return code < 4500 || code > 4999;
}

export class FmClient extends EventTarget {
  /** @type {"idle" | "connecting" | "open" | "waiting" | "closed"} */
  state = "idle";
  /** @type {number | null} the code with which the last connection was closed */
  closedWith = null;
  /** @type {object | null} the last welcome's limits */
  limits = null;

  #options;
  #outbox;
  #course = new Course();
  #resumeKey;
  #socket = null;
  #attempt = 0;
  #byeDelayMs = null;
  #retryTimer;
  #welcomeTimer;
  #ackTimer;
  #drainTimer;
  #sentSeq = 0;

  /**
   * @param {object} options
   * @param {string} options.url of the endpoint, `wss://…/v1/fm`
   * @param {string | (() => string)} options.token asked again at each connection
   * @param {string} options.device stable name of this device: feedback is numbered per listener and device
   * @param {string} [options.account] separates the stored state of several listeners; not sent
   * @param {boolean} [options.deliverOnly] hands in what is stored without taking the station over: no `play` comes
   * @param {Storage | null} [options.storage] default `localStorage`
   * @param {() => number} [options.now] epoch milliseconds
   * @param {() => number} [options.random] in [0, 1)
   */
  constructor(options) {
    super();
    const storage = "storage" in options ? options.storage : globalThis.localStorage;
    this.#options = { account: "listener", now: Date.now, random: Math.random, ...options, storage };
    const name = `${options.account ?? "listener"}/${options.device}`;
    this.#outbox = new Outbox(storage, `fm.outbox/${name}`);
    this.#resumeKey = `fm.resume/${name}`;
  }

  /** The spin that plays: {spin, track, why, positionMs}, or null. */
  get current() {
    return this.#course.current;
  }

  /** The spin announced to follow: {spin, track}, or null. */
  get upNext() {
    return this.#course.upNext;
  }

  /** How many messages wait for their acknowledgement. */
  get unacknowledged() {
    return this.#outbox.messages().length;
  }

  // --- the connection ---

  connect() {
    if (this.#socket || this.state === "open") return;
    clearTimeout(this.#retryTimer);
    this.#become("connecting");
    const socket = new WebSocket(this.#options.url, [SUBPROTOCOL]);
    this.#socket = socket;
    this.#welcomeTimer = setTimeout(() => this.#lost(1006, "no welcome in time"), WELCOME_WITHIN_MS);
    socket.onopen = () => this.#sayHello();
    socket.onmessage = ({ data }) => this.#socket === socket && this.#hear(JSON.parse(data));
    socket.onclose = ({ code, reason }) => this.#socket === socket && this.#lost(code, reason);
  }

  /** Leaves for good, until `connect` is called again. */
  close() {
    clearTimeout(this.#retryTimer);
    this.#dropSocket(1000);
    this.#become("closed", { code: 1000, reason: "left" });
  }

  /** Tries again at once, if a retry is pending: the network came back, or the listener asks. */
  retryNow() {
    if (this.state === "waiting") this.connect();
  }

  /** Forgets everything stored for this listener on this device. */
  forget() {
    this.#outbox.clear();
    this.#store(null);
    this.#course = new Course();
  }

  #sayHello() {
    const { token, device } = this.#options;
    const hello = { type: "hello", token: typeof token === "function" ? token() : token, device };
    const resume = this.#resumePoint();
    if (this.#options.deliverOnly) {
      hello.deliverOnly = true;
    } else if (resume?.spin) {
      hello.resume = { station: resume.station, spin: resume.spin, positionMs: resume.positionMs };
    }
    this.#socket.send(JSON.stringify(hello));
  }

  #lost(code, reason) {
    this.#dropSocket();
    this.closedWith = code;
    if (!mayReconnect(code)) {
      this.#become("closed", { code, reason });
      return;
    }
    const retryInMs = this.#byeDelayMs ?? this.#backoffMs();
    this.#byeDelayMs = null;
    this.#retryTimer = setTimeout(() => this.connect(), retryInMs);
    this.#become("waiting", { code, reason, retryInMs });
  }

  #backoffMs() {
    const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#attempt++);
    return Math.round(ceiling * (0.5 + this.#options.random() / 2));
  }

  #dropSocket(code) {
    clearTimeout(this.#welcomeTimer);
    clearTimeout(this.#ackTimer);
    clearTimeout(this.#drainTimer);
    this.#ackTimer = undefined;
    this.#drainTimer = undefined;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(code);
  }

  #become(state, detail = {}) {
    this.state = state;
    this.#tell("state", { state, ...detail });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // --- what the server says ---

  #hear(message) {
    switch (message.type) {
      case "welcome":
        return this.#welcomed(message);
      case "play":
        return this.#played(message);
      case "upnext":
        if (this.#course.announced({ spin: message.spin, track: message.track })) this.#tell("upnext", this.upNext);
        return;
      case "ack":
        return this.#acknowledged(message);
      case "error":
        return this.#refused(message);
      case "bye":
        this.#byeDelayMs = message.reconnectAfterMs || null;
        this.#tell("bye", message);
        return;
      default: // a later version may say more
    }
  }

  #welcomed(message) {
    clearTimeout(this.#welcomeTimer);
    this.#attempt = 0;
    this.limits = message.limits ?? null;
    const serverForgot = this.#outbox.alignWith(message.lastSeq);
    this.#course.recall(this.#outbox.messages(), serverForgot);
    this.#store({ ...this.#resumePoint(), station: message.station });
    this.#sentSeq = message.lastSeq;
    this.#become("open");
    this.#drain(this.limits?.messageBurst / 2 || 20);
    this.#tell("welcome", message);
  }

  #played(message) {
    const { spin, track, why = null, positionMs = 0 } = message;
    const kept = this.#resumePoint();
    const known = kept?.spin === spin && kept.track === track.id;
    const play = { spin, track, why, positionMs: known ? kept.positionMs : positionMs, started: known && kept.started };
    const meaning = this.#course.played(play);
    if (meaning === "ignored") return;
    if (meaning === "changed") this.#keepPlace(play.positionMs, play.started);
    this.#tell(meaning === "changed" ? "play" : "confirmed", this.current);
    if (!this.upNext) this.#tell("upnext", null);
  }

  #acknowledged({ seq, unknown = [] }) {
    this.#outbox.acknowledged(seq);
    this.#course.acknowledged(seq);
    clearTimeout(this.#ackTimer);
    this.#ackTimer = undefined;
    if (this.unacknowledged > 0) this.#expectAck();
    this.#tell("ack", { seq, unknown });
  }

  #refused(message) {
    if (message.expectedSeq != null) {
      this.#lost(4000, "out of step"); // the next welcome brings both sides into line
    } else if (message.code === "unavailable") {
      this.#lost(4004, message.message); // not applied: it is sent again on the next connection
    } else if (message.seq != null) {
      this.#outbox.rejected(message.seq);
      const play = this.#course.rejected(message.seq);
      if (play) {
        this.#course.end();
        this.#played({ ...play });
      }
    }
    this.#tell("refused", message);
  }

  // --- what the listener does; each returns the message's seq ---

  /** The current spin is heard: once per spin, told by the caller when sound really runs. */
  started() {
    if (!this.current || this.current.started) return undefined;
    this.current.started = true;
    this.#keepPlace(this.current.positionMs ?? 0, true);
    return this.#feedback("started");
  }

  /** At most every `limits.progressEveryMs`; dropped while offline, for it says nothing later. */
  progress(positionMs) {
    this.keepPlace(positionMs);
    return this.state === "open" ? this.#feedback("progress", { positionMs: Math.round(positionMs) }) : undefined;
  }

  paused(positionMs) {
    this.keepPlace(positionMs);
    return this.#feedback("paused", { positionMs: Math.round(positionMs) });
  }

  resumed(positionMs) {
    return this.#feedback("resumed", { positionMs: Math.round(positionMs) });
  }

  liked() {
    return this.#feedback("liked");
  }

  unliked() {
    return this.#feedback("unliked");
  }

  /** The spin was heard to its end. @returns {object | null} the up-next, which is current now and to be started */
  completed() {
    return this.#leave("completed", {}, true);
  }

  /** The answer is a new `play`; offline, the prefetched up-next has to do, and is returned. */
  skipped(positionMs) {
    return this.#leave("skipped", { positionMs: Math.round(positionMs) }, this.state !== "open");
  }

  /** @param {"track" | "artist"} scope @returns as {@link skipped} */
  disliked(scope) {
    return this.#leave("disliked", { scope }, this.state !== "open");
  }

  /** The track could not be played: no judgement. @returns as {@link skipped} */
  failed(reason) {
    return this.#leave("failed", { reason: String(reason).slice(0, 120) }, this.state !== "open");
  }

  /** @param {"saved" | "downloaded" | "shared" | "commented" | "repeated" | "searched"} kind more than hearing */
  reacted(kind, polarity) {
    return this.#feedback("reacted", polarity === undefined ? { kind } : { kind, polarity });
  }

  /** A fresh token of the same listener for the connection that is open, before the old one expires. */
  renew(token) {
    if (this.state === "open") this.#socket.send(JSON.stringify({ type: "renew", token }));
  }

  /** @param {{mode?: string, scene?: string, within?: string[] | string | null, incognito?: boolean, pausePersonalisation?: boolean,
   *   signals?: {history?: boolean, likes?: boolean, context?: boolean}}} wishes what is absent stays */
  tune(wishes) {
    return this.#post({ type: "tune", ...wishes });
  }

  /** Remembers how far the current spin is, so that a reload continues there. Cheap; call it every second. */
  keepPlace(positionMs) {
    if (this.current) this.#keepPlace(positionMs, this.current.started ?? false);
  }

  #leave(type, fields, advance) {
    if (!this.current) return null;
    this.#feedback(type, fields);
    this.#course.end();
    const next = advance ? this.#course.promote() : null;
    if (next) {
      this.#course.awaitAck(this.started());
      this.#tell("upnext", null);
    }
    return next;
  }

  #feedback(type, fields = {}) {
    if (!this.current) return undefined;
    return this.#post({ type, spin: this.current.spin, ...fields });
  }

  #post(message) {
    const numbered = this.#outbox.add({ ...message, atMs: this.#options.now() });
    if (this.state === "open" && !this.#drainTimer) this.#drain(1);
    return numbered.seq;
  }

  /** Sends what was not sent on this connection, so many messages now and the rest at the server's pace. */
  #drain(count) {
    this.#drainTimer = undefined;
    const waiting = this.#outbox.messages().filter(({ seq }) => seq > this.#sentSeq);
    for (const message of waiting.slice(0, count)) {
      this.#socket?.send(JSON.stringify(message));
      this.#sentSeq = message.seq;
    }
    if (waiting.length > 0 && this.#ackTimer === undefined) this.#expectAck();
    if (waiting.length <= count) return;
    const perSecond = Math.max(1, Math.floor(0.7 * (this.limits?.messagesPerSecond ?? 10)));
    this.#drainTimer = setTimeout(() => this.#drain(perSecond), 1000);
  }

  /** A connection that swallows feedback is dead, whatever TCP believes. */
  #expectAck() {
    this.#ackTimer = setTimeout(() => this.#lost(1006, "no acknowledgement in time"), ACK_WITHIN_MS);
  }

  // --- where we were, across a reload ---

  #keepPlace(positionMs, started) {
    const { spin, track } = this.current;
    this.#store({ ...this.#resumePoint(), spin, track: track.id, positionMs: Math.round(positionMs), started });
  }

  #resumePoint() {
    try {
      return JSON.parse(this.#options.storage?.getItem(this.#resumeKey) ?? "null");
    } catch {
      return null;
    }
  }

  #store(point) {
    try {
      if (point) this.#options.storage?.setItem(this.#resumeKey, JSON.stringify(point));
      else this.#options.storage?.removeItem(this.#resumeKey);
    } catch {
      // Without storage the server's own position has to do.
    }
  }
}
