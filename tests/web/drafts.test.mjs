// Which draft a tab has open: one tab writes, another reads and can take over. Node's Web Locks and BroadcastChannel stand for the browser's where it has them.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { createDrafts } from "../../web/drafts.js";
import { settle, stopClock, tick } from "./clock.mjs";

/** Web Locks as far as drafts need them (https://w3c.github.io/web-locks/): one holder, ifAvailable, steal, signal. */
function createLocks() {
  const held = new Map();
  return {
    request(name, { ifAvailable, steal, signal }, run) {
      return new Promise((resolve, reject) => {
        const grant = () => {
          const holder = { reject };
          held.set(name, holder);
          Promise.resolve(run({ name })).then(resolve).finally(() => { if (held.get(name) === holder) held.delete(name), waiting.splice(0).forEach((next) => next()); });
        };
        if (steal && held.has(name)) held.get(name).reject(new DOMException("stolen", "AbortError")), held.delete(name);
        if (!held.has(name)) return grant();
        if (ifAvailable) return resolve(run(null));
        waiting.push(() => { if (!signal?.aborted) grant(); });
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    },
  };
}
/** An open channel keeps a program alive. */
const channels = [];
const NodesChannel = globalThis.BroadcastChannel;
before(() => {
  globalThis.BroadcastChannel = class extends NodesChannel {
    constructor(name) {
      super(name);
      channels.push(this);
    }
  };
});
after(() => channels.forEach((channel) => channel.close()));
const waiting = [];
const tabs = [];
let shelf, texts, settled;

/** A tab with its own session storage. */
function openTab(session = {}) {
  const log = [];
  let finished = 0;
  /** What could not be written, by the draft's id. */
  const unsaved = new Map();
  globalThis.sessionStorage = { getItem: (key) => session[key] ?? null, setItem: (key, value) => { session[key] = value; }, removeItem: (key) => { delete session[key]; } };
  const drafts = createDrafts(shelf, (event) => log.push(event), {
    finish: async () => { finished += 1; },
    textOf: (id) => unsaved.get(id) ?? null,
    forget: (id) => unsaved.delete(id),
  }, () => settled());
  tabs.push(drafts);
  return { drafts, log, session, unsaved, get finished() { return finished; } };
}

/** Two tabs: the first one writes the draft that was changed last, and the second one reads it. */
async function openTwo() {
  const both = [openTab(), openTab()];
  for (const { drafts } of both) await drafts.begin();
  return both;
}

beforeEach(() => {
  stopClock();
  settled = async () => {};
  texts = new Map([["d1", "one"], ["d2", "two"]]);
  shelf = {
    entries: async () => [...texts.keys()].map((id) => ({ id })),
    draft: async (id) => texts.get(id) ?? null,
    saveDraft: async ({ entry, parts }) => void texts.set(entry.id, parts.join("")),
    dropDraft: async (id) => void texts.delete(id),
  };
  waiting.length = 0;
  Object.defineProperty(globalThis, "navigator", { value: { locks: createLocks() }, configurable: true });
});
afterEach(() => { for (const tab of tabs.splice(0)) tab.release(); });

test("a tab begins with the draft that was changed last, and after a reload with its own", async () => {
  const tab = openTab();
  assert.deepEqual(await tab.drafts.begin(), { draftId: "d1", draft: "one", elsewhere: false, drafts: [{ id: "d1" }, { id: "d2" }] });
  await tab.drafts.open("d2");
  assert.deepEqual(tab.log, [{ t: "draft", id: "d2", draft: "two", elsewhere: false }]);
  tab.drafts.release();
  const again = await openTab(tab.session).drafts.begin();
  assert.equal(again.draftId, "d2");
  texts.clear();
  assert.equal((await openTab().drafts.begin()).draftId, null);
});

test("what a closed tab left to be written is written before a draft is read", async () => {
  settled = async () => void texts.set("d1", "last words").set("d2", "last words");
  const tab = openTab();
  assert.equal((await tab.drafts.begin()).draft, "last words");
  await tab.drafts.open("d2");
  await tab.drafts.takeOver("d1");
  assert.deepEqual(tab.log.map((event) => event.draft), ["last words", "last words"]);
});

test("opening another draft first writes what is unwritten and then lets the old one go", async () => {
  const tab = openTab();
  await tab.drafts.begin();
  await tab.drafts.open("d2");
  assert.equal(tab.finished, 1);
  assert.equal((await openTab().drafts.begin()).elsewhere, false, "d1 is free");
});

test("a draft that could not be written opens as it was left, not as it was written before", async () => {
  const tab = openTab();
  await tab.drafts.begin();
  tab.unsaved.set("d1", "newer");
  await tab.drafts.open("d2");
  await tab.drafts.open("d1");
  assert.deepEqual(tab.log.map((event) => event.draft), ["two", "newer"]);
  await tab.drafts.drop("d1");
  assert.equal(tab.unsaved.size, 0, "and when it is removed, nothing of it is left to be written");
});

test("a draft that was left is written beside the one that is open, which nobody else gets by that", async () => {
  const tab = openTab();
  await tab.drafts.begin();
  await tab.drafts.open("d2");
  await tab.drafts.save({ entry: { id: "d1" }, parts: ["last words"] }, false);
  assert.equal(texts.get("d1"), "last words");
  const second = openTab();
  await second.drafts.open("d2");
  assert.equal(second.log[0].elsewhere, true);
  await second.drafts.open("d1");
  assert.equal(second.log[1].elsewhere, false, "it is free again");
  await assert.rejects(tab.drafts.save({ entry: { id: "d1" }, parts: ["older"] }, false), undefined, "now the other tab writes it");
  assert.equal(texts.get("d1"), "last words");
});

test("a second tab reads, and may not write", async () => {
  await openTab().drafts.begin();
  const second = openTab();
  assert.equal((await second.drafts.begin()).elsewhere, true);
  await assert.rejects(second.drafts.save({ entry: { id: "d1" }, parts: ["theirs"] }));
  assert.equal(texts.get("d1"), "one");
});

test("a tab that is asked gives its draft up after it has written it; the other one reads that and writes on", async () => {
  const [first, second] = await openTwo();
  await first.drafts.save({ entry: { id: "d1" }, parts: ["written last"] });
  await second.drafts.takeOver("d1");
  assert.deepEqual(second.log, [{ t: "draft", id: "d1", draft: "written last", elsewhere: false }]);
  assert.deepEqual(first.log, [{ t: "taken", id: "d1" }]);
  assert.equal(first.finished, 1);
  await assert.rejects(first.drafts.save({ entry: { id: "d1" }, parts: ["late"] }));
  await second.drafts.save({ entry: { id: "d1" }, parts: ["theirs"] });
  assert.equal(texts.get("d1"), "theirs");
});

test("a tab that hangs loses its draft after two seconds", async () => {
  const own = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = undefined;
  const first = openTab();
  await first.drafts.begin();
  const second = openTab();
  globalThis.BroadcastChannel = own;
  await second.drafts.begin();
  void second.drafts.takeOver("d1");
  await settle();
  tick(1_999);
  await settle();
  assert.deepEqual([first.log, second.log], [[], []], "it is asked first");
  tick(1);
  await settle();
  assert.deepEqual(second.log, [{ t: "draft", id: "d1", draft: "one", elsewhere: false }]);
  assert.deepEqual(first.log, [{ t: "taken", id: "d1" }]);
});

test("a tab that reads takes up what the other one wrote, once one comes back to it or sees it, and nothing twice", async () => {
  const [first, second] = await openTwo();
  await second.drafts.lookAgain();
  assert.deepEqual(second.log, [], "nothing was written since");
  texts.set("d1", "newer");
  await Promise.all([second.drafts.lookAgain(), second.drafts.lookAgain()]);
  assert.deepEqual(second.log.splice(0), [{ t: "draft-again", id: "d1", draft: "newer", elsewhere: true }]);
  // Beside each other both are seen: nobody has to come back.
  await first.drafts.save({ entry: { id: "d1" }, parts: ["newest"] });
  while (second.log.length === 0) await settle();
  assert.deepEqual(second.log.splice(0), [{ t: "draft-again", id: "d1", draft: "newest", elsewhere: true }]);
  // Who looks at another page sees it when they come back.
  globalThis.document = { hidden: true };
  await first.drafts.save({ entry: { id: "d1" }, parts: ["unseen"] });
  await second.drafts.lookAgain();
  assert.deepEqual(second.log, []);
  delete globalThis.document;
  await second.drafts.lookAgain();
  assert.deepEqual(second.log.splice(0), [{ t: "draft-again", id: "d1", draft: "unseen", elsewhere: true }]);
  // A draft that cannot be read leaves what is shown.
  texts.set("d1", null);
  await second.drafts.lookAgain();
  assert.deepEqual([second.log, first.log], [[], []]);
});

test("a tab that reads writes on once the other one is gone, with its last words", async () => {
  const [first, second] = await openTwo();
  first.drafts.release();
  await settle();
  settled = async () => void texts.set("d1", "last words");
  await second.drafts.lookAgain();
  assert.deepEqual(second.log, [{ t: "draft-again", id: "d1", draft: "last words", elsewhere: false }]);
  await second.drafts.save({ entry: { id: "d1" }, parts: ["theirs"] });
  assert.equal(texts.get("d1"), "theirs");
  await second.drafts.lookAgain();
  assert.equal(second.log.length, 1, "it reads no more");
});

test("a new draft that is saved while the tab looks at the one it read stays its own", async () => {
  const [first, second] = await openTwo();
  texts.set("d1", "newer");
  await Promise.all([second.drafts.lookAgain(), second.drafts.save({ entry: { id: "d3" }, parts: ["new"] })]);
  await second.drafts.lookAgain();
  const third = openTab();
  await third.drafts.open("d3");
  assert.equal(third.log[0].elsewhere, true, "the second tab still writes it");
  await second.drafts.save({ entry: { id: "d3" }, parts: ["newer"] });
  assert.equal(texts.get("d3"), "newer");
});

test("a draft that a tab has left is free for others, also where it took it up by coming back", async () => {
  const [first, second] = await openTwo();
  first.drafts.release();
  await settle();
  await second.drafts.lookAgain();
  assert.equal(second.log[0].elsewhere, false);
  // The program has another one open by then, and says so.
  await second.drafts.letGo("d1");
  const third = openTab();
  await third.drafts.open("d1");
  assert.equal(third.log[0].elsewhere, false);
});

test("a tab that cannot read what it took up goes on reading, and holds nothing", async () => {
  const [first, second] = await openTwo();
  first.drafts.release();
  await settle();
  shelf.draft = async () => { throw new Error("the disk is busy"); };
  await second.drafts.lookAgain();
  assert.deepEqual(second.log, []);
  shelf.draft = async (id) => texts.get(id) ?? null;
  await second.drafts.lookAgain();
  assert.deepEqual(second.log, [{ t: "draft-again", id: "d1", draft: "one", elsewhere: false }]);
});

/** What a tab was told of the list of drafts. */
const lists = (tab) => tab.log.filter(({ t }) => t === "drafts").map(({ drafts, gone }) => [drafts.map(({ id }) => id).join(" "), gone]);

test("the list of drafts follows what other tabs write, at once where it is seen and else when one comes back, and is told once", async () => {
  const [writer, other] = await openTwo();
  await writer.drafts.open("d1");
  await writer.drafts.save({ entry: { id: "d3" }, parts: ["three"] });
  while (lists(other).length === 0) await settle();
  assert.deepEqual(lists(other), [["d1 d2 d3", null]]);
  await other.drafts.lookAgain();
  assert.equal(lists(other).length, 1);
  globalThis.document = { hidden: true };
  await writer.drafts.save({ entry: { id: "d4" }, parts: ["four"] });
  await other.drafts.lookAgain();
  assert.equal(lists(other).length, 1);
  delete globalThis.document;
  await other.drafts.lookAgain();
  assert.deepEqual(lists(other)[1], ["d1 d2 d3 d4", null]);
});

test("a draft that another tab removed is not written again, though a save was under way, and its tab is told", async () => {
  const [writer, other] = await openTwo();
  let write;
  shelf.saveDraft = ({ entry, parts }) => new Promise((done) => { write = () => { texts.set(entry.id, parts.join("")); done(); }; });
  const saving = writer.drafts.save({ entry: { id: "d1" }, parts: ["one, changed"] });
  writer.unsaved.set("d1", "one, changed again");
  await other.drafts.drop("d1");
  await settle();
  write();
  await saving;
  while (lists(writer).length === 0) await settle();
  assert.deepEqual(lists(writer), [["d2", "d1"]]);
  assert.deepEqual([[...texts.keys()], [...writer.unsaved]], [["d2"], []]);
  assert.equal(writer.session["qopi-draft"], undefined);
});

test("a tab that slept while its draft was removed finds out when one comes back to it, before it writes", async () => {
  const tab = openTab();
  await tab.drafts.begin();
  texts.delete("d1");
  await tab.drafts.lookAgain();
  assert.deepEqual(lists(tab), [["d2", "d1"]]);
  // A new draft that nobody has saved yet is not one that was removed.
  const fresh = openTab();
  await fresh.drafts.begin();
  await fresh.drafts.open("d2");
  shelf.saveDraft = async () => { throw new Error("full"); };
  await assert.rejects(fresh.drafts.save({ entry: { id: "d9" }, parts: ["nine"] }));
  await fresh.drafts.lookAgain();
  assert.deepEqual(lists(fresh), []);
});

test("a tab that gave its draft up reads it from then on", async () => {
  const [first, second] = await openTwo();
  await second.drafts.takeOver("d1");
  await second.drafts.save({ entry: { id: "d1" }, parts: ["theirs"] });
  await first.drafts.lookAgain();
  assert.deepEqual(first.log, [{ t: "taken", id: "d1" }, { t: "draft-again", id: "d1", draft: "theirs", elsewhere: true }]);
});

test("a draft that is dropped is gone, and its tab begins with another", async () => {
  const tab = openTab();
  await tab.drafts.begin();
  await tab.drafts.drop("d1");
  assert.equal(texts.has("d1"), false);
  assert.equal((await openTab(tab.session).drafts.begin()).draftId, "d2");
});

test("a draft whose text cannot be read is something else than none", async () => {
  shelf.draft = async () => null;
  assert.equal((await openTab().drafts.begin()).draft, "unreadable");
});

test("where the browser bars locks and channels together with its storage, one tab works as ever", async () => {
  const barred = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request: async () => barred() } }, configurable: true });
  const own = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = barred;
  const tab = openTab();
  globalThis.BroadcastChannel = own;
  assert.equal((await tab.drafts.begin()).elsewhere, false);
  await tab.drafts.save({ entry: { id: "d1" }, parts: ["written"] });
  assert.equal(texts.get("d1"), "written");
});

test("where the browser has neither locks nor channels nor a tab's memory, one tab works as ever", async () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const own = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = undefined;
  const tab = openTab();
  globalThis.BroadcastChannel = own;
  globalThis.sessionStorage = { getItem() { throw new Error("barred"); }, setItem() { throw new Error("barred"); } };
  assert.equal((await tab.drafts.begin()).elsewhere, false);
  await tab.drafts.save({ entry: { id: "d1" }, parts: ["three"] });
  await tab.drafts.takeOver("d1");
  assert.deepEqual(tab.log, [{ t: "draft", id: "d1", draft: "three", elsewhere: false }]);
});
