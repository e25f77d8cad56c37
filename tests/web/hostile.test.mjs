// What lies in the browser's storage and what the network answers may be anybody's: the page begins, keeps what is good, and saves on.
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import "../../web/jose.js";
import { bytesOf } from "../../web/bytes.js";
import { createDesk } from "../../web/desk.js";
import { createDrafts } from "../../web/drafts.js";
import { openStore } from "../../web/store.js";
import { openVault } from "../../web/vault.js";
import { stopClock } from "./clock.mjs";
import { documents, poison, records } from "./hostile_values.mjs";

// Tabs that speak with each other would keep this process alive.
before(() => { delete globalThis.BroadcastChannel; });
/** @param parcel kept in place of what is there of it */
const keepParcel = (vault, parcel, draft) => vault.changeParcel(parcel.id, () => parcel, draft);

beforeEach(() => {
  // The storage of these tests answers, however long it takes.
  stopClock();
  globalThis.indexedDB = new IDBFactory();
});

const draft = (id) => ({ entry: { id, name: "Riverbend", changed: "2026-11-23T02:20:00Z" }, parts: [`{"of":"${id}"}`] });
const parcel = (id) => ({ id, bytes: "{}", state: "waiting" });

/** Reads each JSON once until the test goes on to the next: the largest take longer to be read than all else, and are read alike each time. */
function readOnce(t) {
  const { parse } = JSON;
  const read = new Map();
  JSON.parse = (text) => {
    if (!read.has(text)) read.set(text, parse(text));
    return read.get(text);
  };
  t.after(() => { JSON.parse = parse; });
  return { next: () => read.clear() };
}

/** What a visit leaves in the storage: one good draft and one good package, as [shelf, key, value]. */
const left = [];
before(async () => {
  stopClock();
  globalThis.indexedDB = new IDBFactory();
  const vault = await openVault();
  await vault.saveDraft(draft("good"));
  await keepParcel(vault, parcel("good"));
  const store = await openStore();
  for (const shelf of ["keys", "drafts", "current", "outbox", "copies"])
    for (const [key, value] of await store.entries(shelf)) left.push([shelf, key, value]);
});

/** A browser in which somebody was before, and then a stranger, who put these records into its storage. */
async function visitedBy(...strangers) {
  globalThis.indexedDB = new IDBFactory();
  await (await openStore()).put(...left, ...strangers);
}

/** As the page does at its beginning, and then in its work. `saves`: what is saved now can be read at the next visit. */
async function assertGoesOn(what, good = true) {
  const vault = await openVault();
  const drafts = createDrafts(vault, () => {}, { finish: async () => {}, textOf: () => null, forget() {} }, async () => {});
  const begun = { ...(await drafts.begin()), outbox: await vault.parcels(), desk: await createDesk(vault, "http://127.0.0.1:1").copy() };
  // It is handed to C++ as a text.
  assert.doesNotThrow(() => JSON.stringify(begun), what);
  assert.ok(begun.drafts.every((entry) => typeof entry.id === "string"), what);
  assert.ok(begun.outbox.every((one) => typeof one.id === "string"), what);
  assert.ok(begun.desk === null || Array.isArray(begun.desk.keys?.sign), what);
  if (good) {
    assert.equal(await vault.draft("good"), draft("good").parts[0], what);
    assert.deepEqual(await vault.parcel("good"), parcel("good"), what);
    assert.ok(begun.drafts.some(({ id }) => id === "good") && begun.outbox.some(({ id }) => id === "good"), what);
  }
  await vault.saveDraft(draft("later"));
  await keepParcel(vault, parcel("later"), draft("later"));
  assert.equal(await (await openVault()).draft("later"), draft("later").parts[0], what);
  assert.equal({}.hit, undefined, what);
  drafts.release();
}

/** Each place of the storage: where a stranger's record stands beside good ones, or in the place of one. */
const places = [
  ["current", "bad"], ["current", 5], ["current", ["bad", "x"]], ["drafts", ["bad", "a"]], ["drafts", ["bad", "entry"]], ["drafts", "bad"], ["outbox", "bad"], ["outbox", 5],
  ["outbox", ["bad"]], ["copies", "desk"], ["copies", "bad"],
];

