// Typing is the browser's own: the program's part in it is small, and does not grow with the practice.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { countWork, work } from "./facts/work.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, saved, start } from "./person.mjs";
import { until } from "../until.mjs";

const draft = JSON.parse(await readFile(new URL("../packages/draft.json", import.meta.url), "utf8"));
const [office] = draft.content.offices;

/** A draft with so many offices, that was left on the page of the first. */
function draftWith(offices) {
  const content = { ...draft.content, offices: Array.from({ length: offices }, (_, i) => ({ ...office, id: `o${i + 1}`, name: `Riverbend Imagined ${i + 1}`, phone: `703-23${String(i).padStart(5, "0").replace(/^(.)/, "$1-")}` })) };
  return JSON.stringify({ ...draft, content, page: "#/register/offices/o1", before: undefined, received: undefined, frozen: undefined });
}

const words = "Imagined Lakeside Oncology";

for (const offices of [1, 1000])
  journey(`each key costs at most one frame and ten changes to the twin, with ${offices} offices`, { engines: everywhere }, async ({ tab, desk, t }) => {
    await tab.before(countWork);
    await start(tab, desk.url);
    const path = join(desk.dir, "draft.json");
    await writeFile(path, draftWith(offices));
    await tab.openFile("button", "Open a draft file", path);
    await arrive(tab, "Office");
    /** What was done until all is saved, and said to be. */
    const rest = async () => {
      await saved(tab);
      await until("the word of it", async () => (await tab.read("banner")).text.includes("Saved on this computer"));
      return tab.evaluate(work);
    };
    await tab.type("textbox", "Office name", "R");
    const before = await rest();
    const began_ms = performance.now();
    for (const letter of words) await tab.key(letter);
    // Saving is said and its end: two frames, at most every 300 ms. On a slow machine that may be each key.
    const frames_of_saving = 2 * Math.ceil((performance.now() - began_ms) / 300 + 1);
    const after = await rest();
    const [frames, changes] = [after.frames - before.frames, after.changes - before.changes];
    t.diagnostic(`${words.length} keys, ${frames} frames, ${changes} changes`);
    assert.equal((await tab.read("textbox", "Office name")).value, `R${words}`);
    assert.ok(frames <= words.length + frames_of_saving, `${frames} frames for ${words.length} keys`);
    assert.ok(changes <= words.length * 10, `${changes} changes for ${words.length} keys`);
  });
