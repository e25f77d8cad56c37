// Nothing jumps: a page that is there stays where it is while one reads and types, and an error pushes down only what stands below it.
import assert from "node:assert/strict";
import { focusedPlace } from "./facts/painted.mjs";
import { places, shifts, watchShifts } from "./facts/places.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, pages, rested, sees } from "./person.mjs";
import { scrollTo, settled } from "./sight.mjs";

/** Where things are is measured in whole pixels. */
const size = { width: 960, height: 600 };

/** What moved between two looks, and by how much. */
function moved(before, after) {
  return Object.keys(before).filter((name) => after[name] && String(after[name]) !== String(before[name]))
    .map((name) => `${name}: ${before[name]} to ${after[name]}`);
}
const look = async (tab) => {
  await settled(tab);
  return tab.evaluate(places);
};

journey("a page does not move while it appears, by any of the ways to it", { engines: inChromium, size }, async ({ tab, desk }) => {
  await tab.before(watchShifts);
  // Lists are there only when an answer asked for them.
  for (const { title, address } of [{ title: "Register your practice for QOPI", address: "#/" }, ...pages.filter(({ items }) => !items)]) {
    await tab.open("about:blank");
    await tab.open(`${desk.url}${address}`);
    await arrive(tab, title);
    const first = await look(tab);
    // Meanwhile it learns that it works offline and what the Help Desk publishes.
    await rested(tab);
    assert.deepEqual(moved(first, await look(tab)), [], title);
    assert.deepEqual(await tab.evaluate(shifts), [], title);
  }
});

journey("typing moves nothing, and neither does leaving a field in which all is well", { engines: inChromium, size }, async ({ tab, desk }) => {
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  for (const [name, text] of [["Practice name", "Imagined Lakeside Oncology"], ["Street address", "12 Invented Way"], ["ZIP code", "22314"], ["Phone", "703-234-5600"]]) {
    const before = await look(tab);
    await tab.type("textbox", name, text);
    assert.deepEqual(moved(before, await look(tab)), [], `typing ${name}`);
    await tab.key("Tab");
    assert.deepEqual(moved(before, await look(tab)), [], `leaving ${name}`);
  }
});

journey("an error that appears moves nothing that stands above its field, and goes without moving it", { engines: inChromium, size }, async ({ tab, desk }) => {
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  const top = (all, field) => all[field][1];
  await tab.type("textbox", "ZIP code", "2231");
  const before = await look(tab);
  await tab.key("Tab");
  await sees(tab, "Enter the ZIP code: 5 digits");
  const after = await look(tab);
  const field = "INPUT ZIP code";
  const above = moved(before, after).filter((line) => top(before, line.slice(0, line.lastIndexOf(": "))) < top(before, field) - 60);
  assert.deepEqual(above, [], "what stands above the question stays");
  assert.ok(top(after, field) > top(before, field), "the error stands between the question and its field");
  await tab.type("textbox", "ZIP code", "22314");
  await tab.key("Tab");
  assert.deepEqual(moved(before, await look(tab)), [], "mended, all is where it was");
});

// Seen: what one was reading went down by the height of an error that appeared above it, and the answer about the membership pushed the
// next field away from under the hand.
journey("the field in which one is stays where it is seen, whatever appears above it", { engines: everywhere, size: { width: 1280, height: 600 } }, async ({ tab, desk }) => {
  const whereabouts = async (name) => {
    await settled(tab);
    const { label, top } = await tab.evaluate(focusedPlace);
    assert.equal(label, name);
    return Math.round(top);
  };
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  await scrollTo(tab, 500);
  await tab.type("textbox", "ZIP code", "22314");
  await tab.key("Tab");
  const before = await whereabouts("Phone");
  await tab.type("textbox", "ZIP code", "2231");
  await tab.key("Tab");
  await sees(tab, "Enter the ZIP code: 5 digits");
  assert.equal(await whereabouts("Phone"), before, "an error");

  await tab.open(`${desk.url}#/register/physician`);
  await arrive(tab, "Corresponding physician");
  await tab.type("textbox", "Last name", "Okonkwo-Smith");
  await scrollTo(tab, 500);
  await tab.type("textbox", "ASCO Member ID", "104233");
  await tab.key("Tab");
  const next = await tab.evaluate(focusedPlace);
  await sees(tab, "the membership is active");
  assert.equal(await whereabouts(next.label), Math.round(next.top), "the answer about the membership");
});
