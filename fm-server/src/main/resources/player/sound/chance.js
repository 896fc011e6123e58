/** Seeded chance: the same track sounds and looks the same on every device and every day. */

/** @returns {number} a 32-bit hash of the text (FNV-1a with a final avalanche) */
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Seeded random numbers (mulberry32) with the few draws that music and pictures need. */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = typeof seed === "string" ? hashOf(seed) : seed >>> 0;
  }

  /** @returns {number} in [0, 1) */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low, high) {
    return low + (high - low) * this.next();
  }

  /** @returns {number} a whole number from low to high, both included */
  whole(low, high) {
    return Math.floor(this.between(low, high + 1));
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  happens(probability) {
    return this.next() < probability;
  }
}
