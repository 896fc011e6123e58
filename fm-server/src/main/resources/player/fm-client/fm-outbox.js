/**
 * The feedback that the server has not acknowledged yet, oldest first. It lives in storage, so that it
 * survives a reload, and every change is read, made and written at once, so that two tabs of one device
 * share it without losing what the other added.
 */
export class Outbox {
  #storage;
  #key;
  #limit;
  #memory = { last: 0, acked: 0, messages: [] };

  /**
   * @param {Storage | null} storage null, or one that refuses to write, keeps the queue in memory only
   * @param {string} key
   * @param {number} limit messages kept at most; when full, the oldest is given up
   */
  constructor(storage, key, limit = 1000) {
    this.#storage = storage;
    this.#key = key;
    this.#limit = limit;
  }

  /** @returns {object[]} what is to be acknowledged, in the order of `seq` */
  messages() {
    return this.#read().messages;
  }

  /** Gives the message the next `seq`, keeps it, and returns it as it is to be sent. */
  add(message) {
    return this.#change((box) => {
      const numbered = { ...message, seq: box.last + 1 };
      box.last = numbered.seq;
      box.messages.push(numbered);
      if (box.messages.length > this.#limit) box.messages.shift();
      return numbered;
    });
  }

  /** Lets go of everything up to `seq`: acks are cumulative. */
  acknowledged(seq) {
    this.#change((box) => {
      box.messages = box.messages.filter((message) => message.seq > seq);
      box.last = Math.max(box.last, seq);
      box.acked = Math.max(box.acked, seq);
    });
  }

  /** Lets go of one message that the server refused: its `seq` is used up and it must not be sent again. */
  rejected(seq) {
    this.#change((box) => {
      box.messages = box.messages.filter((message) => message.seq !== seq);
    });
  }

  /**
   * Aligns the queue with what the server has seen: what it applied is dropped, the rest is numbered
   * without a gap from there. A queue that lost its memory thus continues where the server stands.
   *
   * @returns {boolean} whether the server knows less than it once acknowledged: it lost its memory, its
   *   spins are others now, and what was to be told of the old ones is given up
   */
  alignWith(lastSeq) {
    return this.#change((box) => {
      const forgot = lastSeq < box.acked;
      const open = box.messages.filter(({ seq, spin }) => seq > lastSeq && !(forgot && spin));
      box.messages = open.map((message, i) => ({ ...message, seq: lastSeq + 1 + i }));
      box.last = lastSeq + open.length;
      box.acked = lastSeq;
      return forgot;
    });
  }

  clear() {
    this.#memory = { last: 0, acked: 0, messages: [] };
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // A storage that cannot be written holds nothing to clear.
    }
  }

  #change(change) {
    const box = this.#read();
    const result = change(box);
    this.#memory = box;
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(box));
    } catch {
      // Full or forbidden: the queue goes on in memory and is lost with the page.
      this.#storage = null;
    }
    return result;
  }

  #read() {
    try {
      const text = this.#storage?.getItem(this.#key);
      if (text) return JSON.parse(text);
    } catch {
      this.#storage = null;
    }
    return this.#memory;
  }
}
