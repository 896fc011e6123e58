/**
 * The mixing desk. `Studio` is what all tracks share: the way out with volume and limiter, the room, the
 * noise and the strings. A `Desk` is one track's channel into it, with its own fader, tone and echo.
 */
import { Chance } from "./chance.js";

const ROOM_SECONDS = 1.8;

export class Studio {
  /** @param {BaseAudioContext} context */
  constructor(context) {
    this.context = context;
    this.mix = context.createGain();
    this.meter = new AnalyserNode(context, { fftSize: 1024 });
    this.volume = context.createGain();
    const limiter = new DynamicsCompressorNode(context, { threshold: -9, knee: 4, ratio: 16, attack: 0.003, release: 0.2 });
    const headroom = new GainNode(context, { gain: 0.72 });
    this.mix.connect(limiter).connect(headroom).connect(this.meter).connect(this.volume).connect(context.destination);
    this.room = new ConvolverNode(context, { buffer: this.#roomResponse() });
    this.room.connect(this.mix);
    this.noise = this.#whiteNoise();
    this.strings = new Map();
  }

  /** The loudness of what sounds now, before the volume knob: root mean square, 0 to 1. */
  level() {
    const samples = new Float32Array(this.meter.fftSize);
    this.meter.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
  }

  /** Seconds of a plucked string at this pitch, made once for all tracks. */
  string(midi, damping) {
    const key = `${midi}/${damping}`;
    if (!this.strings.has(key)) this.strings.set(key, this.#pluck(440 * 2 ** ((midi - 69) / 12), damping));
    return this.strings.get(key);
  }

  #pluck(hz, damping) {
    const rate = this.context.sampleRate;
    const buffer = this.context.createBuffer(1, Math.floor(rate * 1.8), rate);
    const out = buffer.getChannelData(0);
    const delay = rate / hz - 0.5;
    const period = Math.floor(delay);
    const fraction = delay - period;
    const chance = new Chance(Math.round(hz * 10));
    let soft = 0;
    for (let i = 0; i <= period; i++) out[i] = soft += (chance.between(-1, 1) - soft) * (0.25 + damping * 0.5);
    const loss = 0.996 - 0.004 * (1 - damping) - Math.min(0.004, hz / 400_000);
    for (let i = period + 2; i < out.length; i++) {
      const a = out[i - period] * (1 - fraction) + out[i - period - 1] * fraction;
      const b = out[i - period - 1] * (1 - fraction) + out[i - period - 2] * fraction;
      out[i] = loss * 0.5 * (a + b);
    }
    return buffer;
  }

  #whiteNoise() {
    const buffer = this.context.createBuffer(1, this.context.sampleRate * 2, this.context.sampleRate);
    const chance = new Chance(7);
    buffer.getChannelData(0).forEach((_, i, samples) => (samples[i] = chance.between(-1, 1)));
    return buffer;
  }

  #roomResponse() {
    const rate = this.context.sampleRate;
    const buffer = this.context.createBuffer(2, rate * ROOM_SECONDS, rate);
    for (const channel of [0, 1]) {
      const samples = buffer.getChannelData(channel);
      const chance = new Chance(11 + channel);
      let soft = 0;
      for (let i = 0; i < samples.length; i++) {
        const age = i / samples.length;
        soft += (chance.between(-1, 1) - soft) * (0.6 - 0.5 * age);
        samples[i] = soft * (1 - age) ** 3.2 * Math.min(1, i / 200);
      }
    }
    return buffer;
  }
}

/** One track's channel: everything it sounds goes through its faders, room and echo included. */
export class Desk {
  #wet;
  #dry;
  #echo;
  #ends;
  #lfo;

  /**
   * @param {Studio} studio
   * @param {object} style of `STYLES`
   * @param {object} traits of `traitsOf`
   */
  constructor(studio, style, traits) {
    const { context } = studio;
    this.context = context;
    this.kit = style.kit;
    this.bright = traits.bright;
    this.noise = studio.noise;
    this.string = (midi, damping) => studio.string(midi, damping);
    this.fader = new GainNode(context, { gain: 0 });
    this.#wet = new GainNode(context, { gain: style.room });
    this.#dry = new BiquadFilterNode(context, { type: "lowpass", Q: 0.3, frequency: this.#toneHz(traits) });
    const floor = new BiquadFilterNode(context, { type: "highpass", frequency: traits.decade && traits.decade < 1970 ? 90 : 28 });
    const roomSend = context.createGain();
    this.#dry.connect(floor).connect(this.fader).connect(studio.mix);
    this.#wet.connect(roomSend).connect(studio.room);
    this.faders = [this.fader.gain, roomSend.gain];
    this.#ends = [this.fader, roomSend];
    this.#echo = this.#makeEcho(60 / traits.tempo);
    this.#makeVibrato();
  }

  /** Connects a sound: dry, with a share into the room and one into the echo. */
  place(node, wet, echo = 0) {
    node.connect(this.#dry);
    if (wet) this.#send(node, wet, this.#wet);
    if (echo) this.#send(node, echo, this.#echo);
  }

  /** Takes the channel off the studio; what still sounds on it is gone. */
  close() {
    this.#lfo.stop();
    for (const end of this.#ends) end.disconnect();
  }

  #send(node, amount, bus) {
    const send = new GainNode(this.context, { gain: amount });
    node.connect(send).connect(bus);
  }

  /** Old recordings and dark timbres have less air. */
  #toneHz({ bright, decade }) {
    const age = decade && decade < 1990 ? 0.5 + Math.max(0, decade - 1950) / 80 : 1;
    return Math.min(18_000, 4200 + 14_000 * bright) * age;
  }

  #makeEcho(beatSeconds) {
    const delay = new DelayNode(this.context, { delayTime: Math.min(0.95, beatSeconds * 0.75), maxDelayTime: 1 });
    const feedback = new GainNode(this.context, { gain: 0.34 });
    const tone = new BiquadFilterNode(this.context, { type: "lowpass", frequency: 3200 });
    delay.connect(tone).connect(feedback).connect(delay);
    tone.connect(this.#dry);
    return delay;
  }

  #makeVibrato() {
    this.#lfo = new OscillatorNode(this.context, { frequency: 5.1 });
    this.vibrato = new GainNode(this.context, { gain: 7 });
    this.#lfo.connect(this.vibrato);
    this.#lfo.start();
  }
}
