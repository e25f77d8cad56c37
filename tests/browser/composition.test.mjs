// Input methods: what is composed is the browser's own until it is finished, and arrives letter for letter.
import assert from "node:assert/strict";
import { countRewrites, rewrites } from "./facts/work.mjs";
import { inChromium, journey } from "./journey.mjs";
import { arrive, saved } from "./person.mjs";
import { until } from "../until.mjs";

/** The steps of a composition, and what it ends in. */
const compositions = [
  ["Japanese", ["n", "に", "にほ", "日本"], "日本"],
  ["Korean", ["ㅎ", "하", "한", "한구", "한국"], "한국"],
  ["Chinese", ["w", "wa", "wang", "王"], "王"],
  ["a dead key", ["´"], "é"],
  ["an emoji of several code points", ["👩‍⚕️"], "👩‍⚕️"],
  ["right-to-left letters", ["م", "مح", "محم", "محمد"], "محمد"],
];

journey("what an input method composes is left alone, arrives as it was composed, and can be undone", { engines: inChromium }, async ({ tab, desk }) => {
  await tab.before(countRewrites);
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  for (const [what, steps, end] of compositions) {
    await tab.type("textbox", "Street address", "12 ");
    const before = await tab.evaluate(rewrites);
    await tab.compose("textbox", "Street address", steps, end);
    assert.equal((await tab.read("textbox", "Street address")).value, `12 ${end}`, what);
    assert.equal(await tab.evaluate(rewrites), before, `${what}: nothing was rewritten while it was composed`);
    await tab.undo();
    await until(`${what} undone`, async () => (await tab.read("textbox", "Street address")).value !== `12 ${end}`);
  }
  // The answer is what was composed: it comes back from the draft.
  await tab.type("textbox", "Street address", "");
  await tab.compose("textbox", "Street address", ["n", "に", "日本"], "日本");
  await tab.key("Tab");
  await saved(tab);
  await tab.reload();
  await arrive(tab, "Main office");
  assert.equal((await tab.read("textbox", "Street address")).value, "日本");
});
