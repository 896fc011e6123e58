/** The tracks liked on this device, newest last, so that a heart is still filled after a reload. */
const KEPT = 500;

export class Likes {
  #key;
  #ids;

  constructor(account) {
    this.#key = `fm.likes/${account}`;
    try {
      this.#ids = JSON.parse(localStorage.getItem(this.#key)) ?? [];
    } catch {
      this.#ids = [];
    }
  }

  has(id) {
    return this.#ids.includes(id);
  }

  add(id) {
    this.#keep([...this.#ids.filter((other) => other !== id), id].slice(-KEPT));
  }

  remove(id) {
    this.#keep(this.#ids.filter((other) => other !== id));
  }

  #keep(ids) {
    this.#ids = ids;
    try {
      localStorage.setItem(this.#key, JSON.stringify(ids));
    } catch {
      // Shown until the page is left.
    }
  }
}
