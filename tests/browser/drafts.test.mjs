// Several drafts on one computer: each is found again, goes to another computer as a file, and is written by one tab alone.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eligibility, practice } from "./answers.mjs";
import { shownUntilNow, watchTheBeginning } from "./facts/beginning.mjs";
import { draftsKept } from "./facts/work.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, fill, goOn, saved, sees, start } from "./person.mjs";
import { until } from "../until.mjs";

const name = practice.find((row) => row.name === "Practice name").answer;

/** A registration with its eligibility and its main office. */
async function begin(tab, address) {
  await start(tab, address);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  await tab.open(`${address}#/register/practice`);
  await arrive(tab, "Main office");
  await fill(tab, practice.slice(0, 3));
}
async function toStart(tab, address) {
  await tab.open(`${address}#/`);
  await arrive(tab, "Register your practice for QOPI");
}

// People saw: the start page without their draft, for a moment; a click on "Register New Practice" was lost.
journey("where a draft is kept no page is shown without it, not even for a moment", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", "Where is the practice located?", "Canada");
  await saved(tab);
  await tab.before(watchTheBeginning);
  await tab.reload();
  await until("the answer", async () => (await tab.read("combobox", "Where is the practice located?")).entry === "Canada");
  assert.deepEqual(await tab.evaluate(shownUntilNow), ["Eligibility: Canada"]);
  await tab.open(`${desk.url}#/`);
  await tab.reload();
  await sees(tab, "Your saved work");
  assert.deepEqual(await tab.evaluate(shownUntilNow), ["Register your practice for QOPI: Your saved work"]);
});

journey("two drafts lie side by side, each is continued where it was left, and one is removed after a question; what another tab removes stays on the screen of this one", { engines: everywhere }, async ({ tab, desk, t }) => {
  await begin(tab, desk.url);
  await toStart(tab, desk.url);
  await sees(tab, "answers to enter or fix");
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", "Where is the practice located?", "Canada");
  await goOn(tab, "Register your interest");
  await tab.type("textbox", "Name of the practice or site", "Imagined Lakeside Clinic");
  await toStart(tab, desk.url);
  await goOn(tab, "Main office", `Continue: ${name}`);
  assert.equal((await tab.read("textbox", "Practice name")).value, name);
  await toStart(tab, desk.url);
  await tab.press("button", "Remove: Imagined Lakeside Clinic");
  await tab.press("button", "Yes, remove");
  await until("one draft", async () => (await tab.count("button", "Continue: Imagined Lakeside Clinic")) === 0);
  // The page shows it before the storage has done it.
  await until("one draft in the storage", async () => (await tab.evaluate(draftsKept)) === 1);
  await tab.reload();
  await sees(tab, name);
  assert.equal(await tab.count("button", "Continue: Imagined Lakeside Clinic"), 0);
  // People saw: a draft was removed in another tab, and this one went on saying that it is saved.
  await goOn(tab, "Main office", `Continue: ${name}`);
  const other = await tab.another();
  t.after(() => other.close());
  await toStart(other, desk.url);
  await tab.front();
  await tab.type("textbox", "Practice name", "Imagined Hill Oncology");
  await saved(tab);
  await other.front();
  await until("the card with its new name", async () => (await other.count("button", "Remove: Imagined Hill Oncology")) === 1);
  await other.press("button", "Remove: Imagined Hill Oncology");
  await other.press("button", "Yes, remove");
  await tab.front();
  await sees(tab, "This draft was removed in another tab.");
  assert.deepEqual([(await tab.read("textbox", "Practice name")).value, (await tab.read("textbox", "Practice name")).disabled], ["Imagined Hill Oncology", true]);
  await tab.press("button", "Save a draft file");
  assert.ok((await tab.downloaded()).bytes.includes("Imagined Hill Oncology"));
  await tab.reload();
  await until("nothing of it", async () => (await tab.read("textbox", "Practice name")).value === "");
  assert.equal(await tab.evaluate(draftsKept), 0);
});

journey("a draft goes to another computer as a file, and opening it there loses nothing; in another tab of this computer the file opens the draft that is here", { engines: everywhere }, async ({ tab, desk, browser, t }) => {
  await begin(tab, desk.url);
  await toStart(tab, desk.url);
  await tab.press("button", `Save a draft file: ${name}`);
  const file = await tab.downloaded();
  assert.equal(JSON.parse(file.bytes).format, "qopi-draft");
  const folder = await mkdtemp(join(tmpdir(), "qopi-file-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, file.name);
  await writeFile(path, file.bytes);
  const broken = join(folder, "broken.json");
  await writeFile(broken, file.bytes.subarray(0, 200));

  const other = await browser.newTab();
  t.after(() => other.close());
  await start(other, desk.url);
  await other.openFile("button", "Open a draft file", broken);
  await sees(other, "Nothing on this computer was changed.");
  await other.openFile("button", "Open a draft file", path);
  await arrive(other, "Main office");
  assert.equal((await other.read("textbox", "Practice name")).value, name);

  // Seen: a second draft of the same answers, and both were sent.
  const second = await tab.another();
  t.after(() => second.close());
  await start(second, `${desk.url}#/`);
  await second.openFile("button", "Open a draft file", path);
  await sees(second, "This form was opened in another tab or window");
  await toStart(second, desk.url);
  assert.equal(await second.count("button", `Continue: ${name}`), 1);
});

journey("a second tab reads a draft and takes it over with all that was typed, the first one then only reads; what one erases the other shows, and keeps no more", { engines: everywhere }, async ({ tab, desk, t }) => {
  await begin(tab, desk.url);
  const second = await tab.another();
  t.after(() => second.close());
  await second.open(`${desk.url}#/register/practice`);
  await sees(second, "This form was opened in another tab or window");
  assert.equal((await second.read("textbox", "Practice name")).value, name);
  assert.equal((await second.read("textbox", "Practice name")).disabled, true);
  await tab.front();
  await tab.type("textbox", "City", "Springfield");
  await second.front();
  await second.press("button", "Continue in this tab");
  await until("the other tab's last words", async () => (await second.read("textbox", "City")).value === "Springfield");
  await tab.front();
  await sees(tab, "This form was opened in another tab or window");
  assert.equal((await tab.read("textbox", "City")).disabled, true);
  await second.front();
  await second.type("textbox", "City", "Dayton");
  await saved(second);
  await tab.front();
  await until("what the second tab wrote", async () => (await tab.read("textbox", "City")).value === "Dayton");
  // What one tab erases, the other one still shows, and keeps no more.
  await toStart(tab, desk.url);
  await tab.press("button", "Erase all saved work");
  await tab.press("button", "Yes, erase");
  await until("the draft to be gone", async () => !(await tab.read("main")).text.includes(name));
  await second.front();
  await sees(second, "Everything on this computer was erased in another tab.");
  assert.equal((await second.read("textbox", "City")).value, "Dayton");
  await second.reload();
  await arrive(second, "Main office");
  assert.equal((await second.read("textbox", "City")).value, "");
});
