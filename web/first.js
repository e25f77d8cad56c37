// What the page does before its program is there. It shows the page that the address names, as far as index.html has it, and notes what a person
// does on it, so that the program does it once, in that order. This runs before anything is shown: it must stay small.

import { chooseFile } from "./chooser.js";
import { isKeptHere } from "./kept.js";

/** A program that is not there by then may never come. */
const patience_ms = 10_000;

/** @typedef {import("./crossing.js").Event} Event */

const root = document.documentElement;
const listening = new AbortController();
/** @type {import("./early.js").Early} */
const early = {
  address: location.hash,
  events: [],
  take: (file) => { early.file = file; },
  retry() {
    const again = document.createElement("script");
    again.src = /** @type {HTMLScriptElement} */ (document.querySelector("script[defer]")).src;
    again.defer = true;
    document.head.append(again);
  },
  late,
  end: () => listening.abort(),
};
Object.assign(globalThis, { qopiEarly: early });

/** What is done before the program is in charge; afterwards it listens itself.
 * @param {string} type @param {(event: any) => void} act */
const on = (type, act) => addEventListener(type, act, { capture: true, signal: listening.signal });

const start_title = document.title;
const loading_title = document.querySelector("title")?.dataset.loading ?? "";
let shown = "#/";
/** Whether the last event is a press that leads to another page. */
let is_leaving = false;
/** Pages that were left, as they were. @type {Object<string, DocumentFragment>} */
const left = {};

/** Shows the page of the address. Where drafts are kept it would be another one; what index.html does not have is on its way. */
function show() {
  const address = location.hash === "" ? "#/" : location.hash;
  const template = [...document.querySelectorAll("template")].find((one) => one.dataset.address === address);
  // What is not all here yet is shown when it is.
  const page = left[address] ?? (document.readyState === "loading" ? undefined : template?.content);
  const is_here = !isKeptHere() && (page || address === shown);
  root.dataset.first = is_here ? "shown" : "hidden";
  document.title = !is_here ? loading_title : (template?.dataset.title ?? start_title);
  if (!is_here || address === shown) return;
  const host = /** @type {HTMLElement} */ (document.getElementById("twin"));
  (left[shown] = new DocumentFragment()).append(...host.childNodes);
  host.append(/** @type {DocumentFragment} */ (page));
  shown = address;
}

/** Where one comes by a link, the page begins at its heading. */
function goToHeading() {
  scrollTo(0, 0);
  document.querySelector("h1")?.focus();
}

function late() {
  /** @type {HTMLElement} */ (document.getElementById("late")).hidden = listening.signal.aborted;
}
function wait() {
  setTimeout(late, patience_ms);
}

/** Asks for the largest part of the program, which its loader needs next. */
function preload() {
  if (listening.signal.aborted) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", href: "registration.wasm", as: "fetch", crossOrigin: "" }));
}

show();
// Before the scripts that wait for the end of the document.
on("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  show();
  // What is shown first shares the line and the processor with nothing else.
  if (root.dataset.first === "shown") requestAnimationFrame(() => setTimeout(preload));
  else preload();
});
on("hashchange", () => {
  happen({ t: "url", v: location.hash });
  show();
  goToHeading();
});
on("click", (event) => {
  const pressed = event.target.closest?.("button, a");
  if (!pressed) return;
  const { leads, file, retry } = pressed.dataset;
  if (leads) location.hash = leads;
  else if (file !== undefined) chooseFile((chosen) => early.take(chosen));
  else if (retry !== undefined) {
    pressed.closest(".notice").hidden = true;
    root.dataset.asked = "";
    document.querySelector("h1")?.focus();
    wait();
    early.retry();
  } else if (pressed.hash === "#content") {
    event.preventDefault();
    goToHeading();
  } else if (pressed.id.startsWith("n") && !pressed.href) note("click", pressed);
});
on("change", ({ target }) => note("change", target, { v: target.matches("[type=checkbox], [type=radio]") ? target.checked : target.value }));
on("submit", (event) => {
  event.preventDefault();
  note("submit", event.target);
});
/** @param {"click" | "change" | "submit"} t @param {Element} control @param {object} [more] */
function note(t, control, more) {
  happen(/** @type {Event} */ ({ t, id: Number(control.id.slice(1)), ...more }));
  // What it comes to is seen when the program is there.
  if (t !== "change") root.dataset.asked = "";
  is_leaving = t !== "change" && !control.matches("[aria-expanded]");
}
/** A press that leads on waits for the program. Whatever the person does meanwhile takes it back: they do it on this page.
 * @param {Event} event */
function happen(event) {
  if (is_leaving) early.events.pop();
  is_leaving = false;
  delete root.dataset.asked;
  early.events.push(event);
}
// The program's own script could not be loaded; of what that loads, it tells itself.
on("error", ({ target }) => target.defer && late());
wait();
