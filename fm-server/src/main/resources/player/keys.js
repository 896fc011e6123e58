/** The keyboard: one key for each thing a listener can do. Typing and browser shortcuts are left alone. */

/** @param {Record<string, () => void>} actions by `KeyboardEvent.key`, lower case */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const { target } = event;
    const types = target.matches("input, textarea, select");
    const presses = target.matches("button, summary, a") && (event.key === " " || event.key === "Enter");
    const action = actions[event.key.toLowerCase()];
    if (!action || types || presses || (event.repeat && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    action();
  });
}

/**
 * A button that opens a small menu: closes on Escape, on a click elsewhere, and after a choice.
 *
 * @returns {{open: () => void, close: () => void}}
 */
export function dropDown(button, menu, { closesAfterClick = true } = {}) {
  const set = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const open = () => {
    set(true);
    menu.querySelector("button, input").focus();
  };
  button.addEventListener("click", () => (menu.hidden ? open() : set(false)));
  menu.addEventListener("click", () => closesAfterClick && set(false));
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.hidden && !menu.contains(target) && !button.contains(target)) set(false);
  });
  menu.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    set(false);
    button.focus();
  });
  return { open, close: () => set(false) };
}
