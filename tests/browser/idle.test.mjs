// A page at which nobody does anything costs nothing.
import assert from "node:assert/strict";
import { eligibility } from "./answers.mjs";
import { countWork, work } from "./facts/work.mjs";
import { everywhere, journey } from "./journey.mjs";
import { atRest, fill, goOn, start } from "./person.mjs";

journey("while a filled page is idle, no frame is drawn and none is asked for", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.before(countWork);
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  // The last answer is still to be saved, and the page then says so.
  const settled = await atRest(tab);
  assert.ok(settled.frames > 5 && settled.draws > 5, JSON.stringify(settled));
  // No frame is asked for, so that none can come later but by a timer: those of the page are shorter than this.
  await tab.pass(process.env.QOPI_LONG ? 20 : 2);
  assert.deepEqual(await tab.evaluate(work), settled);
});
