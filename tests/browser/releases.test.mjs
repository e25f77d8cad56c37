// A new release comes whole or not at all, waits for what is unwritten, and a bad one can be undone.
import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isInCharge } from "./facts/beginning.mjs";
import { everywhere, journey, unreachable } from "./journey.mjs";
import { arrive, goOn, saved, sees, start } from "./person.mjs";
import { release } from "./releases.mjs";
import { until } from "../until.mjs";

/** The release that a page is of. */
const marked = (mark) => ({ "shell.html": (text) => text.replace('<html lang="en">', `<html lang="en" data-release="${mark}">`) });
const releaseOf = (tab) => tab.evaluate(() => document.documentElement.dataset.release ?? "first");

async function firstVisit(tab, desk) {
  await start(tab, desk.url);
  await sees(tab, "This page also works offline.");
}
/** The Help Desk goes on with another site. */
async function publish(desk, site) {
  await desk.stop();
  await desk.start(site);
}
/** Opens the page again and again until it is of this release. Between two openings it stays open, as it does for a person: Chromium
 * looks for a new worker only when nothing was asked of the old one for a second. A page that works is waited for: Firefox complains
 * of a program that is still loading when the page is left. */
const opensAs = (tab, desk, ...marks) =>
  until(`the ${marks.join(" or ")} release`, async () => {
    const mark = await tab.open(desk.url).then(() => releaseOf(tab), () => "unopened");
    // Its first page is there before the program.
    if (!["bad", "unopened"].includes(mark)) await until("the program", () => tab.evaluate(isInCharge));
    if (marks.includes(mark)) return true;
    await tab.pass(2);
  });

journey("a new release is there at one of the next openings, and then without a network too", { engines: everywhere, heard: unreachable }, async ({ tab, desk, t }) => {
  await firstVisit(tab, desk);
  await publish(desk, await release(t, marked("second")));
  await opensAs(tab, desk, "second");
  await desk.stop();
  await tab.reload();
  await arrive(tab, "Register your practice for QOPI");
  assert.equal(await releaseOf(tab), "second");
});

journey("a release of which one file is damaged is not taken, and the one before goes on without a network", { engines: everywhere, heard: [...unreachable, /worker/i] }, async ({ tab, desk, t }) => {
  await firstVisit(tab, desk);
  const damaged = await release(t, { ...marked("damaged"), "web/style.css": (text) => `${text}\nbody { margin: 1px }` });
  const [style] = (await readdir(damaged)).filter((file) => /^style\..*css$/.test(file));
  await writeFile(join(damaged, style), "body { display: none }");
  for (const packed of [".br", ".gz"]) await rm(join(damaged, style + packed));
  await publish(desk, damaged);
  await staysFirst(tab, desk);
  await desk.stop();
  await staysFirst(tab, desk);
});

journey("a new release waits while a change in some tab is not written yet", { engines: everywhere, heard: unreachable }, async ({ tab, desk, t }) => {
  await firstVisit(tab, desk);
  const other = await tab.another();
  t.after(() => other.close());
  await start(other, desk.url);
  // As a tab does in the moment in which it writes.
  await other.evaluate(() => void navigator.locks.request("qopi-unwritten", { mode: "shared" }, () => new Promise((done) => { globalThis.written = done; })));
  await publish(desk, await release(t, marked("second")));
  await tab.front();
  await staysFirst(tab, desk);
  await other.evaluate(() => globalThis.written());
  // Something is typed and written: that was the last.
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", "Where is the practice located?", "Canada");
  await opensAs(tab, desk, "second");
});

/** However often it is opened within the time that a new release needs. */
async function staysFirst(tab, desk) {
  for (let i = 0; i < 3; ++i) {
    await tab.open(desk.url);
    await until("the program", () => tab.evaluate(isInCharge));
    assert.equal(await releaseOf(tab), "first");
    await tab.pass(1.5);
  }
}

const bad = [
  ["whose page stops at once", { "web/main.js": (text) => `throw new Error("bad release");\n${text}` }],
  ["whose worker answers nothing", { "web/worker.js": (text) => text.replace("event.respondWith(release.answer(event.request))", "event.respondWith(Response.error())") }],
];
for (const [fault, changes] of bad)
  journey(`a bad release ${fault} is undone by publishing the good one again, and the draft is there`, { engines: everywhere, heard: [...unreachable, /bad release|Failed to load|ERR_FAILED|worker/i] }, async ({ tab, desk, t }) => {
    await firstVisit(tab, desk);
    await goOn(tab, "Eligibility", "Register New Practice");
    await tab.choose("combobox", "Where is the practice located?", "Canada");
    await goOn(tab, "Register your interest");
    await tab.type("textbox", "Name of the practice or site", "Imagined Lakeside Clinic");
    await saved(tab);
    const good = desk.site;
    await publish(desk, await release(t, { ...changes, ...marked("bad") }));
    await opensAs(tab, desk, "bad", "unopened");
    await publish(desk, good);
    await opensAs(tab, desk, "first");
    await goOn(tab, "Register your interest", "Continue: Imagined Lakeside Clinic");
    assert.equal((await tab.read("textbox", "Name of the practice or site")).value, "Imagined Lakeside Clinic");
  });
