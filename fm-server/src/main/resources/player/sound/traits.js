/**
 * What a track's words say about its sound. Everything is optional: a demo track tells genre, tempo,
 * key, energy, mood, timbre; a real one may bring a title and tags only, and still gets a steady,
 * recognisable sound of its own.
 */
import { Chance, hashOf } from "./chance.js";

/** Families in the order in which they are tried: the narrower words come first. */
const FAMILIES = [
  ["ambient", /ambient|drone|new.?age|sleep|meditat|downtempo|chill.?out|post.?rock|shoegaze|soundscape/],
  ["classical", /classic|baroque|piano|orchestr|symphon|chamber|opera|string quartet|score|soundtrack|choral/],
  ["lofi", /lo.?fi|chill.?hop|trip.?hop/],
  ["hiphop", /hip.?hop|rap|trap|drill|grime|boom.?bap/],
  ["house", /house|techno|trance|edm|dance|electro(?!nica)|disco|club|rave|big beat/],
  ["breaks", /drum.?(n|and|&).?bass|dnb|jungle|breakbeat|garage|dubstep|idm|electronica/],
  ["reggae", /reggae|dub|ska|dancehall|rocksteady/],
  ["latin", /latin|bossa|samba|salsa|tango|cumbia|mpb|fado|flamenco|tropical|afrobeat|highlife|world/],
  ["jazz", /jazz|swing|bebop|big band|blues|ragtime/],
  ["soul", /soul|r.?(n|&|and).?b|funk|motown|gospel|neo.?soul/],
  ["metal", /metal|punk|hardcore|grunge|emo|thrash/],
  ["folk", /folk|acoustic|country|singer|americana|bluegrass|celtic|chanson|enka|ballad|unplugged/],
  ["rock", /rock|indie|alternative|brit|surf|garage|anime/],
  ["synth", /synth|new.?wave|wave|electro.?pop|city.?pop|80s|electronic/],
  ["pop", /pop|idol|schlager|eurovision|mandopop|cantopop|hits|chart|top.?40/],
];

/** Beats a minute where the track does not say. */
const TEMPO = {
  ambient: 68, classical: 84, lofi: 78, hiphop: 90, house: 124, breaks: 168, reggae: 76, latin: 104,
  jazz: 132, soul: 98, metal: 152, folk: 104, rock: 126, synth: 112, pop: 114, plain: 100,
}; // prettier-ignore

const TONICS = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11, h: 11 };
const LIGHT = /happy|bright|uplift|joy|sunny|party|cheer|euphor|playful|hope|romantic|warm|fun/;
const DARK = /sad|dark|melanchol|moody|angry|tense|lonely|nostalg|wistful|brood|somber|bitter|aggress|myster/;

export const DEFAULT_DURATION_MS = 180_000;

/** A number of the range 0 to 1, whether told as 0.7, 70 or a word; `otherwise` if not told. */
export function unit(text, otherwise, words = {}) {
  if (text === undefined || text === null || text === "") return otherwise;
  const number = Number(text);
  if (Number.isFinite(number)) return Math.min(1, Math.max(0, number > 1 ? number / 100 : number));
  return words[String(text).toLowerCase()] ?? otherwise;
}

/** @returns {{tonic: number, minor: boolean} | null} from "A minor", "F#m", "Bb", "C# major", "7" */
export function keyOf(text) {
  if (text === undefined || text === null) return null;
  const told = String(text).trim().toLowerCase();
  if (/^\d+$/.test(told)) return { tonic: Number(told) % 12, minor: false };
  const match = /^([a-h])\s*(#|♯|b|♭|-?sharp|-?flat)?\s*(.*)$/.exec(told);
  if (!match) return null;
  const [, letter, accidental = "", rest] = match;
  const shift = /#|♯|sharp/.test(accidental) ? 1 : accidental ? -1 : 0;
  return { tonic: (TONICS[letter] + shift + 12) % 12, minor: /^(m$|min|moll|m\b)/.test(rest) };
}

function familyOf(words) {
  return FAMILIES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function decadeOf(track, traits) {
  const era = /(\d{2})?(\d)0s?/.exec(traits.era ?? "");
  if (era) return era[1] ? Number(era[1] + era[2] + "0") : Number(era[2]) < 3 ? 2000 + era[2] * 10 : 1900 + era[2] * 10;
  return track.year ? Math.floor(track.year / 10) * 10 : 0;
}

const ENERGIES = { low: 0.25, calm: 0.2, soft: 0.25, medium: 0.5, mid: 0.5, high: 0.8, intense: 0.95 };
const TIMBRES = { dark: 0.15, warm: 0.3, soft: 0.35, mellow: 0.35, neutral: 0.5, clear: 0.6, crisp: 0.75, bright: 0.85, sharp: 0.95, harsh: 0.95 };

/**
 * @param {object} track as the server sends it
 * @returns {object} family, tempo (beats a minute), tonic (0 = C), minor, energy, light (0 dark … 1 bright
 *   mood), swing (0 straight … 1 triplets, null not told), density (0 few notes … 1 many), progression
 *   (which of the family's, NaN not told), bright (0 … 1 timbre), decade (0 unknown), seed, and kin: what
 *   the family's members share
 */
export function traitsOf(track) {
  const traits = track.traits ?? {};
  const genre = String(traits.genre ?? traits.style ?? "").toLowerCase();
  const tags = (track.tags ?? []).join(" ").toLowerCase();
  const family = familyOf(genre) ?? familyOf(tags) ?? "plain";
  // Kin sound alike: what a track does not tell comes from its genre, its artist, its tags, in that order.
  const kin = new Chance(hashOf(genre || track.artist || tags || track.id));
  const mood = `${traits.mood ?? ""} ${tags}`.toLowerCase();
  const told = keyOf(traits.key);
  const light = unit(traits.valence ?? traits.mood, LIGHT.test(mood) ? 0.8 : DARK.test(mood) ? 0.2 : kin.between(0.4, 0.65));
  const tempo = Number.parseFloat(traits.tempo ?? traits.bpm);
  const mode = String(traits.mode ?? traits.scale ?? "").toLowerCase();
  return {
    family,
    tempo: tempo > 30 && tempo < 260 ? tempo : Math.round(TEMPO[family] * kin.between(0.94, 1.06)),
    tonic: told?.tonic ?? kin.whole(0, 11),
    minor: /min/.test(mode) || (told ? told.minor || (/^\d+$/.test(String(traits.key)) && light < 0.42) : light < 0.5),
    energy: unit(traits.energy, kin.between(0.4, 0.65), ENERGIES),
    light,
    swing: unit(traits.swing, null),
    density: unit(traits.density, 0.5),
    progression: Number.parseInt(traits.progression, 10),
    bright: unit(traits.timbre ?? traits.brightness, kin.between(0.4, 0.7), TIMBRES),
    decade: decadeOf(track, traits),
    seed: hashOf(track.id),
    kin: hashOf(genre || tags || track.artist || track.id),
  };
}
