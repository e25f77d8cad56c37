// What a person does to the twin, as events for C++. The listeners are on the host, none is on a control.

import { chooseFile } from "./chooser.js";
import { isPressed, isTicked, isTyped } from "./element.js";
import { handOver, handOverRows, rows_accepted } from "./files.js";

/** @typedef {import("./element.js").Part} Part */
/** @typedef {import("./twin.js").Twin} Twin */

/** @typedef {{ post: import("./crossing.js").Post, hold: (held: boolean) => void }} Loop */

/** @param {HTMLElement} host @param {Twin} twin @param {Loop} loop */
export function listen(host, twin, loop) {
  const { post } = loop;
  /** @template {keyof HTMLElementEventMap} K
   * @param {K} type @param {(part: Part, event: HTMLElementEventMap[K]) => void} act */
  const on = (type, act) => host.addEventListener(type, (event) => {
    const part = twin.quiet ? null : twin.nodeAt(event.target);
    if (part) act(part, event);
  }, true);

  /** @param {Part} part */
  const text = (part) => /** @type {HTMLInputElement} */ (part.element).value;

  /** The text that each field told last. @type {WeakMap<Part, string>} */
  const told = new WeakMap();
  /** @param {Part} part */
  const tell = (part) => {
    told.set(part, text(part));
    post({ t: "input", id: part.id, v: text(part) });
  };
  on("input", (part) => {
    if (isTyped(part)) tell(part);
  });
  /** @param {Part} part */
  const tellIfNew = (part) => {
    if (text(part) !== (told.get(part) ?? part.props["value"] ?? "")) tell(part);
  };
  // Some that fill forms tell of a text only by "change", or not at all: what a field shows when it is left is what counts.
  on("change", (part) => {
    if (isTyped(part)) return tellIfNew(part);
    const v = isTicked(part) ? /** @type {HTMLInputElement} */ (part.element).checked : text(part);
    post({ t: "change", id: part.id, v });
  });
  on("compositionstart", (part) => twin.setComposing(part.element));
  on("compositionend", (part) => {
    twin.setComposing(null);
    tell(part);
  });

  /** The next field to type in, which a phone's keyboard leads to by its Enter key; Continue follows the last.
   * @param {Element} field @returns {HTMLInputElement | undefined} */
  const next = (field) => {
    const fields = /** @type {HTMLInputElement[]} */ ([...host.querySelectorAll("input:not([type=checkbox], [type=radio]):enabled")]);
    return fields[fields.indexOf(/** @type {HTMLInputElement} */ (field)) + 1];
  };
  on("focus", (part) => {
    if (part.element instanceof HTMLInputElement && isTyped(part)) part.element.enterKeyHint = next(part.element) ? "next" : "go";
  });
  on("blur", (part) => {
    // Another window came to the front: the field is still the one that the person is in.
    if (document.activeElement === part.element) return;
    if (isTyped(part)) tellIfNew(part);
    post({ t: "blur", id: part.id });
  });

  /** @param {unknown} kind what the control asks for: a draft, or the list to which the rows of a file belong @param {File} file */
  const give = (kind, file) => void (kind === "draft" ? handOver(file, post) : handOverRows(String(kind), file, post));

  // A file can be dropped anywhere on a page that asks for one. Elsewhere it would take the place of the page: there nothing comes of it.
  for (const type of ["dragover", "drop"])
    document.addEventListener(type, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const asking = twin.quiet ? null : twin.nodeAt(host.querySelector("[data-file]:enabled"));
      if (!asking) dataTransfer.dropEffect = "none";
      const file = dataTransfer.files[0];
      if (asking && type === "drop" && file) give(asking.props["file"], file);
    });

  on("click", (part, event) => {
    if (!isPressed(part)) return;
    // Not a moment later: browsers open no window by themselves.
    const kind = part.props["file"];
    if (kind) return chooseFile((file) => give(kind, file), kind === "draft" ? undefined : rows_accepted);
    if (part.role === "link") {
      // A click for a new tab, and an address that is not a page of ours, are the browser's.
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!plain || !(part.element.getAttribute("href") ?? "#").startsWith("#")) return;
      event.preventDefault();
      if (goTo(part.element.getAttribute("href"))) return;
    }
    post({ t: "click", id: part.id });
  });

  on("keydown", (part, event) => {
    // Safari ends a composition before the Enter that ended it; its key code tells.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") post({ t: "key", id: part.id, k: "Escape" });
    if (event.key === "Enter" && part.element instanceof HTMLInputElement) {
      event.preventDefault();
      const following = isTyped(part) && isTouched() ? next(part.element) : undefined;
      if (following) following.focus();
      else post({ t: "submit", id: part.id });
    }
  });
  // From problem to problem, also while nothing on the page has the focus.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const part = twin.quiet ? null : twin.nodeAt(event.target);
    post({ t: "key", ...(part && { id: part.id }), k: "F8", shift: event.shiftKey });
  });
  // What is typed into a field the browser undoes by itself.
  document.addEventListener("keydown", (event) => {
    // Autofill sends keys without a name.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || !event.key) return;
    const key = event.key.toLowerCase();
    const is_redo = key === "y" ? event.ctrlKey : event.shiftKey;
    if (key !== "z" && !(key === "y" && is_redo)) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]")) return;
    event.preventDefault();
    post({ t: "key", k: is_redo ? "redo" : "undo" });
  });
  on("submit", (part, event) => {
    event.preventDefault();
    post({ t: "submit", id: part.id });
  });

  // Pressing a button takes the focus from a field first. If an error were shown there at once, the page would move and
  // the button would no longer be under the pointer when it is let go.
  on("pointerdown", (part, event) => {
    if (event.button === 0 && (isPressed(part) || isTicked(part) || part.role === "label")) loop.hold(true);
  });
  for (const type of ["pointerup", "pointercancel", "blur"])
    window.addEventListener(type, (event) => {
      if (type !== "blur" || event.target === window) setTimeout(() => loop.hold(false));
    }, true);
}

/** Whether fingers are what the person has. */
const isTouched = () => globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;

/** Follows a link into this very page, as a browser would if the address were not our own.
 * @param {string | null} href */
function goTo(href) {
  const place = href && document.getElementById(href.slice(1));
  if (!place) return false;
  const heading = place.querySelector("h1") ?? place;
  if (heading instanceof HTMLElement) {
    if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
    heading.focus();
  }
  return true;
}