test(`a record of any type at any of ${places.length} places of the storage harms no other draft or package`, async (t) => {
  let count = 0;
  for (const [shelf, at] of places)
    for (const [what, value] of records) {
      // A bad record of a draft is listed, too.
      await visitedBy([shelf, at, value], ...(shelf === "drafts" ? [["current", "bad", "a"]] : []));
      await assertGoesOn(`${what} at ${shelf} ${JSON.stringify(at)}`);
      count += 1;
    }
  t.diagnostic(`${count} records of wrong types`);
});

test("which copy of a good draft is current may be told in any type: it is found all the same", async () => {
  for (const [what, value] of records) {
    await visitedBy(["current", "good", value]);
    await assertGoesOn(`${what} as the current slot`);
  }
});

test("something else in the place of the key costs what it had locked, and nothing that comes after", async () => {
  for (const [what, value] of records) {
    await visitedBy(["keys", "vault", value]);
    await assertGoesOn(`${what} as the key`, false);
  }
});

test("what is locked with our own key and is no draft or package of ours harms no other", async (t) => {
  const reading = readOnce(t);
  const key = left.find(([shelf, name]) => shelf === "keys" && name === "vault")[2];
  for (const [what, text] of documents) {
    reading.next();
    const lock = async (name) => {
      const iv = new Uint8Array(12);
      return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(name) }, key, bytesOf(text)) };
    };
    await visitedBy(["current", "bad", "a"], ["drafts", ["bad", "a"], await lock("draft bad")], ["drafts", ["bad", "entry"], await lock("entry bad")], ["outbox", "bad", await lock("parcel bad")]);
    await assertGoesOn(what);
  }
});

// --- answers ---

/** What the stranger answers now. */
let answer = { status: 200, type: "application/json", body: "" };
const origin = "http://stranger.example";
before(() => {
  globalThis.fetch = async () => new Response(answer.body, { status: answer.status, headers: { "Content-Type": answer.type } });
});

/** Bodies that look more and more like the Help Desk's. */
const bodies = [
  ...documents,
  ...documents.filter(([what]) => /JavaScript|10,000 levels|a number$|a list$|100,000/.test(what)).flatMap(([what, text]) => [
    [`a key that is ${what}`, `{"keys":{"seal":[${text}],"sign":[${text}]},"rounds":${text},"contact":${text}}`],
    [`keys that are ${what}`, `{"keys":${text}}`],
    [`a receipt that is ${what}`, `{"receipt":${text}}`],
    [`problems that are ${what}`, `{"type":${text},"errors":${text}}`],
    [`a problem that is ${what}`, `{"type":"rules","errors":[${text},{"pointer":${text},"code":${text}}]}`],
    [`a status that is ${what}`, `{"status":${text}}`],
  ]),
];

test(`${bodies.length} bodies at every status are no receipt, and never more than C++ can be told`, async (t) => {
  let count = 0;
  const reading = readOnce(t);
  for (const [what, body] of bodies) {
    reading.next();
    for (const status of [200, 404, 422, 503])
      for (const type of status < 300 ? ["application/json"] : ["application/problem+json"]) {
        answer = { status, type, body };
        const desk = createDesk({ copy: async () => null, keepCopy: async () => {} }, origin);
        const id = "01a20633-fc80-7012-b456-789abcdef012";
        for (const heard of [await desk.send(id, "{}"), await desk.receipt(id, "{}"), ...(status === 200 ? [await desk.verify("1", "x"), await desk.current()] : [])]) {
          assert.notEqual(heard?.kind, "received", `${what}, ${status}`);
          assert.doesNotThrow(() => JSON.stringify(heard), `${what}, ${status}`);
          if (typeof heard === "string") assert.equal(heard, "not-checked", `${what}, ${status}`);
        }
        count += 1;
      }
  }
  assert.equal({}.hit, undefined);
  t.diagnostic(`${count} answers of a stranger`);
});

test("a copy of what the Help Desk publishes that was tampered with is not taken for its keys", async () => {
  answer = { status: 200, type: "application/json", body: '{"receipt":"a.b.c"}' };
  for (const copy of [...records.map(([, value]) => value), JSON.parse(poison), { keys: 5 }, { keys: { sign: 5, seal: [] } }, { keys: { sign: [null, 5, "x", {}], seal: [null] } }]) {
    const desk = createDesk({ copy: async () => copy, keepCopy: async () => {} }, origin);
    // A stranger, and not a network that failed: what is asked for again brings the keys of the Help Desk.
    assert.deepEqual(await desk.send("01a20633-fc80-7012-b456-789abcdef012", "{}"), { kind: "unsent", reason: "not-our-server", retryAfter: null });
  }
});
