// The loop: no frame without a wish for one, no event lost, and C++ sees what happened in the order in which it happened.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createLoop, timesOf } from "../../web/loop.js";
import { tasks } from "./clock.mjs";

let frames, log, steps, loop;
const time = () => new Date(2026, 10, 23, 4, 5, 6);

/** Runs the animation frames that were asked for, as a browser would. */
function paint() {
  const due = [...frames.values()];
  frames.clear();
  for (const frame of due) frame();
}

beforeEach(() => {
  frames = new Map();
  log = [];
  let ids = 0;
  globalThis.requestAnimationFrame = (frame) => { frames.set(++ids, frame); return ids; };
  globalThis.cancelAnimationFrame = (id) => frames.delete(id);
  globalThis.document = { hidden: false };
  // As C++ does: an event that changed something wishes for a frame.
  steps = {
    event: (event) => { log.push(event.t); if (event.t !== "focus") loop.wake(); }, frame: () => log.push("frame"),
    moves: () => false, place: () => {}, painted: () => log.push("painted"), failed: () => log.push("failed"),
  };
  steps.settle = () => log.push("settled");
  loop = createLoop(steps, time);
  loop.begin({ t: "focus" });
  log.length = 0;
});

test("what was done before the beginning is done on the page that each before it led to, with one frame for all", () => {
  loop = createLoop(steps, time);
  loop.post({ t: "offline" });
  loop.begin({ t: "boot" }, [{ t: "change", id: 1, v: "US" }, { t: "click", id: 2 }]);
  assert.deepEqual(log, ["boot", "settled", "change", "settled", "click", "offline", "frame", "painted"]);
});

test("what happens before the beginning waits for it, and nothing is painted before", () => {
  loop = createLoop(steps, time);
  loop.post({ t: "offline" });
  loop.wake();
  loop.flush();
  assert.equal(frames.size, 0);
  assert.deepEqual(log, []);
  loop.begin({ t: "boot" });
  assert.deepEqual(log, ["boot", "offline", "frame", "painted"]);
  assert.equal(frames.size, 0);
});

test("nothing is asked of the browser until something happens, and nothing afterwards", () => {
  assert.equal(frames.size, 0);
  loop.post({ t: "click", id: 1 });
  assert.equal(frames.size, 1);
  paint();
  assert.deepEqual(log, ["click", "frame", "painted"]);
  assert.equal(frames.size, 0);
});

test("an event that changed nothing makes no frame", () => {
  loop.post({ t: "focus" });
  paint();
  assert.deepEqual(log, ["focus"]);
  assert.equal(frames.size, 0);
});

test("what is told of saving makes no frame, unless C++ wishes for one; with what a person does it comes in its order", async () => {
  steps.event = (event) => { log.push(event.t); };
  loop.post({ t: "save-due" });
  assert.equal(frames.size, 0);
  await tasks();
  assert.deepEqual(log, ["save-due"]);
  steps.event = (event) => { log.push(event.t); loop.wake(); };
  loop.post({ t: "saved" });
  await tasks();
  assert.deepEqual(log, ["save-due", "saved"]);
  assert.equal(frames.size, 1);
  paint();
  assert.deepEqual(log.splice(0), ["save-due", "saved", "frame", "painted"]);
  loop.post({ t: "saved" });
  loop.post({ t: "input", id: 1, v: "A" });
  assert.equal(frames.size, 1);
  await tasks();
  assert.deepEqual(log, []);
  paint();
  assert.deepEqual(log, ["saved", "input", "frame", "painted"]);
});

test("the canvas moves before the frame, and the wish that C++ has then is that frame", () => {
  let moves = true;
  steps.moves = () => moves;
  steps.place = () => { log.push("place"); moves = false; loop.wake(); };
  loop.post({ t: "focus" });
  paint();
  assert.deepEqual(log, ["focus", "place", "frame", "painted"]);
  assert.equal(frames.size, 0);
});

