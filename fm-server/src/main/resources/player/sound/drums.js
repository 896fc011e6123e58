/** Struck sounds, made of sines and noise. Each takes (desk, time, loudness); the desk says where it sounds. */

const KITS = {
  acoustic: { kickHz: 62, kickFor: 0.28, snareHz: 190, snareNoise: 0.5, snareFor: 0.17, hatHz: 7600, hatFor: 0.06 },
  electronic: { kickHz: 50, kickFor: 0.36, snareHz: 210, snareNoise: 0.62, snareFor: 0.2, hatHz: 9000, hatFor: 0.045 },
  dusty: { kickHz: 56, kickFor: 0.26, snareHz: 170, snareNoise: 0.42, snareFor: 0.14, hatHz: 6200, hatFor: 0.05 },
  brush: { kickHz: 66, kickFor: 0.2, snareHz: 0, snareNoise: 0.28, snareFor: 0.2, hatHz: 6800, hatFor: 0.05 },
  soft: { kickHz: 58, kickFor: 0.22, snareHz: 0, snareNoise: 0.25, snareFor: 0.14, hatHz: 7800, hatFor: 0.05 },
}; // prettier-ignore

/** Fades a gain from loud to silent; exponential, as struck things do. */
function ring(context, time, loud, seconds, attack = 0.001) {
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.0001, time);
  gain.gain.linearRampToValueAtTime(loud, time + attack);
  gain.gain.exponentialRampToValueAtTime(0.0001, time + attack + seconds);
  return gain;
}

function noise(desk, time, { type, hz, q = 0.7, loud, seconds, wet = 0.1, attack }) {
  const source = desk.context.createBufferSource();
  source.buffer = desk.noise;
  const filter = desk.context.createBiquadFilter();
  filter.type = type;
  filter.frequency.value = hz;
  filter.Q.value = q;
  const gain = ring(desk.context, time, loud, seconds, attack);
  source.connect(filter).connect(gain);
  desk.place(gain, wet);
  source.start(time, (hz * 0.37) % 1, seconds + 0.1);
}

function knock(desk, time, { fromHz, toHz, dropFor, loud, seconds, type = "sine", wet = 0.04 }) {
  const source = desk.context.createOscillator();
  source.type = type;
  source.frequency.setValueAtTime(fromHz, time);
  source.frequency.exponentialRampToValueAtTime(toHz, time + dropFor);
  const gain = ring(desk.context, time, loud, seconds);
  source.connect(gain);
  desk.place(gain, wet);
  source.start(time);
  source.stop(time + seconds + 0.05);
}

export const DRUMS = {
  kick(desk, time, loud) {
    const kit = KITS[desk.kit] ?? KITS.soft;
    knock(desk, time, { fromHz: kit.kickHz * 2.9, toHz: kit.kickHz, dropFor: 0.07, loud: loud * 0.85, seconds: kit.kickFor });
    noise(desk, time, { type: "lowpass", hz: 2600, loud: loud * 0.07, seconds: 0.02, wet: 0 });
  },
  snare(desk, time, loud) {
    const kit = KITS[desk.kit] ?? KITS.soft;
    const attack = desk.kit === "brush" ? 0.02 : 0.001;
    noise(desk, time, { type: "bandpass", hz: 2400, q: 0.5, loud: loud * kit.snareNoise, seconds: kit.snareFor, wet: 0.2, attack });
    if (kit.snareHz) {
      knock(desk, time, { type: "triangle", fromHz: kit.snareHz * 1.5, toHz: kit.snareHz, dropFor: 0.03, loud: loud * 0.3, seconds: 0.11 });
    }
  },
  hat(desk, time, loud) {
    const kit = KITS[desk.kit] ?? KITS.soft;
    noise(desk, time, { type: "highpass", hz: kit.hatHz, loud: loud * 0.16, seconds: kit.hatFor * (loud > 0.9 ? 2.5 : 1) });
  },
  ride(desk, time, loud) {
    noise(desk, time, { type: "bandpass", hz: 9200, q: 1.6, loud: loud * 0.12, seconds: 0.38, wet: 0.2 });
    knock(desk, time, { type: "square", fromHz: 5400, toHz: 5380, dropFor: 0.1, loud: loud * 0.006, seconds: 0.3 });
  },
  shaker(desk, time, loud) {
    noise(desk, time, { type: "highpass", hz: 6400, loud: loud * 0.09, seconds: 0.05, attack: 0.015 });
  },
  rim(desk, time, loud) {
    knock(desk, time, { type: "triangle", fromHz: 1750, toHz: 1650, dropFor: 0.02, loud: loud * 0.2, seconds: 0.045, wet: 0.2 });
  },
};
