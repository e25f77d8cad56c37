// Browsers that keep nothing, or not for long: the page works, says so, and offers the file.
import assert from "node:assert/strict";
import { elsewhere, interest } from "./answers.mjs";
import * as firefox from "./engines/firefox.mjs";
import { everywhere, inChromium, journey, unreachable, visits } from "./journey.mjs";
import { arrive, fill, goOn, reference, saved, sees, start, submit, walkElsewhere } from "./person.mjs";
import { until } from "../until.mjs";

const site = "Clinique d’oncologie imaginaire";
const inFirefox = [firefox];
const says = (tab, words) => until(`“${words}” above the page`, async () => (await tab.read("banner")).text.includes(words));

/** To the page of an interest, with a name in it. */
async function begin(tab, address, name) {
  await start(tab, address);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, elsewhere);
  await goOn(tab, "Register your interest");
  await tab.type("textbox", "Name of the practice or site", name);
}

visits("where the browser bars its storage everything works until the page is closed, and the page says so", { engines: everywhere, launch: { barred: true }, heard: [...unreachable, /storage|Storage|IndexedDB|denied|insecure/] }, async ({ visit, desk }) => {
  const tab = await visit();
  await start(tab, desk.url);
  await sees(tab, "This browser saves nothing after you close the page. Finish before you close it, or save a draft file.");
  await walkElsewhere(tab, desk.url);
  await says(tab, "Not saved in this browser: finish before you close it");
  await tab.open(`${desk.url}#/`);
  await tab.press("button", `Save a draft file: ${site}`);
  assert.equal(JSON.parse((await tab.downloaded()).bytes).format, "qopi-draft");
  await tab.open(`${desk.url}#/register/review`);
  await submit(tab);
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
});

journey("where there is no room left the page says so at once, gives the last answers as a file, and saves again when there is room", { engines: inChromium }, async ({ tab, desk }) => {
  await begin(tab, desk.url, "Imagined Lakeside Clinic");
  await says(tab, "Saved on this computer");
  await tab.limitStorage(1);
  // Chromium asks how much room there is only now and then.
  for (const last of ["Lakeside", "Riverside"])
    await until("that it is not saved", async () => {
      await tab.type("textbox", "Name of the practice or site", `Imagined ${last} Clinic`);
      return (await tab.read("banner")).text.includes("Not saved on this computer");
    });
  await sees(tab, "it may be out of space. Save a draft file now so nothing is lost.");
  await tab.press("button", "Save a draft file");
  const file = await tab.downloaded();
  assert.equal(JSON.parse(file.bytes).content.interest.organization, "Imagined Riverside Clinic");
  await tab.limitStorage(1 << 30);
  await tab.type("textbox", "Name of the practice or site", "Imagined Hillside Clinic");
  await says(tab, "Saved on this computer");
  // That may be said of an answer before the last one, which a busy machine then writes after the next page was opened.
  await until("that all is written", () => tab.evaluate(async () => !(await navigator.locks.query()).held.some(({ name }) => name === "qopi-unwritten")));
  await tab.reload();
  await until("the last answer", async () => (await tab.read("textbox", "Name of the practice or site")).value === "Imagined Hillside Clinic");
});

journey("a clock that was set back by a year loses nothing, and the page asks to set it right", { engines: everywhere }, async ({ tab, desk }) => {
  await begin(tab, desk.url, "Imagined Lakeside Clinic");
  await says(tab, "Saved on this computer");
  await tab.before(() => {
    const year_ms = 365 * 86_400_000;
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        super(...(parts.length ? parts : [RealDate.now() - year_ms]));
      }
      static now() {
        return RealDate.now() - year_ms;
      }
    };
  });
  await tab.open(`${desk.url}?clock#/`);
  await arrive(tab, "Register your practice for QOPI");
  await sees(tab, "This computer's date may be wrong");
  await goOn(tab, "Register your interest", "Continue: Imagined Lakeside Clinic");
  await fill(tab, interest);
  await goOn(tab, "Review and submit");
  await sees(tab, "This computer's date may be wrong");
  await saved(tab);
  await tab.reload();
  await arrive(tab, "Review and submit");
  await sees(tab, site);
  await submit(tab);
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
});

// Chromium's pages of a new profile are private windows already: all journeys are made in them.
visits("a private window keeps a draft until it is closed, sends, and says that it forgets", { engines: inFirefox, launch: { isPrivate: true }, heard: unreachable }, async ({ visit, desk }) => {
  const tab = await visit();
  await start(tab, desk.url);
  await sees(tab, "A private window deletes them when you close it");
  await walkElsewhere(tab, desk.url);
  await saved(tab);
  await tab.reload();
  await arrive(tab, "Review and submit");
  await submit(tab);
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
  const next = await visit();
  await start(next, desk.url);
  assert.equal(await next.count("button", `Show the confirmation: ${site}`), 0);
});
