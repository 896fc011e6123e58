/**
 * The composition of one track: bars of notes, made from its traits and seeded by its id, so that the
 * same track is the same piece everywhere and kindred tracks share patterns, chords and instruments.
 * Pure: it knows nothing of Web Audio, and any bar can be asked for on its own, which makes resuming in
 * the middle of a piece free.
 */
import { Chance } from "./chance.js";
import { BASS_LINES, CHORD_HITS, FIGURES, STYLES } from "./styles.js";

const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
const STEPS = 16;
const LOUDNESS = { X: 1, x: 0.78, o: 0.42 };

/** Rhythms of a melody: [step, steps it lasts]. The busier the piece, the later in the list. */
const MOTIFS = [
  [[0, 8], [8, 8]], [[0, 6], [6, 10]], [[4, 4], [8, 8]], [[0, 4], [4, 4], [8, 8]],
  [[0, 3], [3, 3], [6, 6]], [[2, 2], [4, 4], [10, 4]], [[0, 2], [2, 2], [4, 4], [8, 6]],
  [[0, 3], [3, 3], [6, 2], [8, 3], [11, 5]], [[2, 2], [4, 2], [6, 2], [8, 4], [14, 2]],
  [[0, 2], [2, 2], [4, 2], [6, 2], [8, 4], [12, 4]],
]; // prettier-ignore

/** Voices that sound a chord as one note: its tones share filter and envelope. */
const JOINED = new Set(["pad", "stab", "organ", "drive"]);

/** What plays in each kind of section. */
const LAYERS = {
  intro: { chords: 1, drums: 0.35 },
  verse: { chords: 1, bass: 1, drums: 1, lead: 0.5 },
  chorus: { chords: 1, bass: 1, drums: 1, lead: 1, arpeggio: 1 },
  rest: { chords: 1, bass: 0.6, lead: 0.7, arpeggio: 1 },
  outro: { chords: 1, bass: 0.8, drums: 0.3 },
};

