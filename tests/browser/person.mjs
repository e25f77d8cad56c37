// What a person does with the registration, in the verbs of a tab: fills a page, goes on, and walks through all of it.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fullest } from "../helpdesk/package.mjs";
import * as answers from "./answers.mjs";
import { isInCharge, isLeft } from "./facts/beginning.mjs";
import { holdsFocus } from "./facts/controls.mjs";
import { isKept, isUnwritten, work } from "./facts/work.mjs";
import { framesPassed } from "./sight.mjs";
import { until } from "../until.mjs";

const brand = "QOPI Registration";

/** Waits until the page of this title is there. */
export const arrive = (tab, title) => until(`the page “${title}”`, async () => {
  const there = await tab.title();
  if (there === `${title} – ${brand}`) return true;
  throw new Error(`it is “${there}”`);
});

/** Waits until the page says this somewhere between its head and its foot. */
export const sees = (tab, text) => until(`“${text}” on the page`, async () => (await tab.read("main")).text.includes(text));

/** Lets the page try again after a twentieth of the product's own time: on a busy machine the next try might else be minutes away. */
export const hurried = (tab) => tab.before(() => {
  const own = Math.random;
  Math.random = () => own() * 0.05;
});

/** Whether all that was answered is written: from the frame of a change until then the page holds a lock, so that no new release takes over. */
export async function isSaved(tab) {
  await tab.evaluate(framesPassed);
  return !(await tab.evaluate(isUnwritten));
}
export const saved = (tab) => until("that it is saved", () => isSaved(tab));

/** Waits until the page changes no more by itself: all is saved, and it knows whether it opens without a connection. */
export async function rested(tab) {
  await until("the worker", () => tab.evaluate(isKept));
  await saved(tab);
}

/** Waits until no frame is asked for any more, on a page on which `countWork` counts. @returns what was done until then */
export const atRest = (tab) =>
  until("a page at rest", async () => {
    const before = await tab.evaluate(work);
    await tab.pass(1);
    const now = await tab.evaluate(work);
    return now.frames === before.frames && now;
  });

/** A control whose answer became voluntary, or no longer is, is still the same control. */
const optional = " (optional)";
const namesOf = (name) => (name.endsWith(optional) ? [name, name.slice(0, -optional.length)] : [name, name + optional]);

/** Gives one answer. @param {import("./answers.mjs").Row} row */
export async function answer(tab, { role, name, answer, scope, then }) {
  if (answer === "") return;
  const group = { within: ["group", name] };
  if (role === "textbox") await tab.enter(role, namesOf(name), answer, scope);
  if (role === "combobox") await tab.choose(role, name, answer);
  if (role === "checkbox") await tab.tick(role, name, answer);
  if (role === "checkboxes") for (const one of answer) await tab.tick("checkbox", one, true, group);
  if (role === "radio") await tab.tick("radio", answer, true, group);
  if (!then) return;
  await tab.key("Tab");
  await sees(tab, then);
}

export async function fill(tab, rows) {
  for (const row of rows) await answer(tab, row);
}

/** What a control holds now, in the form in which a row gives the answer. */
export async function held(tab, { role, name, answer, scope }) {
  if (role === "textbox") return (await tab.read(role, namesOf(name), scope)).value;
  if (role === "combobox") return (await tab.read(role, name)).entry;
  if (role === "checkbox") return (await tab.read(role, name)).checked;
  const group = { within: ["group", name] };
  if (role === "radio") return (await tab.read("radio", answer, group)).checked ? answer : "something else";
  const on = [];
  for (const one of answer) if ((await tab.read("checkbox", one, group)).checked) on.push(one);
  return on;
}

/** Presses Continue, or another button, and waits for the page that follows, where something has the focus. */
export async function goOn(tab, to, button = "Continue") {
  await tab.press("button", button);
  await arrive(tab, to);
  assert.ok(await tab.evaluate(holdsFocus), `nothing has the focus on “${to}”, to which “${button}” led`);
}

/** The pages of a registration in their order. `items` are answered each on a page of its own. */
export const pages = [
  { title: "Eligibility", address: "#/register/eligibility", rows: answers.eligibility },
  { title: "Prequalification questions", address: "#/register/prequalification", rows: answers.statements },
  { title: "Corresponding physician", address: "#/register/physician", rows: answers.physician },
  { title: "Administrator", address: "#/register/administrator", rows: answers.administrator },
  { title: "Main office", address: "#/register/practice", rows: answers.practice },
  { title: "Additional offices", address: "#/register/offices", rows: [], items: answers.offices, add: "Add an office", item: "Office", save: "Save office" },
  { title: "Users", address: "#/register/users", rows: [], items: answers.users, add: "Add a user", item: "User", save: "Save user" },
];

