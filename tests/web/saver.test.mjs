// Saving while one types: soon, one at a time, and always the newest text last.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createSaver } from "../../web/saver.js";
import { pass, settle, stopClock } from "./clock.mjs";

let saved, told, opened, asked, gate, saver;
/** A text of one draft, which is the open one unless another is named. */
let operation = 0;
const give = (text, id = "d1") => saver.give({ operation: ++operation, entry: { id }, parts: [text] });

beforeEach(() => {
  stopClock();
  saved = [];
  told = [];
  opened = [];
  asked = 0;
  gate = undefined;
  const save = async ({ entry, parts: [text] }, isOpen) => {
    await gate;
    opened.push([entry.id, isOpen]);
    if (text === "bad") throw new Error("full");
    saved.push(text);
  };
  saver = createSaver(save, () => { asked += 1; }, (ok) => told.push(ok), () => {}, (one) => told.push(`slow ${one - operation}`));
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
  const own = createSaver(async (one) => void text.push(...one.parts), () => own.give({ operation: 1, entry: { id: "d1" }, parts: [`draft ${text.length}`] }), () => {}, (now) => heard.push(now), () => {});
  assert.equal(own.unwritten, false);
  own.soon();
  own.soon();
  assert.equal(own.unwritten, true);
  await pass(20);
  assert.deepEqual([own.unwritten, heard, text], [false, [true, false], ["draft 0"]]);
});

test("a save that takes seconds is told of, one that does not is not", async () => {
  give("one");
  await pass(5000);
  assert.deepEqual(told, [true]);
  let letGo;
  gate = new Promise((done) => { letGo = done; });
  give("two");
  await pass(2000);
  assert.deepEqual(told, [true]);
  await pass(2000);
  assert.deepEqual(told, [true, "slow 0"]);
  letGo();
  await pass(5000);
  assert.deepEqual(told, [true, "slow 0", true]);
});

// Seen by reading: the newest waits behind one that hangs, and it is the newest that the program asks after.
test("behind a save that hangs the newest is told of as slow, whichever draft hangs", async () => {
  gate = new Promise(() => {});
  give("one");
  await pass(500);
  give("two");
  await pass(500);
  give("three");
  await pass(3000);
  assert.deepEqual(told, ["slow 0"]);
  give("another", "d2");
  await pass(4000);
  assert.deepEqual(told.slice(1), ["slow 0"]);
});

test("the newest draft is there for others to write until it is written", async () => {
  let letGo;
  gate = new Promise((done) => { letGo = done; });
  const unsaved = () => saver.unsaved.map(({ parts }) => parts.join(""));
  assert.deepEqual(unsaved(), []);
  saver.soon();
  give("one");
  give("two");
  assert.deepEqual(unsaved(), ["two"]);
  letGo();
  await pass(20);
  assert.deepEqual([unsaved(), saved], [[], ["one", "two"]]);
});

test("a change that the given text holds already is not asked for again, and is written with it", async () => {
  saver.soon();
  await pass(20);
  saver.soon();
  give("holds both");
  await pass(400);
  assert.deepEqual([asked, saver.unwritten], [1, false]);
});

test("a change whose save fails stays unwritten until another one succeeds; what is dropped is unwritten no more", async () => {
  saver.soon();
  give("bad");
  await pass(20);
  assert.equal(saver.unwritten, true);
  give("good");
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
  give("under way");
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
  give("Dayton");
  await settle();
  assert.deepEqual([saved, told], [["Dayton"], [true]]);
});

test("a draft that comes during a save is saved after it, and one answer tells of both", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  for (const text of ["one", "two", "three"]) give(text);
  open();
  await settle();
  assert.deepEqual([saved, told], [["one", "three"], [true]]);
});

test("a save that fails is told, and the next one tells anew", async () => {
  give("bad");
  await settle();
  give("good");
  await settle();
  assert.deepEqual([saved, told], [["good"], [false, true]]);
});

test("what was dropped is neither asked for nor saved", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  saver.soon();
  give("under way");
  give("erased");
  const dropped = saver.drop();
  open();
  await dropped;
  await pass(400);
  assert.deepEqual([saved, asked], [["under way"], 0]);
});

// People saw: while one draft was being written, the next change of it waited, another draft was opened, and the change was gone.
test("what waits of one draft is not lost by what comes of another", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  give("first", "d1");
  give("last of the first", "d1");
  give("other", "d2");
  assert.deepEqual(saver.unsaved.map(({ parts }) => parts.join("")), ["last of the first", "other"]);
  open();
  await settle();
  assert.deepEqual([saved, saver.unwritten], [["first", "last of the first", "other"], false]);
  assert.deepEqual(opened, [["d1", true], ["d1", false], ["d2", true]], "and it is known which one is open");
});

test("a draft that could not be written before another was opened is tried again with it, and is there until then", async () => {
  saver.soon();
  give("bad", "d1");
  await settle();
  assert.equal(saver.textOf("d1"), "bad");
  give("good", "d2");
  await settle();
  assert.deepEqual([saved, told, saver.unwritten], [["good"], [false, true, false], true]);
  give("better", "d1");
  await settle();
  assert.deepEqual([saved, saver.textOf("d1"), saver.unwritten], [["good", "better"], null, false]);
  saver.soon();
  give("bad", "d1");
  await settle();
  saver.forget("d1");
  assert.deepEqual([saver.unsaved, saver.unwritten], [[], false], "what was removed is not written any more");
});

// Otherwise the draft would not name the package that was made of it, and its answers could be submitted a second time.
test("what waits of a draft never comes after something newer that is kept beside it; if that fails, it is written after all", async () => {
  let open;
  gate = new Promise((resolve) => { open = resolve; });
  give("first", "d1");
  give("older", "d1");
  const end = saver.stepAside("d1");
  open();
  await settle();
  assert.deepEqual(saved, ["first"]);
  end(true);
  assert.deepEqual([saver.textOf("d1"), told], [null, [true]]);
  give("bad", "d1");
  await settle();
  saver.stepAside("d1")(true);
  give("other", "d2");
  await settle();
  assert.deepEqual([saved, saver.textOf("d1")], [["first", "other"], null], "nor is what failed before tried again");
  gate = new Promise((resolve) => { open = resolve; });
  give("other still", "d2");
  give("last", "d1");
  saver.stepAside("d1")(false);
  open();
  await settle();
  assert.deepEqual(saved.at(-1), "last");
});
