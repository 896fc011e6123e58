/**
 * Cover art made from a track's traits: the family decides the kind of picture, genre and mood its
 * colours, energy how much happens in it, the id the rest. Kindred tracks look akin, no two the same.
 */
import { Chance } from "./sound/chance.js";
import { traitsOf } from "./sound/traits.js";

const HUES = {
  plain: 265, ambient: 215, classical: 85, lofi: 320, hiphop: 35, house: 300, breaks: 165, reggae: 135,
  latin: 55, jazz: 250, soul: 15, metal: 25, folk: 105, rock: 30, synth: 335, pop: 5,
}; // prettier-ignore

const PICTURES = {
  plain: ribbons, ambient: hills, classical: ribbons, lofi: hills, hiphop: dots, house: rings, breaks: rings,
  reggae: beams, latin: tiles, jazz: tiles, soul: tiles, metal: beams, folk: hills, rock: beams, synth: sunset, pop: dots,
}; // prettier-ignore

const ink = (lightness, chroma, hue, alpha = 1) => `oklch(${lightness} ${chroma} ${((hue % 360) + 360) % 360} / ${alpha})`;

/** @returns {{hue: number, second: number}} the picture's two hues in degrees, of OKLCH */
export function huesOf(track) {
  const traits = traitsOf(track);
  const kin = new Chance(traits.kin);
  const own = new Chance(traits.seed ^ 0x51ed);
  const hue = HUES[traits.family] + kin.between(-24, 24) + own.between(-16, 16);
  return { hue, second: hue + own.pick([-70, -48, 48, 70, 130]) };
}

function paletteOf(track, traits) {
  const { hue, second } = huesOf(track);
  const faded = traits.decade && traits.decade < 1980 ? 0.6 : 1;
  const chroma = (0.07 + 0.1 * traits.energy) * faded;
  const lift = (traits.light - 0.5) * 0.18;
  return {
    deep: ink(0.27 + lift, chroma * 0.6, hue),
    ground: ink(0.42 + lift, chroma * 0.85, hue),
    middle: ink(0.6 + lift, chroma, (hue + second) / 2),
    warm: ink(0.74 + lift * 0.7, chroma, second),
    glow: ink(0.9, 0.05 * faded, second),
  };
}

/** Paints the cover of `track` over the whole canvas. */
export function paintCover(canvas, track) {
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const traits = traitsOf(track);
  const colours = paletteOf(track, traits);
  const chance = new Chance(traits.seed ^ 0xc0e5);
  const size = canvas.width;
  pen.save();
  pen.scale(size / 100, size / 100);
  wash(pen, chance.between(0, 1) < 0.5 ? 0 : 100, colours.deep, colours.ground);
  PICTURES[traits.family](pen, chance, colours, traits);
  shade(pen);
  pen.restore();
  if (size > 300) grain(pen, size, chance);
}

function wash(pen, fromX, first, last) {
  const gradient = pen.createLinearGradient(fromX, 0, 100 - fromX, 100);
  gradient.addColorStop(0, first);
  gradient.addColorStop(1, last);
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, 100, 100);
}

function disc(pen, x, y, radius, fill) {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function hills(pen, chance, { deep, ground, middle, warm, glow }, { energy }) {
  wash(pen, 50, ground, warm);
  disc(pen, chance.between(25, 75), chance.between(28, 46), chance.between(10, 17), glow);
  const layers = [warm, middle, ground, deep];
  layers.forEach((colour, layer) => {
    const base = 50 + layer * 12;
    const [a, b] = [chance.between(0, 7), chance.between(0, 7)];
    const height = 3 + 9 * energy + layer;
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(0, 100);
    for (let x = 0; x <= 100; x += 1) {
      pen.lineTo(x, base + height * Math.sin(x / 21 + a) * 0.7 + height * 0.5 * Math.sin(x / 9.5 + b));
    }
    pen.lineTo(100, 100);
    pen.fill();
  });
}

function sunset(pen, chance, { deep, ground, middle, warm, glow }) {
  wash(pen, 50, deep, middle);
  const [x, y, radius] = [chance.between(38, 62), 48, chance.between(24, 30)];
  const sun = pen.createLinearGradient(0, y - radius, 0, y + radius);
  sun.addColorStop(0, glow);
  sun.addColorStop(1, warm);
  disc(pen, x, y, radius, sun);
  pen.fillStyle = ground;
  for (let i = 0; i < 7; i++) pen.fillRect(0, y + 2 + i * 4.2, 100, 0.6 + i * 0.42);
  wash2(pen, 72, deep, ground);
  pen.strokeStyle = warm;
  pen.lineWidth = 0.35;
  pen.beginPath();
  for (let i = -12; i <= 12; i++) {
    pen.moveTo(x + i * 4, 72);
    pen.lineTo(x + i * 22, 100);
  }
  for (let i = 0; i < 7; i++) {
    pen.moveTo(0, 72 + i * i * 0.8);
    pen.lineTo(100, 72 + i * i * 0.8);
  }
  pen.stroke();
}

function wash2(pen, fromY, first, last) {
  const gradient = pen.createLinearGradient(0, fromY, 0, 100);
  gradient.addColorStop(0, first);
  gradient.addColorStop(1, last);
  pen.fillStyle = gradient;
  pen.fillRect(0, fromY, 100, 100 - fromY);
}

function rings(pen, chance, { middle, warm, glow, deep }, { energy }) {
  const [x, y] = [chance.between(30, 70), chance.between(30, 70)];
  const count = 6 + Math.round(energy * 8);
  const step = 74 / count;
  pen.lineCap = chance.happens(0.5) ? "round" : "butt";
  for (let i = count; i > 0; i--) {
    const turn = chance.between(0, 2 * Math.PI);
    pen.strokeStyle = chance.pick([middle, warm, glow, deep, middle]);
    pen.lineWidth = step * chance.between(0.28, 0.72);
    pen.beginPath();
    pen.arc(x, y, i * step, turn, turn + chance.between(1.6, 5.6));
    pen.stroke();
  }
  disc(pen, x, y, step * 0.55, glow);
}

function tiles(pen, chance, colours, { energy }) {
  const across = energy > 0.6 ? 5 : 4;
  const side = 100 / across;
  const paint = [colours.deep, colours.ground, colours.middle, colours.warm, colours.glow];
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) tile(pen, chance, paint, column * side, row * side, side);
  }
}

