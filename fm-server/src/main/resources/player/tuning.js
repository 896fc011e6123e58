/** Mode, incognito and what may be used: the wishes that a listener can change at any time, shown as last told. */

const $ = (id) => document.getElementById(id);
const KEY = "fm.tuning";
const SAID = {
  familiar: "Familiar: closer to what you know",
  balanced: "Balanced: the known and the new",
  explore: "Explore: further from what you know",
};
const USED = { history: "what you play", likes: "what you like", context: "when and how you listen" };

export class Tuning {
  #client;
  #say;
  #wishes = { mode: "balanced", incognito: false, pausePersonalisation: false, signals: { history: true, likes: true, context: true } };

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
    $("paused").addEventListener("click", () => this.togglePause());
    for (const signal of Object.keys(USED)) $(`use-${signal}`).addEventListener("click", () => this.toggleSignal(signal));
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

  togglePause() {
    const pausePersonalisation = !this.#wishes.pausePersonalisation;
    const said = pausePersonalisation ? "Paused: nothing that is stored is used" : "Personal again";
    this.#wish({ pausePersonalisation }, said);
  }

  /** @param {"history" | "likes" | "context"} signal */
  toggleSignal(signal) {
    const signals = { ...this.#wishes.signals, [signal]: !this.#wishes.signals[signal] };
    this.#wish({ signals }, `${USED[signal]} is ${signals[signal] ? "used" : "not used"} to pick`);
  }

  /** A station that starts anew knows no wishes; one in the usual state need not be told. */
  #tellAgain() {
    const { mode, incognito, pausePersonalisation, signals } = this.#wishes;
    const restricted = pausePersonalisation || Object.values(signals).includes(false);
    if (mode !== "balanced" || incognito || restricted) this.#client.tune(this.#wishes);
  }

  #wish(wish, said) {
    Object.assign(this.#wishes, wish);
    localStorage.setItem(KEY, JSON.stringify(this.#wishes));
    this.#client.tune(wish);
    this.#say(said);
    this.#show();
  }

  #show() {
    const { mode, incognito, pausePersonalisation, signals } = this.#wishes;
    for (const input of document.getElementsByName("mode")) input.checked = input.value === mode;
    $("incognito").setAttribute("aria-checked", String(incognito));
    $("paused").setAttribute("aria-checked", String(pausePersonalisation));
    for (const signal of Object.keys(USED)) {
      $(`use-${signal}`).setAttribute("aria-checked", String(signals[signal] && !pausePersonalisation));
    }
    document.documentElement.dataset.incognito = String(incognito);
  }
}
