/** Pitched instruments. Each takes (desk, time, note); loudness, pitch and length stand in the note. */

const hzOf = (midi) => 440 * 2 ** ((midi - 69) / 12);

const pairs = (left, right) => left.flatMap((a) => right.map((b) => [a, b]));

/** An envelope as a gain: up in `attack`, held at `sustain` until the note ends, gone after `release`. */
function envelope(desk, time, note, { loud, attack, decay = 0.1, sustain = 1, release = 0.1 }) {
  const gain = desk.context.createGain();
  const peak = loud * note.loud;
  const end = time + Math.max(note.for, attack + 0.01);
  gain.gain.setValueAtTime(0, time);
  gain.gain.linearRampToValueAtTime(peak, time + attack);
  gain.gain.setTargetAtTime(peak * sustain, time + attack, decay);
  gain.gain.setTargetAtTime(0, end, release / 3);
  return { gain, until: end + release * 1.7 };
}

/** Detuned oscillators, of a whole chord if need be, through one low-pass whose edge may fall after the attack. */
function subtractive(desk, time, note, shape) {
  const { context } = desk;
  const { gain, until } = envelope(desk, time, note, shape);
  const filter = context.createBiquadFilter();
  const edge = Math.min(16_000, shape.edgeHz * (0.5 + desk.bright));
  filter.type = "lowpass";
  filter.Q.value = shape.q ?? 0.6;
  filter.frequency.automationRate = "k-rate"; // ears cannot tell, and it costs a tenth
  filter.frequency.setValueAtTime(edge * (shape.bite ?? 1), time);
  filter.frequency.setTargetAtTime(edge, time + shape.attack, shape.biteFor ?? 0.1);
  for (const [midi, cents] of pairs(note.chord ?? [note.midi], shape.detune ?? [0])) {
    const source = context.createOscillator();
    source.type = shape.wave;
    source.frequency.value = hzOf(midi);
    source.detune.value = cents;
    if (shape.vibrato) {
      source.detune.automationRate = "k-rate";
      desk.vibrato.connect(source.detune);
    }
    source.connect(filter);
    source.start(time);
    source.stop(until);
  }
  filter.connect(gain);
  desk.place(gain, shape.wet ?? 0.3, shape.echo);
}

/** Two sines, one bending the other: bells and electric pianos. */
function frequencyModulated(desk, time, note, shape) {
  const { context } = desk;
  const hz = hzOf(note.midi);
  const { gain, until } = envelope(desk, time, note, shape);
  const carrier = context.createOscillator();
  const bender = context.createOscillator();
  const depth = context.createGain();
  carrier.frequency.value = hz;
  bender.frequency.value = hz * shape.ratio;
  depth.gain.setValueAtTime(hz * shape.index * (0.4 + 0.8 * desk.bright) * note.loud, time);
  depth.gain.setTargetAtTime(hz * shape.index * 0.08, time, shape.indexFor);
  bender.connect(depth).connect(carrier.frequency);
  carrier.connect(gain);
  desk.place(gain, shape.wet ?? 0.35, shape.echo);
  for (const source of [carrier, bender]) {
    source.start(time);
    source.stop(until);
  }
}

/** A plucked string (Karplus, Strong: Digital Synthesis of Plucked-String and Drum Timbres, 1983). */
function plucked(desk, time, note, shape) {
  const source = desk.context.createBufferSource();
  source.buffer = desk.string(note.midi, shape.damping);
  const { gain, until } = envelope(desk, time, { ...note, for: note.for + (shape.ringsOn ?? 0) }, { ...shape, attack: 0.002 });
  source.connect(gain);
  desk.place(gain, shape.wet ?? 0.3, shape.echo);
  source.start(time);
  source.stop(until);
}

