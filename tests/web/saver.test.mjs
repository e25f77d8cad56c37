// Saving while one types: soon, one at a time, and always the newest text last.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createSaver } from "../../web/saver.js";
import { pause } from "./dom.mjs";

let saved, told, asked, gate, saver;
beforeEach(() => {
  saved = [];
  told = [];
  asked = 0;
  gate = undefined;
  const save = async (text) => {
    await gate;
    if (text === "bad") throw new Error("full");
    saved.push(text);
  };
  saver = createSaver(save, () => { asked += 1; }, (ok) => told.push(ok));
});

test("changes that follow each other quickly are asked for once, within half a second", async () => {
  for (let i = 0; i < 9; ++i) saver.soon();
  assert.equal(asked, 0);
  await pause(500);
  assert.equal(asked, 1);
});

test("somebody who never stops typing is saved all the same, every second at least", async () => {
  for (let i = 0; i < 10; ++i) {
    saver.soon();
    await pause(100);
  }
  assert.ok(asked >= 1);
  await saver.drop();
});

test("when the page is hidden, what was to be asked for soon is asked for at once, and not a second time", async () => {
  saver.hurry();
  assert.equal(asked, 0, "nothing had changed");
  saver.soon();
  saver.hurry();
  saver.hurry();
  await pause(400);
  assert.equal(asked, 1);
});

test("a draft is saved at once and told", async () => {
  saver.give("Dayton");
  await pause(1);
  assert.deepEqual([saved, told], [["Dayton"], [true]]);
});

test("a draft that comes during a save is saved after it, and one answer tells of both", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  for (const text of ["one", "two", "three"]) saver.give(text);
  open();
  await pause(5);
  assert.deepEqual([saved, told], [["one", "three"], [true]]);
});

test("a save that fails is told, and the next one tells anew", async () => {
  saver.give("bad");
  await pause(1);
  saver.give("good");
  await pause(1);
  assert.deepEqual([saved, told], [["good"], [false, true]]);
});

test("what was dropped is neither asked for nor saved", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  saver.soon();
  saver.give("under way");
  saver.give("erased");
  const dropped = saver.drop();
  open();
  await dropped;
  await pause(400);
  assert.deepEqual([saved, asked], [["under way"], 0]);
});
