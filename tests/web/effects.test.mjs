// What C++ asks for is done, and each question gets its answer as an event.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createEffects } from "../../web/effects.js";
import { until } from "../until.mjs";
import { settle } from "./clock.mjs";

let events, calls, effect, answersOf;
/** A part whose every function notes its call, and answers from `answers`. */
const part = (name, answers = {}) => new Proxy({}, {
  get: (_, method) => (...args) => {
    calls.push([`${name}.${String(method)}`, ...args]);
    return answers[method];
  },
});
beforeEach(() => {
  events = [];
  calls = [];
  answersOf = { saver: {}, outbox: {}, vault: { erase: Promise.resolve() } };
  const post = (event) => events.push(event);
  effect = createEffects({
    post, tell: part("tabs").tell, vault: part("vault", answersOf.vault), drafts: part("drafts"), saver: part("saver", answersOf.saver), outbox: part("outbox", answersOf.outbox), address: part("address"), view: part("view"),
    desk: part("desk", { verify: Promise.resolve("active") }), reach: async () => { await settle(); post({ t: "desk" }); },
  });
});

const rows = [
  [{ do: "save-soon" }, ["saver.soon"]],
  [{ do: "save", operation: 3, entry: { id: "d1" }, parts: ["{}"] }, ["saver.give", { operation: 3, entry: { id: "d1" }, parts: ["{}"] }]],
  [{ do: "open-draft", id: "d1" }, ["drafts.open", "d1"]],
  [{ do: "take-over", id: "d1" }, ["drafts.takeOver", "d1"]],
  [{ do: "drop-draft", id: "d1" }, ["drafts.drop", "d1"]],
  [{ do: "ask-receipt", id: "p1" }, ["outbox.ask", "p1"]],
  [{ do: "mark", id: "p1", state: "replaced" }, ["outbox.mark", "p1", "replaced"]],
  [{ do: "given-out", id: "p1", at: "t" }, ["outbox.givenOut", "p1", "t"]],
  [{ do: "go", url: "#/register", replace: true }, ["address.go", "#/register", true]],
  [{ do: "go", url: "#/register" }, ["address.go", "#/register", false]],
  [{ do: "view", html: true }, ["view.choose", true]],
  [{ do: "enqueue", operation: 3, parcel: { id: "p1" }, entry: { id: "" }, parts: [] }, ["outbox.enqueue", 3, { id: "p1" }, null]],
  [{ do: "send", id: "p1" }, ["outbox.send", "p1"]],
  [{ do: "retry", id: "p1", attempt: 3 }, ["outbox.retry", "p1", 3]],
  [{ do: "forget", id: "p1" }, ["outbox.forget", "p1"]],
];
for (const [asked, call] of rows)
  test(`${JSON.stringify(asked)} is done once`, () => {
    effect(asked);
    assert.deepEqual(calls, [call]);
  });

test("parts of a draft that are as they were are taken from what was saved before", () => {
  const save = (...parts) => effect({ do: "save", operation: 1, entry: { id: "d1" }, parts });
  save("a", "b", "c");
  save(1, "new", 0);
  save(2, 1, 2);
  assert.deepEqual(calls.map(([, { parts }]) => parts.join("")), ["abc", "bnewa", "anewa"]);
});

test("drafts are read without being opened, and one that cannot be read is told as blank", async () => {
  answersOf.vault.draft = Promise.resolve("{}");
  effect({ do: "read-drafts", ids: ["d1", "d2"] });
  await settle();
  assert.deepEqual(calls, [["vault.draft", "d1"], ["vault.draft", "d2"]]);
  answersOf.vault.draft = Promise.reject(new Error("locked"));
  effect({ do: "read-drafts", ids: ["d3"] });
  await settle();
  assert.deepEqual(events, [
    { t: "drafts-read", drafts: [{ id: "d1", draft: "{}" }, { id: "d2", draft: "{}" }] },
    { t: "drafts-read", drafts: [{ id: "d3", draft: "" }] },
  ]);
});

test("the program reads on in a later turn, so that the browser can do something in between", async () => {
  effect({ do: "read-later" });
  assert.deepEqual(events, []);
  await until("the next turn", () => events.length > 0);
  assert.deepEqual(events, [{ t: "read-on" }]);
});

test("a package is kept with the draft that names it, and an older text of that draft steps aside", async () => {
  let told;
  answersOf.saver.stepAside = (kept) => (told = kept);
  answersOf.outbox.enqueue = Promise.resolve(true);
  effect({ do: "enqueue", operation: 3, parcel: { id: "p1" }, entry: { id: "d1" }, parts: ["d"] });
  await settle();
  assert.deepEqual(calls, [["saver.stepAside", "d1"], ["outbox.enqueue", 3, { id: "p1" }, { entry: { id: "d1" }, parts: ["d"] }]]);
  assert.equal(told, true);
});

test("a membership is asked for and answered with the question", async () => {
  effect({ do: "verify", memberId: "104233", familyName: "Okonkwo-Smith" });
  await settle();
  assert.deepEqual(events, [{ t: "member", memberId: "104233", familyName: "Okonkwo-Smith", status: "active" }]);
});

test("preparing without a response gives random digits and no verifier", async () => {
  effect({ do: "prepare", operation: 3, response: null });
  await until("the digits", () => events.length > 1);
  assert.match(events[1].random, /^[0-9a-f]{20}$/);
  assert.deepEqual([events[1].t, events[1].operation, events[1].verifier], ["prepared", 3, null]);
  assert.equal(events[0].t, "desk", "after the Help Desk's newest key");
});

test("sealing with a key that is none is told as a failure", async () => {
  effect({ do: "seal", operation: 3, header: { alg: "ECDH-ES", enc: "A256GCM" }, key: {}, plaintext: "{}" });
  await until("an answer", () => events.length > 0);
  assert.deepEqual(events, [{ t: "seal-failed", operation: 3 }]);
});

test("erasing stops sending and saving first, and says when it is done", async () => {
  effect({ do: "erase" });
  await settle();
  assert.deepEqual(calls.map(([name]) => name), ["outbox.stop", "saver.drop", "vault.erase", "tabs.tell", "drafts.forget"]);
  assert.deepEqual(events, [{ t: "erased", whole: true }]);
});

// Seen: the caches of other programs of the same origin were deleted, too.
test("erasing removes the caches and the worker of this app alone", async () => {
  const left = new Set(["qopi-1", "other", "qopi-2"]);
  let workers = 2;
  globalThis.caches = { keys: async () => [...left], delete: async (name) => left.delete(name) };
  const container = { getRegistration: async () => ({ unregister: async () => { workers -= 1; } }) };
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker: container }, configurable: true });
  effect({ do: "erase" });
  await settle();
  assert.deepEqual([[...left], workers, events], [["other"], 1, [{ t: "erased", whole: true }]]);
  globalThis.caches.delete = async () => { throw new Error("barred"); };
  left.add("qopi-3");
  effect({ do: "erase" });
  await settle();
  assert.deepEqual(events.at(-1), { t: "erased", whole: false });
});

test("an effect that this version does not know is passed over", () => {
  effect({ do: "dance" });
  effect({ do: "toString" });
  assert.deepEqual([calls, events], [[], []]);
});
