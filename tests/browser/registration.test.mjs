// The whole registration, against the real Help Desk: what it has is what was typed.
import assert from "node:assert/strict";
import { everything, storedOf } from "./answers.mjs";
import { everywhere, journey } from "./journey.mjs";
import { reference, start, submit, walk } from "./person.mjs";

journey("a practice with three offices registers, and the Help Desk has what was typed", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await walk(tab);
  await submit(tab);
  const shown = await reference(tab);
  const [record, ...others] = await desk.ask("list");
  assert.deepEqual([others, record.reference, record.status, record.membership], [[], shown, "received", "active"]);
  const [whole] = await desk.ask("show", shown, "--reveal");
  assert.deepEqual(Object.fromEntries(whole.fields.map(({ at, value }) => [at, value])), storedOf(everything));
});