const PAD = { wave: "sawtooth", detune: [-9, 8], edgeHz: 1500, loud: 0.062, attack: 0.5, release: 1.2, wet: 0.7 };
const STAB = { wave: "sawtooth", detune: [-7, 7], edgeHz: 1900, bite: 2.2, biteFor: 0.08, loud: 0.075, attack: 0.004, decay: 0.16, sustain: 0.25, release: 0.18, wet: 0.35, echo: 0.15 };
const SAW_BASS = { wave: "sawtooth", detune: [0, 6], edgeHz: 520, q: 1.4, bite: 2.4, biteFor: 0.07, loud: 0.17, attack: 0.006, sustain: 0.75, release: 0.06, wet: 0 };
const ROUND_BASS = { wave: "triangle", edgeHz: 620, bite: 2, biteFor: 0.06, loud: 0.3, attack: 0.008, decay: 0.25, sustain: 0.6, release: 0.08, wet: 0 };
const SUB_BASS = { wave: "sine", edgeHz: 900, loud: 0.17, attack: 0.06, release: 0.4, wet: 0 };
const BASS_808 = { wave: "sine", edgeHz: 1200, bite: 2, loud: 0.36, attack: 0.005, decay: 0.7, sustain: 0.4, release: 0.2, wet: 0 };
const CELLO = { wave: "sawtooth", edgeHz: 700, loud: 0.13, attack: 0.14, release: 0.4, wet: 0.5, vibrato: true };
const STRINGS = { wave: "sawtooth", detune: [-6, 0, 7], edgeHz: 2300, loud: 0.055, attack: 0.12, release: 0.5, wet: 0.6, vibrato: true };
const ORGAN = { wave: "square", detune: [0, 1202], edgeHz: 1600, loud: 0.05, attack: 0.008, release: 0.05, wet: 0.25 };
const DRIVE = { wave: "sawtooth", detune: [-9, 8], edgeHz: 1700, q: 1.1, bite: 1.5, loud: 0.075, attack: 0.006, sustain: 0.85, release: 0.08, wet: 0.2 };
const SQUARE = { wave: "square", detune: [-5, 5], edgeHz: 2100, bite: 1.6, loud: 0.055, attack: 0.02, sustain: 0.8, release: 0.18, wet: 0.4, echo: 0.3, vibrato: true };
const REED = { wave: "sawtooth", edgeHz: 1500, bite: 0.6, biteFor: 0.05, loud: 0.13, attack: 0.045, sustain: 0.9, release: 0.12, wet: 0.4, echo: 0.1, vibrato: true };
const FLUTE = { wave: "triangle", edgeHz: 2600, loud: 0.17, attack: 0.06, release: 0.16, wet: 0.5, echo: 0.15, vibrato: true };
const KEYS = { ratio: 1, index: 1.5, indexFor: 0.25, loud: 0.13, attack: 0.004, decay: 0.9, sustain: 0.35, release: 0.3, wet: 0.3 };
const BELL = { ratio: 3.5, index: 1.1, indexFor: 0.18, loud: 0.12, attack: 0.002, decay: 0.5, sustain: 0.1, release: 0.9, wet: 0.6, echo: 0.3 };
const UPRIGHT = { damping: 0.35, loud: 0.75, decay: 0.5, sustain: 0.5, release: 0.12, wet: 0.05 };
const GUITAR = { damping: 0.5, loud: 0.3, decay: 1.4, sustain: 0.6, release: 0.35, ringsOn: 0.25, wet: 0.3 };
const PLUCK = { damping: 0.6, loud: 0.34, decay: 0.6, sustain: 0.4, release: 0.3, ringsOn: 0.2, wet: 0.45, echo: 0.25 };
const PIANO_STRING = { damping: 0.75, loud: 0.24, decay: 0.8, sustain: 0.45, release: 0.4, ringsOn: 0.15, wet: 0.35 };
const PIANO_BODY = { ratio: 2, index: 0.5, indexFor: 0.1, loud: 0.085, attack: 0.003, decay: 0.5, sustain: 0.25, release: 0.4, wet: 0.35 };

const by = (play, shape) => (desk, time, note) => play(desk, time, note, shape);

export const VOICES = {
  pad: by(subtractive, PAD),
  stab: by(subtractive, STAB),
  saw: by(subtractive, SAW_BASS),
  round: by(subtractive, ROUND_BASS),
  sub: by(subtractive, SUB_BASS),
  808: by(subtractive, BASS_808),
  cello: by(subtractive, CELLO),
  strings: by(subtractive, STRINGS),
  organ: by(subtractive, ORGAN),
  drive: by(subtractive, DRIVE),
  square: by(subtractive, SQUARE),
  reed: by(subtractive, REED),
  flute: by(subtractive, FLUTE),
  keys: by(frequencyModulated, KEYS),
  bell: by(frequencyModulated, BELL),
  upright: by(plucked, UPRIGHT),
  guitar: by(plucked, GUITAR),
  pluck: by(plucked, PLUCK),
  piano(desk, time, note) {
    plucked(desk, time, note, PIANO_STRING);
    frequencyModulated(desk, time, note, PIANO_BODY);
  },
};
