// What the page does before its program is there. It shows the page that the address names, as far as index.html has it, and notes what a person
// does on it, so that the program does it once, in that order. This runs before anything is shown: it must stay small.

import { chooseFile } from "./chooser.js";
import { isKeptHere } from "./kept.js";

/** A program that is not there by then may never come. */
const patience_ms = 10_000;

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
/** Pages that were left, as they were. @type {Object<string, DocumentFragment>} */
const left = {};

/** Shows the page of the address. Where drafts are kept it would be another one; what index.html does not have is on its way. */
function show() {
  const address = location.hash === "" ? "#/" : location.hash;
  const template = [...document.querySelectorAll("template")].find((one) => one.dataset.address === address);
  const page = left[address] ?? template?.content;
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

show();
// Before the scripts that wait for the end of the document.
on("readystatechange", () => document.readyState === "interactive" && show());
on("hashchange", () => {
  early.events.push({ t: "url", v: location.hash });
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
function note(t, { id }, more) {
  early.events.push(/** @type {import("./crossing.js").Event} */ ({ t, id: Number(id.slice(1)), ...more }));
  // What it comes to is seen when the program is there.
  if (t !== "change") root.dataset.asked = "";
}
// A script that could not be loaded.
on("error", ({ target }) => target !== window && late());
wait();
