/**
 * Who listens, and where from. A real token comes once in the address's fragment (`#token=…`), which no
 * server or log sees, or from the field on the page, and stays in this tab's session. Without one the
 * page tries the demo's way: a random listener id that serves as its own token.
 */
const TOKEN = "fm.token";
const LISTENER = "fm.listener";
const DEVICE = "fm.device";

function keep(storage, key, make) {
  try {
    const kept = storage.getItem(key);
    if (kept) return kept;
    const made = make();
    storage.setItem(key, made);
    return made;
  } catch {
    return make();
  }
}

function randomName(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function tokenOfAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    sessionStorage.setItem(TOKEN, token);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return token ?? sessionStorage.getItem(TOKEN);
}

/** The listener of a JWT, so that two listeners on one device do not share a queue; else a hash-free stand-in. */
function accountOf(token) {
  try {
    const claims = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return String(JSON.parse(atob(claims)).sub);
  } catch {
    return "token";
  }
}

export class Identity {
  #told = tokenOfAddress();
  #demo = keep(localStorage, LISTENER, () => randomName("listener-"));
  device = keep(localStorage, DEVICE, () => randomName("web-"));

  /** @returns {string} what `hello` and `Authorization: Bearer` carry */
  get token() {
    return this.#told ?? this.#demo;
  }

  /** @returns {string} names this listener in the page's own storage */
  get account() {
    return this.#told ? accountOf(this.#told) : this.#demo;
  }

  /** Takes a token that the listener typed. */
  useToken(token) {
    this.#told = token;
    sessionStorage.setItem(TOKEN, token);
  }
}