export class Score {
  /**
   * @param {object} traits of `traitsOf`
   * @param {number} durationMs
   */
  constructor(traits, durationMs) {
    this.traits = traits;
    this.style = STYLES[traits.family];
    this.durationSeconds = durationMs / 1000;
    this.barSeconds = 240 / traits.tempo;
    this.bars = Math.ceil(this.durationSeconds / this.barSeconds);
    const kin = new Chance(traits.kin);
    const own = new Chance(traits.seed);
    this.drums = kin.pick(this.style.drums);
    const progressions = traits.minor ? this.style.minor : this.style.major;
    this.verse = progressions[traits.progression % progressions.length] ?? (own.happens(0.6) ? kin : own).pick(progressions);
    this.chorus = own.pick(progressions);
    this.scale = (traits.minor ? MINOR : MAJOR).map((step) => step + traits.tonic);
    this.sections = this.#plan(own);
    this.melodies = { verse: this.#melody(own), chorus: this.#melody(own) };
  }

  /** @returns {{at: number, for: number, voice: string, midi?: number, chord?: number[], loud: number}[]} seconds within the bar */
  bar(index) {
    const { kind, first } = this.sections[Math.min(index, this.sections.length - 1)];
    const chance = new Chance(this.traits.seed + index * 7919);
    const degree = this.#degree(kind, index - first);
    const next = this.#degree(kind, index - first + 1);
    const layers = LAYERS[kind];
    const notes = [
      ...(layers.drums ? this.#beat(layers.drums, chance, this.#endsSection(index)) : []),
      ...(layers.bass ? this.#bass(degree, next, layers.bass) : []),
      ...this.#harmony(degree, index - first),
      ...(layers.arpeggio && this.style.arpeggio ? this.#arpeggio(degree) : []),
      ...(layers.lead ? this.#lead(kind, index - first, degree, layers.lead, chance) : []),
    ];
    return notes.map((note) => this.#humane(note, chance));
  }

  #plan(chance) {
    const cycle = [["verse", 8], ["chorus", 8], ["verse", 8], ["rest", 4], ["chorus", 8]];
    if (chance.happens(0.4)) cycle.splice(1, 0, ["verse", 4]);
    const sections = [];
    const add = (kind, bars) => {
      const first = sections.length;
      for (let i = 0; i < bars && sections.length < this.bars; i++) sections.push({ kind, first });
    };
    add("intro", this.bars > 24 ? 4 : this.bars > 8 ? 2 : 0);
    for (let i = 0; sections.length < this.bars; i++) add(...cycle[i % cycle.length]);
    if (this.bars > 16) for (let i = this.bars - 3; i < this.bars; i++) sections[i] = { kind: "outro", first: this.bars - 3 };
    return sections;
  }

  #endsSection(index) {
    return this.sections[index + 1] !== undefined && this.sections[index + 1].first === index + 1;
  }

  #degree(kind, barOfSection) {
    const progression = kind === "chorus" ? this.chorus : this.verse;
    return progression[Math.floor(barOfSection / (this.style.barsPerChord ?? 1)) % progression.length];
  }

  /** @returns {number} midi of the scale's `degree`, which may be negative or beyond an octave, above `base` */
  #midi(degree, base) {
    const octave = Math.floor(degree / 7);
    return base + this.scale[degree - octave * 7] + octave * 12;
  }

  /** Chord tones around middle C, inverted towards the same place, so that voices move little. */
  #voicing(degree) {
    const members = this.style.sevenths ? [0, 2, 4, 6] : [0, 2, 4];
    const tones = members.map((m) => {
      const pitch = this.#midi(degree + m, 48) % 12;
      return pitch + 60 - (pitch > 7 ? 12 : 0);
    });
    return tones.sort((a, b) => a - b);
  }

  #time(step) {
    const { swing = 0, swingEighths } = this.style;
    const told = this.traits.swing;
    const late = swingEighths ? (step % 4 === 2 ? (told ?? swing) * 0.66 : 0) : step % 2 ? (told === null ? swing : told / 3) : 0;
    return ((step + late) * this.barSeconds) / STEPS;
  }