function tile(pen, chance, paint, x, y, side) {
  pen.fillStyle = chance.pick(paint.slice(0, 3));
  pen.fillRect(x, y, side + 0.2, side + 0.2);
  pen.fillStyle = chance.pick(paint.slice(1));
  const turn = chance.whole(0, 3);
  pen.beginPath();
  if (chance.happens(0.2)) {
    pen.arc(x + side / 2, y + side / 2, side * 0.3, 0, 2 * Math.PI);
  } else {
    const [cornerX, cornerY] = [x + (turn === 1 || turn === 2 ? side : 0), y + (turn > 1 ? side : 0)];
    pen.moveTo(cornerX, cornerY);
    pen.arc(cornerX, cornerY, side, (turn * Math.PI) / 2, ((turn + 1) * Math.PI) / 2);
  }
  pen.fill();
}

function beams(pen, chance, { middle, warm, glow, ground }, { energy }) {
  const [x, y] = [chance.between(15, 85), chance.between(62, 92)];
  const count = 7 + Math.round(9 * energy);
  for (let i = 0; i < count; i++) {
    const from = (i / count) * 2 * Math.PI + chance.between(0, 0.08);
    pen.fillStyle = [middle, ground, warm, ground][i % 4];
    pen.beginPath();
    pen.moveTo(x, y);
    pen.arc(x, y, 140, from, from + (Math.PI / count) * chance.between(0.7, 1.35));
    pen.fill();
  }
  disc(pen, x, y, chance.between(13, 21), glow);
  disc(pen, x, y, chance.between(5, 9), warm);
}

function dots(pen, chance, { middle, warm, glow }, { energy }) {
  const across = 9 + Math.round(5 * energy);
  const step = 100 / across;
  const [a, b, c] = [chance.between(0.04, 0.09), chance.between(0.04, 0.09), chance.between(0, 6)];
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const [x, y] = [(column + 0.5) * step, (row + 0.5) * step];
      const wave = 0.5 + 0.5 * Math.sin(x * a + c) * Math.cos(y * b + c * 2);
      disc(pen, x, y, step * (0.1 + 0.42 * wave), wave > 0.78 ? glow : wave > 0.45 ? warm : middle);
    }
  }
}

function ribbons(pen, chance, { middle, warm, glow }, { energy }) {
  const count = 26;
  const [a, b, c] = [chance.between(8, 16), chance.between(0, 6), chance.between(0.05, 0.14)];
  for (let i = 0; i < count; i++) {
    pen.strokeStyle = [middle, warm, glow][Math.floor((i / count) * 3)];
    pen.globalAlpha = 0.35 + (0.6 * i) / count;
    pen.lineWidth = 0.7;
    pen.beginPath();
    for (let x = -2; x <= 102; x += 2) {
      const swell = Math.exp(-(((x - 50) / 34) ** 2));
      const y = 22 + i * 2.3 + (6 + 12 * energy) * swell * Math.sin(x / a + b + i * c);
      if (x < 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function shade(pen) {
  const gradient = pen.createRadialGradient(50, 42, 30, 50, 50, 85);
  gradient.addColorStop(0, "rgb(0 0 0 / 0)");
  gradient.addColorStop(1, "rgb(0 0 0 / 0.28)");
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, 100, 100);
}

/** A little paper, so that large areas do not look like plastic. */
function grain(pen, size, chance) {
  const picture = pen.getImageData(0, 0, size, size);
  const { data } = picture;
  for (let i = 0; i < data.length; i += 4) {
    const speck = (chance.next() - 0.5) * 16;
    data[i] += speck;
    data[i + 1] += speck;
    data[i + 2] += speck;
  }
  pen.putImageData(picture, 0, 0);
}
