/** The page: puts its parts together and binds what the listener can press. */
import { FmClient } from "./fm-client/fm-client.js";
import { Held } from "./held.js";
import { Identity } from "./identity.js";
import { dropDown, listenToKeys } from "./keys.js";
import { Likes } from "./likes.js";
import { joinMediaSession } from "./media-session.js";
import { Radio } from "./radio.js";
import { Sound } from "./sound/sound.js";
import { Tuning } from "./tuning.js";
import { View } from "./view.js";

const $ = (id) => document.getElementById(id);
const TUNED = "fm.tuned"; // in this tab's session: a reload goes on, a new tab waits at the door
const VOLUME = "fm.volume";
const UNAUTHORIZED = [4501, 4502];

const identity = new Identity();
const sound = new Sound();
const client = new FmClient({
  url: new URL("v1/fm", location.href.replace(/^http/, "ws")).href.split(/[?#]/)[0],
  token: () => identity.token,
  device: identity.device,
  account: identity.account,
});
const radio = new Radio(client, sound, new Likes(identity.account));
const view = new View(radio);
const tuning = new Tuning(client, (text) => view.say(text));

function enter(wanted = true) {
  view.stage("stage");
  $("play").focus({ preventScroll: true });
  return radio.tuneIn(wanted);
}

function askForToken() {
  sessionStorage.removeItem(TUNED);
  view.stage("door");
  $("tune-in").hidden = true;
  $("token-form").hidden = false;
  $("token").focus();
}

function bindDoor() {
  $("tune-in").disabled = false; // until here a press would have been lost
  $("tune-in").addEventListener("click", () => enter());
  $("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    identity.useToken($("token").value.trim());
    location.reload(); // another listener: another queue, another place
  });
}

function bindControls() {
  $("play").addEventListener("click", () => radio.toggle());
  $("skip").addEventListener("click", () => radio.skip());
  $("like").addEventListener("click", like);
  $("ban-track").addEventListener("click", () => ban("track"));
  $("ban-artist").addEventListener("click", () => ban("artist"));
  $("open-keys").addEventListener("click", () => $("keys").showModal());
  $("volume").addEventListener("input", () => setVolume($("volume").value / 100));
  dropDown($("volume-button"), $("volume-menu"), { closesAfterClick: false });
}

function like() {
  radio.toggleLike();
  view.say(radio.liked ? "Liked: more like this" : "Like taken back");
}

function ban(scope) {
  const { track } = radio;
  radio.ban(scope);
  $("play").focus({ preventScroll: true });
  if (track) view.say(scope === "artist" ? `${track.artist} will not play again` : `“${track.title}” will not play again`);
}

function setVolume(volume) {
  sound.volume = volume;
  $("volume").value = String(Math.round(sound.volume * 100));
  $("volume-button").querySelector("use").setAttribute("href", sound.volume > 0 ? "#i-volume" : "#i-mute");
  localStorage.setItem(VOLUME, String(sound.volume));
}

let loudBefore = 0.8;
function mute() {
  if (sound.volume > 0) loudBefore = sound.volume;
  setVolume(sound.volume > 0 ? 0 : loudBefore);
}

function bindKeys() {
  const banMenu = dropDown($("ban"), $("ban-menu"));
  listenToKeys({
    " ": () => ($("stage").hidden ? enter() : radio.toggle()),
    k: () => radio.toggle(),
    arrowright: () => radio.skip(),
    s: () => radio.skip(),
    l: like,
    b: () => radio.track && banMenu.open(),
    arrowup: () => setVolume(sound.volume + 0.06),
    arrowdown: () => setVolume(sound.volume - 0.06),
    m: mute,
    1: () => tuning.mode("familiar"),
    2: () => tuning.mode("balanced"),
    3: () => tuning.mode("explore"),
    i: () => tuning.toggleIncognito(),
    w: () => ($("why").open = !$("why").open),
    "?": () => $("keys").showModal(),
  });
}

function followConnection() {
  client.addEventListener("state", ({ detail }) => {
    if (detail.state === "closed" && UNAUTHORIZED.includes(detail.code)) askForToken();
    if (detail.state === "closed" && detail.code === 4500) view.say("The station moved to your other device");
  });
  let notResumed = null;
  client.addEventListener("welcome", ({ detail }) => (notResumed = detail.reason));
  client.addEventListener("play", () => {
    if (notResumed) view.say(notResumed);
    notResumed = null;
  });
  client.addEventListener("refused", ({ detail }) => console.warn(`the station refused: ${detail.code}: ${detail.message}`));
  addEventListener("online", () => client.retryNow());
  document.addEventListener("visibilitychange", () => document.hidden || client.retryNow());
  addEventListener("pagehide", () => (sound.playing || sound.paused) && client.keepPlace(sound.positionMs));
  radio.addEventListener("change", () => {
    if (radio.track) sessionStorage.setItem(TUNED, radio.sounding ? "playing" : "paused");
  });
}

function forgotten() {
  radio.leave();
  client.forget();
  sessionStorage.removeItem(TUNED);
  view.stage("door");
  view.say("Everything held about you is erased");
}

/** A read-only look inside, for tests and the curious (docs/player.md). */
window.fm = Object.freeze({
  get state() {
    const { spin, track, sounding, liked } = radio;
    return {
      connection: client.state, spin: spin?.spin ?? null, track: track?.id ?? null, artist: track?.artist ?? null,
      upNext: client.upNext?.spin ?? null, sounding, liked, audioRuns: sound.running,
      positionMs: Math.round(sound.positionMs), durationMs: sound.durationMs, unacknowledged: client.unacknowledged,
    }; // prettier-ignore
  },
  level: () => sound.level(),
});

bindDoor();
bindControls();
bindKeys();
followConnection();
joinMediaSession(radio);
new Held(identity, forgotten);
setVolume(Number(localStorage.getItem(VOLUME) ?? 0.8));
const tuned = sessionStorage.getItem(TUNED);
if (tuned) enter(tuned === "playing");
