/**
 * How each family of music is played: which instruments, in which patterns, over which chords.
 *
 * Patterns have 16 steps a bar: `X` loud, `x` normal, `o` soft, `.` nothing. Progressions are scale
 * degrees counted from 0, one for each chord. `swing` is how late every second sixteenth (or eighth,
 * where `swingEighths`) comes, as a share of its
 * length. `room` is the share of reverberation, `trim` brings the families to one loudness.
 */

const BRIGHT = [[0, 4, 5, 3], [0, 5, 3, 4], [3, 0, 4, 5], [0, 2, 3, 4]];
const MOODY = [[0, 5, 2, 6], [0, 3, 5, 4], [0, 6, 5, 6], [5, 6, 0, 0]];
const JAZZY = [[1, 4, 0, 5], [0, 5, 1, 4], [2, 5, 1, 4]];
const STILL = [[0, 3], [0, 5], [0, 2, 3, 5], [0, 4, 5, 3]];
const VAMP = [[0, 3], [0, 0, 3, 4], [0, 6, 3, 0]];

export const STYLES = {
  plain: {
    drums: [{ kick: "x.......x.......", snare: "................", hat: "....o.......o..." }],
    kit: "soft", bass: "hold", bassVoice: "sub", chords: "arpeggio", chordVoice: "keys", lead: "bell",
    major: STILL, minor: STILL, room: 0.35, leadShare: 0.35,
  },
  ambient: {
    drums: [{ kick: "o...............", snare: "................", hat: "........o......." }],
    kit: "soft", bass: "hold", bassVoice: "sub", chords: "hold", chordVoice: "pad", lead: "bell", barsPerChord: 2,
    sevenths: true, major: STILL, minor: STILL, room: 0.75, leadShare: 0.3, arpeggio: "bell",
  },
  classical: {
    drums: [{}], kit: "none", bass: "hold", bassVoice: "cello", chords: "alberti", chordVoice: "piano", lead: "strings",
    major: [[0, 4, 5, 2, 3, 0, 3, 4], [0, 3, 4, 0], [0, 5, 1, 4]], minor: [[0, 3, 4, 0], [0, 5, 3, 4], [0, 6, 5, 4]],
    room: 0.55, trim: 1.6, leadShare: 0.75,
  },
  lofi: {
    drums: [
      { kick: "X......x..x.....", snare: "....x.......x..o", hat: "x.x.x.x.x.x.x.xo" },
      { kick: "X..x......x.....", snare: "....x.......x...", hat: "x.xox.x.x.xox.x." },
    ],
    kit: "dusty", bass: "syncopated", bassVoice: "round", chords: "hold", chordVoice: "keys", lead: "pluck",
    sevenths: true, swing: 0.3, major: JAZZY, minor: [[0, 3, 6, 2], [0, 5, 3, 4]], room: 0.3, leadShare: 0.5,
  },
  hiphop: {
    drums: [
      { kick: "X.....x...x.....", snare: "....X.......X...", hat: "x.x.x.x.x.xxx.x." },
      { kick: "X..x...x..x.....", snare: "....X.......X..o", hat: "xxx.xxx.xxx.xooo" },
    ],
    kit: "electronic", bass: "long", bassVoice: "808", chords: "stabs", chordVoice: "keys", lead: "bell",
    sevenths: true, swing: 0.15, major: VAMP, minor: MOODY, room: 0.2, trim: 0.85, leadShare: 0.55,
  },
  house: {
    drums: [
      { kick: "X...X...X...X...", snare: "....x.......x...", hat: "..x...x...x...x.", shaker: "oooooooooooooooo" },
      { kick: "X...X...X...X...", snare: "....x.......x..o", hat: "..x...x...x.o.x." },
    ],
    kit: "electronic", bass: "offbeat", bassVoice: "saw", chords: "house", chordVoice: "stab", lead: "square",
    sevenths: true, major: BRIGHT, minor: MOODY, room: 0.3, leadShare: 0.5, pump: 0.5, arpeggio: "stab",
  },
  breaks: {
    drums: [
      { kick: "X.........x.....", snare: "....X..o.o..X...", hat: "x.x.x.x.x.x.x.x." },
      { kick: "X.x.......x.....", snare: "....X..o....X..o", hat: "x.xxx.x.x.xxx.x." },
    ],
    kit: "electronic", bass: "long", bassVoice: "saw", chords: "hold", chordVoice: "pad", lead: "square",
    sevenths: true, barsPerChord: 2, major: STILL, minor: MOODY, room: 0.4, leadShare: 0.4,
  },
  reggae: {
    drums: [{ kick: "........X.......", snare: "........x.......", hat: "x.o.x.o.x.o.x.o." }],
    kit: "acoustic", bass: "roots", bassVoice: "round", chords: "skank", chordVoice: "organ", lead: "flute",
    swing: 0.12, major: [[0, 3], [0, 3, 4, 3], [0, 1]], minor: VAMP, room: 0.35, leadShare: 0.4,
  },
  latin: {
    drums: [
      { kick: "x..xx..xx..xx..x", rim: "x..x...x..x.....", shaker: "xoxoxoxoxoxoxoxo" },
      { kick: "x..x..x.x..x..x.", rim: "..x..x..x..x.x..", shaker: "xoooxoooxoooxooo" },
    ],
    kit: "acoustic", bass: "tumbao", bassVoice: "round", chords: "clave", chordVoice: "guitar", lead: "flute",
    sevenths: true, major: JAZZY, minor: [[0, 3, 6, 2], [0, 3, 4, 0]], room: 0.25, leadShare: 0.6,
  },
  jazz: {
    drums: [
      { kick: "o...o...o...o...", ride: "x...x.x.x...x.x.", hat: "....x.......x...", snare: "..........o....." },
      { kick: "o.......o.......", ride: "x...x.x.x...x.x.", hat: "....x.......x...", snare: "......o........o" },
    ],
    kit: "brush", bass: "walking", bassVoice: "upright", chords: "comp", chordVoice: "piano", lead: "reed",
    sevenths: true, swing: 0.9, swingEighths: true, major: JAZZY, minor: [[1, 4, 0, 0], [0, 3, 1, 4]], room: 0.3, trim: 1.1, leadShare: 0.8,
  },
  soul: {
    drums: [
      { kick: "X..x...o..x.....", snare: "....X..o....X...", hat: "x.x.x.x.x.x.x.x." },
      { kick: "X.x...x..x......", snare: "....X.......X..o", hat: "xoxoxoxoxoxoxoxo" },
    ],
    kit: "acoustic", bass: "syncopated", bassVoice: "round", chords: "comp", chordVoice: "keys", lead: "reed",
    sevenths: true, swing: 0.12, major: JAZZY.concat([[0, 3]]), minor: VAMP, room: 0.25, leadShare: 0.55,
  },
  metal: {
    drums: [
      { kick: "X.xxX.xxX.xxX.xx", snare: "....X.......X...", hat: "x...x...x...x..." },
      { kick: "X.X...X.X.X...X.", snare: "....X.......X..x", hat: "x.x.x.x.x.x.x.x." },
    ],
    kit: "acoustic", bass: "eighths", bassVoice: "saw", chords: "power", chordVoice: "drive", lead: "square",
    major: BRIGHT, minor: [[0, 5, 6, 0], [0, 0, 5, 6], [0, 2, 6, 5]], room: 0.2, trim: 0.8, leadShare: 0.45,
  },
  folk: {
    drums: [{ kick: "x.......x.......", shaker: "..o...o...o...o." }, {}],
    kit: "soft", bass: "rootFifth", bassVoice: "upright", chords: "picking", chordVoice: "guitar", lead: "flute",
    major: BRIGHT.concat([[0, 3, 0, 4]]), minor: [[0, 6, 5, 6], [0, 2, 6, 3]], room: 0.3, trim: 1.35, leadShare: 0.55,
  },
  rock: {
    drums: [
      { kick: "X.......X.x.....", snare: "....X.......X...", hat: "x.x.x.x.x.x.x.x." },
      { kick: "X..x..x.X.......", snare: "....X.......X..o", hat: "x.x.x.x.x.x.x.x." },
    ],
    kit: "acoustic", bass: "eighths", bassVoice: "round", chords: "strum", chordVoice: "guitar", lead: "square",
    major: BRIGHT, minor: MOODY, room: 0.25, trim: 0.9, leadShare: 0.55,
  },
  synth: {
    drums: [
      { kick: "X...X...X...X...", snare: "....X.......X...", hat: "x.x.x.x.x.x.x.x." },
      { kick: "X.....x.X.......", snare: "....X.......X...", hat: "x.xxx.xxx.xxx.xx" },
    ],
    kit: "electronic", bass: "octaves", bassVoice: "saw", chords: "hold", chordVoice: "pad", lead: "square",
    major: BRIGHT, minor: MOODY, room: 0.4, leadShare: 0.6, pump: 0.25, arpeggio: "pluck",
  },
  pop: {
    drums: [
      { kick: "X..x..x.X.......", snare: "....X.......X...", hat: "x.x.x.x.x.x.x.x." },
      { kick: "X...X...X...X...", snare: "....X.......X...", hat: "..x...x...x...x." },
    ],
    kit: "electronic", bass: "eighths", bassVoice: "round", chords: "pushed", chordVoice: "keys", lead: "bell",
    major: BRIGHT, minor: MOODY, room: 0.3, trim: 0.85, leadShare: 0.65, arpeggio: "pluck",
  },
}; // prettier-ignore