  #steps(count) {
    return (count * this.barSeconds) / STEPS;
  }

  #beat(amount, chance, fill) {
    const force = amount * (0.55 + 0.45 * this.traits.energy);
    const notes = [];
    for (const [voice, pattern] of Object.entries(this.drums)) {
      if (amount < 0.5 && (voice === "snare" || voice === "kick")) continue;
      for (let step = 0; step < STEPS; step++) {
        const mark = fill && voice === "snare" && step >= 12 && chance.happens(0.5) ? "o" : pattern[step];
        const loud = LOUDNESS[mark];
        if (!loud || (mark === "o" && this.traits.energy < 0.25)) continue;
        notes.push({ at: this.#time(step), for: this.#steps(1), voice, midi: 0, loud: loud * force });
      }
    }
    return notes;
  }

  #bass(degree, next, amount) {
    const root = 24 + ((this.#midi(degree, 0) + 8) % 12) + 4;
    const following = 24 + ((this.#midi(next, 0) + 8) % 12) + 4;
    const tone = [root, root + 7, root + 12, following + (following > root ? -2 : 2)];
    const calm = this.traits.energy < 0.3 && !["walking", "tumbao"].includes(this.style.bass);
    return BASS_LINES[calm ? "hold" : this.style.bass].map(([step, length, which]) => ({
      at: this.#time(step), for: this.#steps(length) * 0.94, voice: this.style.bassVoice, midi: tone[which], loud: amount * 0.85,
    })); // prettier-ignore
  }

  #harmony(degree, barOfSection) {
    const tones = this.#voicing(degree);
    const { chords, chordVoice: voice } = this.style;
    if (FIGURES[chords]) return this.#figure(FIGURES[chords], [...tones, tones[0] + 12], voice, 0.62);
    const holdsOn = chords === "hold" && barOfSection % (this.style.barsPerChord ?? 1) !== 0;
    const pitches = chords === "power" ? [tones[0] - 12, tones[0] - 5, tones[0]] : tones;
    const strummed = voice === "guitar" ? 0.014 : 0;
    const struck = JOINED.has(voice) ? [{ chord: pitches }] : pitches.map((midi) => ({ midi }));
    return CHORD_HITS[chords].flatMap(([step, length], hit) =>
      struck.map((pitch, i) => ({
        ...pitch, at: this.#time(step) + i * strummed, for: this.#steps(length) * 0.97, voice, loud: (hit ? 0.5 : 0.6) * (holdsOn ? 0.8 : 1),
      })),
    ); // prettier-ignore
  }

  #figure(figure, tones, voice, loud) {
    return figure.flatMap((which, step) =>
      which < 0 ? [] : [{ at: this.#time(step), for: this.#steps(3), voice, midi: tones[which % tones.length], loud: step % 8 ? loud * 0.8 : loud }],
    ); // prettier-ignore
  }

  #arpeggio(degree) {
    const tones = this.#voicing(degree).map((midi) => midi + 12);
    return this.#figure(FIGURES.arpeggio, tones, this.style.arpeggio, 0.26);
  }

  /** Four bars: a motif, its echo, the motif a step away, and an answer that comes to rest. */
  #melody(chance) {
    const busy = (this.style.leadShare + this.traits.energy + this.traits.density) / 3;
    const rhythm = () => MOTIFS[Math.min(MOTIFS.length - 1, Math.floor(busy * MOTIFS.length * chance.between(0.5, 1.15)))];
    const walk = (steps) => {
      let degree = chance.pick([0, 2, 4]);
      return steps.map(() => (degree += chance.pick([-2, -1, -1, 0, 1, 1, 2])));
    };
    const motif = rhythm();
    const line = walk(motif);
    const echo = line.map((degree, i) => (i === line.length - 1 ? degree + chance.pick([-2, 2, 1]) : degree));
    const shift = chance.pick([-1, 1, 2]);
    return [
      { rhythm: motif, line },
      { rhythm: motif, line: echo },
      { rhythm: motif, line: line.map((degree) => degree + shift) },
      { rhythm: [[0, 4], [4, 12]], line: [chance.pick([1, 4, 6]), chance.pick([0, 2, 7])] },
    ]; // prettier-ignore
  }

  #lead(kind, barOfSection, chord, amount, chance) {
    const phrase = (this.melodies[kind] ?? this.melodies.verse)[barOfSection % 4];
    if (kind === "verse" && barOfSection % 8 < 4 && this.style.leadShare < 0.5) return [];
    const base = (this.style.lead === "bell" ? 72 : 60) - (this.traits.tonic > 6 ? 12 : 0);
    return phrase.line.flatMap((degree, i) => {
      const [step, length] = phrase.rhythm[i];
      if (chance.happens(amount < 1 ? 0.25 : 0.06)) return [];
      const midi = this.#midi(this.#consonant(degree, chord, step % 8 === 0), base);
      return [{ at: this.#time(step), for: this.#steps(length) * 0.92, voice: this.style.lead, midi, loud: 0.5 + amount * 0.2 }];
    });
  }

  /** On strong beats a tone of the chord; elsewhere the scale's milder five. */
  #consonant(degree, chord, strong) {
    const octave = Math.floor(degree / 7);
    const within = degree - octave * 7;
    const mild = this.traits.minor ? [0, 2, 3, 4, 6] : [0, 1, 2, 4, 5];
    const allowed = strong ? [0, 2, 4].map((m) => (chord + m) % 7) : mild;
    const nearest = allowed.reduce((best, d) => (Math.abs(d - within) < Math.abs(best - within) ? d : best));
    return nearest + octave * 7;
  }

  #humane(note, chance) {
    const drift = this.style.kit === "electronic" ? 0.002 : 0.007;
    return { ...note, at: Math.max(0, note.at + chance.between(-drift, drift)), loud: note.loud * chance.between(0.9, 1.04) };
  }
}