/** On the start page, once its program is there: what one comes to from it is painted. */
export async function start(tab, address) {
  await tab.open(address);
  await arrive(tab, "Register your practice for QOPI");
  await until("the program", () => tab.evaluate(isInCharge));
}

/** The page as it is painted. The one that was there before its program is so when one comes back to it. @param {string} title of the page */
export async function painted(tab, title) {
  if (await tab.evaluate(isLeft)) return;
  await tab.evaluate(() => { location.hash = "#/not-found"; });
  await arrive(tab, "This page does not exist");
  await tab.back();
  await arrive(tab, title);
}

/** What may be done at each page, before it is filled and after; `button` is the one that leads on, `add` the one that adds an item.
 * @typedef {{ title: string, rows: import("./answers.mjs").Row[], items?: import("./answers.mjs").Row[][], add?: string, button: string }} Stop
 * @typedef {{ empty?: (at: Stop) => Promise<void>, filled?: (at: Stop) => Promise<void> }} Stops */

/** Through these pages to the review. @param {Stops} stops */
async function walkThrough(tab, all, { empty = async () => {}, filled = async () => {} }) {
  for (const [i, page] of all.entries()) {
    const stop = { title: page.title, rows: page.rows, items: page.items, add: page.add, button: "Continue" };
    if (page.address) assert.ok((await tab.url()).endsWith(page.address), `${page.title} has the address ${await tab.url()}`);
    await empty(stop);
    await fill(tab, page.rows);
    for (const [number, rows] of (page.items ?? []).entries()) {
      await goOn(tab, page.item, page.add);
      const item = { title: page.item, rows, button: page.save };
      if (number === 0) await empty(item);
      await fill(tab, rows);
      await filled(item);
      await goOn(tab, page.title, page.save);
    }
    await filled(stop);
    await goOn(tab, all[i + 1]?.title ?? "Review and submit");
  }
}

/** Opens a whole registration on its review, from a draft file: a much shorter way than to fill it in. @param {object} others sections with other answers */
export async function openWhole(tab, desk, others = {}) {
  const content = { ...fullest(), ...others };
  // Its answer would have to be given again: a draft does not keep it.
  delete content.physician.challenge_question;
  const path = join(desk.dir, "whole-draft.json");
  await writeFile(path, JSON.stringify({ format: "qopi-draft", version: 0, kind: "registration", content, kept: [], page: "#/register/review" }));
  await start(tab, `${desk.url}#/`);
  await tab.openFile("button", "Open a draft file", path);
  await arrive(tab, "Review and submit");
}

/** On a page that takes rows: chooses a file of them, which then are in the box. @param {string | Uint8Array} bytes */
export async function putRows(tab, desk, name, bytes) {
  const path = join(desk.dir, name);
  await writeFile(path, bytes);
  await tab.openFile("button", "Choose a file", path);
  await sees(tab, `The rows of “${name}” are in the box.`);
}
/** The same, and takes them. @param {string} take the button */
export async function bringFile(tab, desk, name, bytes, take) {
  await putRows(tab, desk, name, bytes);
  await tab.press("button", take);
}

/** From the start page to the review, with everything that there is to answer. @param {Stops} [stops] */
export async function walk(tab, stops = {}) {
  await goOn(tab, "Eligibility", "Register New Practice");
  await walkThrough(tab, pages, stops);
}

/** From the start page to the review of a request. @param {Stops} [stops] */
export async function walkRequest(tab, address, { label, pages: asked }, stops = {}) {
  await start(tab, address);
  await tab.press("link", "Request a change for a registered practice");
  await arrive(tab, "Request a change for a registered practice");
  await goOn(tab, "Practice and contact", `Start: ${label}`);
  await walkThrough(tab, [{ title: "Practice and contact", rows: answers.requester }, ...asked], stops);
}

export const declarer = "Maria Ines Okonkwo-Smith";

/** From the start to the review by the shorter road. */
export async function walkElsewhere(tab, address) {
  await start(tab, address);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, answers.elsewhere);
  await goOn(tab, "Register your interest");
  await fill(tab, answers.interest);
  await goOn(tab, "Review and submit");
}

/** On the review: stands by the answers. */
export async function declare(tab) {
  await answer(tab, { role: "textbox", name: "Your name", answer: declarer });
  await answer(tab, { role: "checkbox", name: "I make this declaration", answer: true });
}

/** On the review: stands by the answers and sends them. `to` is where that leads: of what most journeys send, an interest. */
export async function submit(tab, to = "Interest received") {
  await declare(tab);
  await goOn(tab, to, "Submit to the Help Desk");
}

/** The reference on the confirmation, once the receipt is there. */
export const reference = (tab) =>
  until("the reference", async () => /\b[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{2}\b/.exec((await tab.read("region", "Receipt")).text)?.[0]);