/** Chord rhythms: steps at which the chord sounds and how many steps it lasts. */
export const CHORD_HITS = {
  hold: [[0, 16]],
  stabs: [[0, 3], [10, 3]],
  house: [[0, 2], [3, 2], [6, 2], [10, 2], [14, 1]],
  skank: [[4, 1], [12, 1]],
  clave: [[0, 2], [3, 2], [6, 3], [10, 2], [13, 2]],
  comp: [[0, 3], [6, 2], [11, 3]],
  power: [[0, 3], [3, 3], [6, 2], [8, 3], [11, 3], [14, 2]],
  strum: [[0, 4], [4, 2], [6, 4], [10, 2], [12, 4]],
  pushed: [[0, 6], [6, 6], [12, 4]],
}; // prettier-ignore

/** Figures that spread the chord over time: which of its voices sounds at each step (-1 none). */
export const FIGURES = {
  arpeggio: [0, -1, 1, -1, 2, -1, 3, -1, 2, -1, 1, -1, 2, -1, 1, -1],
  alberti: [0, -1, 2, -1, 1, -1, 2, -1, 0, -1, 2, -1, 1, -1, 2, -1],
  picking: [0, -1, 2, 3, -1, 1, 2, -1, 0, -1, 3, 2, -1, 1, 2, -1],
};

/** Bass lines: [step, steps it lasts, chord tone: 0 root, 1 fifth, 2 octave, 3 approach to the next root]. */
export const BASS_LINES = {
  hold: [[0, 16, 0]],
  long: [[0, 9, 0], [10, 5, 0]],
  eighths: [0, 2, 4, 6, 8, 10, 12, 14].map((step) => [step, 2, step === 14 ? 3 : 0]),
  offbeat: [[2, 2, 0], [6, 2, 0], [10, 2, 0], [14, 2, 2]],
  octaves: [0, 2, 4, 6, 8, 10, 12, 14].map((step, i) => [step, 2, i % 2 ? 2 : 0]),
  syncopated: [[0, 3, 0], [3, 2, 2], [7, 2, 0], [10, 3, 1], [14, 2, 3]],
  walking: [[0, 4, 0], [4, 4, 1], [8, 4, 2], [12, 4, 3]],
  rootFifth: [[0, 7, 0], [8, 7, 1]],
  roots: [[0, 3, 0], [4, 2, 0], [7, 3, 1], [12, 3, 2]],
  tumbao: [[0, 3, 0], [6, 4, 1], [12, 4, 3]],
}; // prettier-ignore
