// Sentences for screen readers: each is said, in order, also when it is the same again.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createAnnouncer } from "../../web/announce.js";
import { stopClock, tick } from "./clock.mjs";

let regions, announce;
beforeEach(() => {
  stopClock();
  regions = { polite: { textContent: "" }, assertive: { textContent: "" } };
  announce = createAnnouncer(regions);
});

test("a region is emptied first and filled a moment later", () => {
  regions.polite.textContent = "Saved";
  announce("polite", "Saved");
  assert.equal(regions.polite.textContent, "");
  tick(60);
  assert.equal(regions.polite.textContent, "Saved");
});

test("sentences that come together are said one after the other", () => {
  const heard = [];
  for (const text of ["One", "Two", "Three", "Two"]) announce("polite", text);
  for (let i = 0; i < 200; ++i) {
    tick(10);
    if (regions.polite.textContent !== heard.at(-1) && regions.polite.textContent) heard.push(regions.polite.textContent);
  }
  assert.deepEqual(heard, ["One", "Two", "Three"]);
});

test("an urgent sentence does not wait for the quiet ones", () => {
  announce("polite", "One");
  announce("polite", "Two");
  announce("assertive", "There is 1 problem on this page");
  tick(60);
  assert.equal(regions.assertive.textContent, "There is 1 problem on this page");
});

test("a politeness that does not exist says nothing", () => {
  announce("loud", "x");
  tick(1000);
  assert.deepEqual([regions.polite.textContent, regions.assertive.textContent], ["", ""]);
});
