/** Mode and incognito: the wishes that a listener can change at any time, shown as last told. */

const $ = (id) => document.getElementById(id);
const KEY = "fm.tuning";
const SAID = {
  familiar: "Familiar: closer to what you know",
  balanced: "Balanced: the known and the new",
  explore: "Explore: further from what you know",
};

export class Tuning {
  #client;
  #say;
  #wishes = { mode: "balanced", incognito: false };

  /**
   * @param {import("./fm-client/fm-client.js").FmClient} client
   * @param {(text: string) => void} say
   */
  constructor(client, say) {
    this.#client = client;
    this.#say = say;
    try {
      Object.assign(this.#wishes, JSON.parse(localStorage.getItem(KEY)));
    } catch {
      // As it comes.
    }
    for (const input of document.getElementsByName("mode")) input.addEventListener("change", () => this.mode(input.value));
    $("incognito").addEventListener("click", () => this.toggleIncognito());
    client.addEventListener("welcome", ({ detail }) => detail.resumed || this.#tellAgain());
    this.#show();
  }

  mode(mode) {
    this.#wish({ mode }, SAID[mode]);
  }

  toggleIncognito() {
    const incognito = !this.#wishes.incognito;
    this.#wish({ incognito }, incognito ? "Incognito: nothing you hear is kept" : "Incognito is off");
  }

  /** A station that starts anew knows no wishes; one in the usual state need not be told. */
  #tellAgain() {
    const { mode, incognito } = this.#wishes;
    if (mode !== "balanced" || incognito) this.#client.tune({ mode, incognito });
  }

  #wish(wish, said) {
    Object.assign(this.#wishes, wish);
    localStorage.setItem(KEY, JSON.stringify(this.#wishes));
    this.#client.tune(wish);
    this.#say(said);
    this.#show();
  }

  #show() {
    const { mode, incognito } = this.#wishes;
    for (const input of document.getElementsByName("mode")) input.checked = input.value === mode;
    $("incognito").setAttribute("aria-checked", String(incognito));
    document.documentElement.dataset.incognito = String(incognito);
  }
}
