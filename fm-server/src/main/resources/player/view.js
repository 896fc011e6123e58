/** Shows the station: reads a `Radio` and writes the page. It decides nothing. */
import { huesOf, paintCover } from "./cover.js";
import { showWhy } from "./why.js";

const $ = (id) => document.getElementById(id);
const icon = (button, name) => button.querySelector("use").setAttribute("href", `#i-${name}`);

/** 83000 → "1:23" */
function clock(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What the listener should know of the connection, in the order in which it is asked. */
function connectionOf(radio) {
  const { state, closedWith } = radio.client;
  if (state === "open") return radio.client.upNext || radio.track ? ["open", "On air"] : ["open", "Choosing"];
  if (state === "connecting") return ["connecting", "Tuning in"];
  if (state === "waiting") return ["waiting", "Reconnecting"];
  if (state === "idle") return ["idle", "Off air"];
  if (closedWith === 4500) return ["closed", "Playing elsewhere"];
  if (closedWith === 4501 || closedWith === 4502) return ["closed", "Token needed"];
  return ["closed", "Off air"];
}

export class View {
  #radio;
  #shownSpin = null;
  #shownNext = null;

  /** @param {import("./radio.js").Radio} radio */
  constructor(radio) {
    this.#radio = radio;
    radio.addEventListener("change", () => this.show());
    setInterval(() => this.#showProgress(), 250);
    this.#breathe();
  }

  /** Says something once, to eyes and to screen readers. */
  say(text) {
    $("toast").textContent = text;
    $("live").textContent = text;
    $("toast").classList.remove("shown");
    void $("toast").offsetWidth; // restarts the fade
    $("toast").classList.add("shown");
  }

  /** @param {"door" | "stage"} name */
  stage(name) {
    document.documentElement.dataset.stage = name;
    $("door").hidden = name !== "door";
    $("stage").hidden = name !== "stage";
  }

  show() {
    this.#showConnection();
    this.#showTrack();
    this.#showNext();
    this.#showControls();
    this.#showProgress();
  }

  #showConnection() {
    const [state, text] = connectionOf(this.#radio);
    $("connection").dataset.state = state;
    if ($("connection-text").textContent !== text) $("connection-text").textContent = text;
  }

  #showTrack() {
    const { spin } = this.#radio;
    $("eyebrow").textContent = this.#eyebrow();
    showWhy(spin?.why ?? null, spin?.track ?? null);
    $("stage").dataset.waiting = String(!spin);
    if (!spin || spin.spin === this.#shownSpin) return;
    this.#shownSpin = spin.spin;
    const { track } = spin;
    $("title").textContent = track.title;
    $("artist").textContent = track.artist;
    $("chips").replaceChildren(...chipsOf(track).map(chip));
    document.title = `${track.title} – ${track.artist} · Private FM`;
    $("live").textContent = `Now playing: ${track.title} by ${track.artist}`;
    this.#paint(track);
  }

  #eyebrow() {
    const radio = this.#radio;
    if (radio.silent) return "Nothing to play";
    if (!radio.track) return radio.client.state === "open" ? "Choosing your next track" : "Waiting for the station";
    if (radio.sounding) return "Now playing";
    return radio.sound.paused && radio.sound.running ? "Paused" : "Ready when you are";
  }

  #paint(track) {
    const cover = $("cover");
    paintCover(cover, track);
    cover.setAttribute("aria-label", `Generated cover for ${track.title}`);
    const { hue, second } = huesOf(track);
    const root = document.documentElement.style;
    root.setProperty("--hue", String(Math.round(hue)));
    root.setProperty("--second", String(Math.round(second)));
    cover.classList.remove("fresh");
    void cover.offsetWidth;
    cover.classList.add("fresh");
  }

  #showNext() {
    const track = this.#radio.client.upNext?.track ?? null;
    if (track?.id === this.#shownNext) return;
    this.#shownNext = track?.id ?? null;
    $("next").dataset.empty = String(!track);
    $("next-track").textContent = track?.title ?? "Still deciding";
    $("next-artist").textContent = track?.artist ?? "What you do now counts";
    if (track) paintCover($("next-cover"), track);
  }

  #showControls() {
    const { sounding, liked, track, client } = this.#radio;
    icon($("play"), sounding ? "pause" : "play");
    $("play").setAttribute("aria-label", sounding ? "Pause" : client.state === "closed" ? "Play here" : "Play");
    $("like").setAttribute("aria-pressed", String(liked));
    $("like").setAttribute("aria-label", liked ? "Liked" : "Like");
    for (const id of ["like", "skip", "ban"]) $(id).disabled = !track;
    document.documentElement.dataset.sounding = String(sounding);
  }

  #showProgress() {
    const { sound, track } = this.#radio;
    const durationMs = (track && sound.durationMs) || 0;
    const positionMs = track ? sound.positionMs : 0;
    const share = durationMs ? Math.min(1, positionMs / durationMs) : 0;
    $("progress-fill").style.transform = `scaleX(${share.toFixed(4)})`;
    $("progress").setAttribute("aria-valuenow", String(Math.round(share * 100)));
    $("progress").setAttribute("aria-valuetext", `${clock(positionMs)} of ${clock(durationMs)}`);
    $("elapsed").textContent = clock(positionMs);
    $("remaining").textContent = durationMs ? `−${clock(durationMs - positionMs)}` : "";
  }

  /** The light behind the cover follows the sound, gently, unless motion is not wanted. */
  #breathe() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let level = 0;
    const frame = () => {
      if (this.#radio.sounding) {
        level += (Math.min(1, this.#radio.sound.level() * 4) - level) * 0.12;
        $("cover").parentElement.style.setProperty("--level", level.toFixed(3));
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}

function chipsOf(track) {
  const traits = track.traits ?? {};
  const told = [
    traits.genre ?? track.tags?.[0],
    traits.mood && !Number.isFinite(Number(traits.mood)) ? traits.mood : null,
    track.year || traits.era,
    traits.tempo ? `${Math.round(Number.parseFloat(traits.tempo))} bpm` : null,
    traits.key,
    languageOf(track.language),
  ];
  const few = told.filter(Boolean).map(String);
  return few.length > 1 ? few : (track.tags ?? []).slice(0, 5);
}

/** "es" → "Spanish", in the listener's own language; a tag that no one knows stays as it is. */
function languageOf(tag) {
  try {
    return tag && new Intl.DisplayNames(undefined, { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

function chip(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}
