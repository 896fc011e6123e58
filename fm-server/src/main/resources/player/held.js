/** "What is held about me": the listener's own data, to see, to take along, to erase. */

const $ = (id) => document.getElementById(id);

/** "lastHeardAtMs" → "Last heard" */
function words(name) {
  const plain = name.replace(/(At)?Ms$/, "").replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[-_]/g, " ").toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function told(name, value) {
  if (/AtMs$/.test(name) && typeof value === "number") return new Date(value).toLocaleString();
  if (Array.isArray(value)) return value.length ? value.map((v) => told("", v)).join(", ") : "none";
  if (value && typeof value === "object") return Object.entries(value).map(([k, v]) => `${words(k)}: ${told(k, v)}`).join(" · ") || "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value ?? "none");
}

function list(held) {
  const facts = document.createElement("dl");
  facts.className = "held";
  for (const [name, value] of Object.entries(held)) {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = words(name);
    text.textContent = told(name, value);
    facts.append(term, text);
  }
  return facts;
}

export class Held {
  #identity;
  #erased;
  #sure = false;

  /**
   * @param {import("./identity.js").Identity} identity
   * @param {() => void} erased called when the server has forgotten the listener
   */
  constructor(identity, erased) {
    this.#identity = identity;
    this.#erased = erased;
    $("open-held").addEventListener("click", () => this.open());
    $("export").addEventListener("click", () => this.#export());
    $("erase").addEventListener("click", () => this.#erase());
  }

  async open() {
    this.#ask(false);
    $("held-body").textContent = "Asking…";
    $("held").showModal();
    const answer = await this.#fetch("GET", "/v1/me");
    if (!answer) return;
    $("held-body").replaceChildren(list(await answer.json()));
  }

  async #export() {
    const answer = await this.#fetch("GET", "/v1/me/export");
    if (!answer) return;
    const address = URL.createObjectURL(await answer.blob());
    const link = Object.assign(document.createElement("a"), { href: address, download: "private-fm.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async #erase() {
    if (!this.#sure) return this.#ask(true);
    if (!(await this.#fetch("DELETE", "/v1/me"))) return;
    $("held").close();
    this.#erased();
  }

  #ask(sure) {
    this.#sure = sure;
    $("erase").textContent = sure ? "Yes, erase it all" : "Erase everything";
  }

  async #fetch(method, path) {
    try {
      const answer = await fetch(path, { method, headers: { Authorization: `Bearer ${this.#identity.token}` } });
      if (answer.ok) return answer;
      $("held-body").textContent = answer.status === 404 ? "Nothing is held." : `The station answered ${answer.status}.`;
    } catch {
      $("held-body").textContent = "The station cannot be reached now.";
    }
    return null;
  }
}