test("many events make one frame, in their order", () => {
  for (const t of ["blur", "focus", "click"]) loop.post({ t });
  loop.wake();
  assert.equal(frames.size, 1);
  paint();
  assert.deepEqual(log, ["blur", "focus", "click", "frame", "painted"]);
});

test("every event carries the moment in UTC, and day and time where the person is", () => {
  let seen;
  steps.event = (event) => { seen = event; };
  loop.post({ t: "click", id: 7 });
  paint();
  assert.deepEqual(seen, { t: "click", id: 7, now: `${time().toISOString().slice(0, 19)}Z`, today: "2026-11-23", offset: -time().getTimezoneOffset(), clock: "4:05 a.m." });
  assert.match(seen.now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test("days and months have two digits", () => {
  assert.equal(timesOf(new Date(2026, 0, 2, 12)).today, "2026-01-02");
});

for (const [hours, minutes, clock] of [[0, 0, "12:00 a.m."], [0, 7, "12:07 a.m."], [11, 59, "11:59 a.m."], [12, 0, "12:00 p.m."], [13, 30, "1:30 p.m."], [23, 59, "11:59 p.m."]])
  test(`${hours}:${minutes} is read as ${clock}`, () => {
    assert.equal(timesOf(new Date(2026, 0, 2, hours, minutes)).clock, clock);
  });

test("focus that a frame destroyed is told to C++ in the same turn", () => {
  let destroyed = false;
  steps.frame = () => {
    log.push("frame");
    if (!destroyed) loop.post({ t: "focuslost" });
    destroyed = true;
  };
  loop.post({ t: "click" });
  paint();
  assert.deepEqual(log, ["click", "frame", "focuslost", "frame", "painted"]);
  paint();
  assert.equal(log.length, 5, "and the turn was enough");
});

test("a page that became shorter is painted at its new place in the same turn", () => {
  let moves = false;
  steps.moves = () => moves;
  steps.frame = () => { log.push("frame"); moves = log.length === 1; };
  loop.wake();
  paint();
  assert.deepEqual(log, ["frame", "frame", "painted"]);
});

test("a fault that would ask for frames for ever is held to a few a turn", () => {
  steps.moves = () => true;
  loop.wake();
  paint();
  assert.equal(log.filter((step) => step === "frame").length, 4);
  assert.equal(frames.size, 0);
});

test("a wish for another frame during a frame is granted in the next one", () => {
  let wishes = 1;
  steps.frame = () => { log.push("frame"); if (wishes-- > 0) loop.wake(); };
  loop.wake();
  paint();
  assert.deepEqual(log, ["frame", "painted"]);
  paint();
  assert.deepEqual(log, ["frame", "painted", "frame", "painted"]);
});

test("on a page that is not seen, an answer still reaches C++ though there are no animation frames", async () => {
  document.hidden = true;
  loop.post({ t: "received" });
  assert.equal(frames.size, 0);
  await tasks();
  assert.deepEqual(log, ["received", "frame", "painted"]);
});

test("when the page goes away, what waits for a frame is delivered at once, and only once", () => {
  loop.post({ t: "input" });
  loop.flush();
  assert.deepEqual(log, ["input", "frame", "painted"]);
  paint();
  loop.flush();
  assert.equal(log.length, 3);
});

test("while a pointer is held down events wait, and come together when it is let go", () => {
  loop.hold(true);
  loop.post({ t: "blur" });
  paint();
  assert.deepEqual(log, []);
  loop.post({ t: "click" });
  loop.hold(false);
  paint();
  assert.deepEqual(log, ["blur", "click", "frame", "painted"]);
});

test("after a fault of the program nothing more is asked of it, and the page says so", () => {
  steps.frame = () => { throw new WebAssembly.RuntimeError("unreachable"); };
  loop.post({ t: "click" });
  paint();
  assert.deepEqual(log, ["click", "failed"]);
  loop.post({ t: "click" });
  loop.flush();
  paint();
  assert.deepEqual(log, ["click", "failed"]);
});
