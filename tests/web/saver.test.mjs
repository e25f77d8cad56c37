// Saving while one types: soon, one at a time, and always the newest text last.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createSaver } from "../../web/saver.js";
import { pass, settle, stopClock } from "./clock.mjs";

let saved, told, asked, gate, saver;
beforeEach(() => {
  stopClock();
  saved = [];
  told = [];
  asked = 0;
  gate = undefined;
  const save = async (text) => {
    await gate;
    if (text === "bad") throw new Error("full");
    saved.push(text);
  };
  saver = createSaver(save, () => { asked += 1; }, (ok) => told.push(ok), () => {});
});

test("a change is asked for at once, those that follow it quickly once, within half a second", async () => {
  for (let i = 0; i < 9; ++i) saver.soon();
  await pass(20);
  assert.equal(asked, 1);
  for (let i = 0; i < 9; ++i) saver.soon();
  assert.equal(asked, 1);
  await pass(500);
  assert.equal(asked, 2);
});

test("a change is unwritten until the text that holds it is saved, and this is told once", async () => {
  const heard = [];
  const text = [];
  const own = createSaver(async (one) => void text.push(one), () => own.give(`draft ${text.length}`), () => {}, (now) => heard.push(now));
  assert.equal(own.unwritten, false);
  own.soon();
  own.soon();
  assert.equal(own.unwritten, true);
  await pass(20);
  assert.deepEqual([own.unwritten, heard, text], [false, [true, false], ["draft 0"]]);
});

test("the newest draft is there for others to write until it is written", async () => {
  let letGo;
  gate = new Promise((done) => { letGo = done; });
  assert.equal(saver.newest, null);
  saver.soon();
  saver.give("one");
  saver.give("two");
  assert.equal(saver.newest, "two");
  letGo();
  await pass(20);
  assert.deepEqual([saver.newest, saved], [null, ["one", "two"]]);
});

test("a change that the given text holds already is not asked for again, and is written with it", async () => {
  saver.soon();
  await pass(20);
  saver.soon();
  saver.give("holds both");
  await pass(400);
  assert.deepEqual([asked, saver.unwritten], [1, false]);
});

test("a change whose save fails stays unwritten until another one succeeds; what is dropped is unwritten no more", async () => {
  saver.soon();
  saver.give("bad");
  await pass(20);
  assert.equal(saver.unwritten, true);
  saver.give("good");
  await pass(20);
  assert.equal(saver.unwritten, false);
  saver.soon();
  await saver.drop();
  assert.equal(saver.unwritten, false);
});

// Seen: a receipt in a tab that only reads asked for a draft that this tab may not write, and no new release took over any more.
test("a question that brings no draft leaves nothing unwritten, unless a save is under way or the next question is due", async () => {
  saver.soon();
  await pass(20);
  assert.equal(saver.unwritten, true, "not answered yet");
  saver.answered();
  assert.equal(saver.unwritten, false);
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  saver.give("under way");
  saver.soon();
  saver.hurry();
  saver.answered();
  assert.equal(saver.unwritten, true, "a save is under way");
  open();
  await settle();
  assert.equal(saver.unwritten, false);
  saver.soon();
  saver.answered();
  assert.equal(saver.unwritten, true, "the question is only due");
  await saver.drop();
});

test("somebody who never stops typing is saved all the same, every second at least", async () => {
  for (let i = 0; i < 10; ++i) {
    saver.soon();
    await pass(100);
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
  await pass(400);
  assert.equal(asked, 1);
});

test("a draft is saved at once and told", async () => {
  saver.give("Dayton");
  await settle();
  assert.deepEqual([saved, told], [["Dayton"], [true]]);
});

test("a draft that comes during a save is saved after it, and one answer tells of both", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  for (const text of ["one", "two", "three"]) saver.give(text);
  open();
  await settle();
  assert.deepEqual([saved, told], [["one", "three"], [true]]);
});

test("a save that fails is told, and the next one tells anew", async () => {
  saver.give("bad");
  await settle();
  saver.give("good");
  await settle();
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
  await pass(400);
  assert.deepEqual([saved, asked], [["under way"], 0]);
});
