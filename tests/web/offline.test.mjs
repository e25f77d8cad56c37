// The page's side of the worker: what is unwritten is told to it, and nothing here is needed for the page to work.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { settle, stopClock, tick } from "./clock.mjs";
import { createOffline } from "../../web/offline.js";

let heard, posts, locks, container, registration, offline;
beforeEach(() => {
  stopClock();
  posts = [];
  heard = [];
  locks = [];
  const worker = {
    postMessage(message, [port] = []) {
      heard.push(message);
      if (message.t === "settled" && !worker.hangs) port.postMessage("settled");
    },
  };
  registration = { active: worker, waiting: null, updates: 0, async update() { this.updates += 1; } };
  container = { controller: worker, ready: Promise.resolve(), register: async (...wanted) => { container.wanted = wanted; return registration; }, getRegistration: async () => registration };
  const request = async (name, how, held) => {
    const lock = { name, ...how };
    locks.push(lock);
    await held();
    locks.splice(locks.indexOf(lock), 1);
  };
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker: container, locks: { request } }, configurable: true });
  offline = createOffline((event) => posts.push(event));
});

test("the page asks for its worker past every cache, looks for a newer one, and tells when it works without a network", async () => {
  await offline.keep();
  assert.deepEqual(container.wanted, ["worker.js", { updateViaCache: "none" }]);
  assert.equal(registration.updates, 1);
  assert.deepEqual(posts, [{ t: "offline" }]);
});

test("who comes back within the hour asks for nothing, who comes later looks for a newer release", async () => {
  await offline.keep();
  tick(3_599_999);
  offline.seen();
  assert.equal(registration.updates, 1);
  tick(1);
  offline.seen();
  offline.seen();
  assert.equal(registration.updates, 2);
});

test("no release takes over while a change is unwritten; when it is written, one that waits may", async () => {
  await offline.keep();
  registration.waiting = { postMessage: (message) => heard.push(message) };
  offline.hold(true);
  await settle();
  assert.deepEqual(locks, [{ name: "qopi-unwritten", mode: "shared" }]);
  assert.deepEqual(heard, []);
  offline.hold(false);
  await settle();
  assert.deepEqual([locks, heard], [[], [{ t: "take-over" }]]);
});

test("the last words of a page are handed over", () => {
  offline.write({ entry: { id: "d1" }, parts: ["{}"] }, "e1");
  assert.deepEqual(heard, [{ t: "save", draft: { entry: { id: "d1" }, parts: ["{}"] }, era: "e1" }]);
  assert.equal(offline.writes, true);
  container.controller = null;
  assert.equal(offline.writes, false);
});

test("what earlier pages left is waited for, but not for ever", async () => {
  await offline.settled();
  assert.deepEqual(heard, [{ t: "settled" }]);
  registration.active.hangs = true;
  const waiting = offline.settled();
  tick(2_000);
  await waiting;
});

test("a page that the browser gave no worker, as in private windows, works without", async () => {
  container.register = async () => { throw new DOMException("not here", "SecurityError"); };
  container.getRegistration = async () => undefined;
  container.controller = null;
  container.ready = new Promise(() => {});
  await offline.keep();
  offline.seen();
  offline.hold(true);
  offline.hold(false);
  await offline.settled();
  assert.deepEqual([posts, offline.writes], [[], false]);
});

test("a browser without service workers is no fault", async () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const bare = createOffline((event) => posts.push(event));
  await bare.keep();
  bare.seen();
  bare.hold(true);
  bare.hold(false);
  bare.write({ entry: { id: "d1" }, parts: ["{}"] });
  await bare.settled();
  assert.deepEqual([posts, bare.writes], [[], false]);
});
