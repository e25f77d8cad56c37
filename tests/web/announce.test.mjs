// Sentences for screen readers: each is said, in order, also when it is the same again.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { createAnnouncer } from "../../web/announce.js";

let regions, announce;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  regions = { polite: { textContent: "" }, assertive: { textContent: "" } };
  announce = createAnnouncer(regions);
});

test("a region is emptied first and filled a moment later", () => {
  regions.polite.textContent = "Saved";
  announce("polite", "Saved");
  assert.equal(regions.polite.textContent, "");
  mock.timers.tick(60);
  assert.equal(regions.polite.textContent, "Saved");
});

test("sentences that come together are said one after the other", () => {
  const heard = [];
  for (const text of ["One", "Two", "Three", "Two"]) announce("polite", text);
  for (let i = 0; i < 200; ++i) {
    mock.timers.tick(10);
    if (regions.polite.textContent !== heard.at(-1) && regions.polite.textContent) heard.push(regions.polite.textContent);
  }
  assert.deepEqual(heard, ["One", "Two", "Three"]);
});

test("an urgent sentence does not wait for the quiet ones", () => {
  announce("polite", "One");
  announce("polite", "Two");
  announce("assertive", "There is 1 problem on this page");
  mock.timers.tick(60);
  assert.equal(regions.assertive.textContent, "There is 1 problem on this page");
});

test("a politeness that does not exist says nothing", () => {
  announce("loud", "x");
  mock.timers.tick(1000);
  assert.deepEqual([regions.polite.textContent, regions.assertive.textContent], ["", ""]);
});
