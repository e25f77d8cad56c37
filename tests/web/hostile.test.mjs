// What lies in the browser's storage and what the network answers may be anybody's: the page begins, keeps what is good, and saves on.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { bytesOf } from "../../web/bytes.js";
import { createDesk } from "../../web/desk.js";
import { createDrafts } from "../../web/drafts.js";
import { openStore } from "../../web/store.js";
import { openVault } from "../../web/vault.js";
import { documents, poison, records } from "./hostile_values.mjs";

// Tabs that speak with each other would keep this process alive.
delete globalThis.BroadcastChannel;
beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });

const draft = (id) => ({ entry: { id, name: "Riverbend", changed: "2026-11-23T02:20:00Z" }, text: `{"of":"${id}"}` });
const parcel = (id) => ({ id, bytes: "{}", state: "waiting" });

/** A browser in which somebody was before: one good draft and one good package. */
async function visited() {
  const vault = await openVault();
  await vault.saveDraft(draft("good"));
  await vault.keepParcel(parcel("good"));
  return openStore();
}

/** As the page does at its beginning, and then in its work. `saves`: what is saved now can be read at the next visit. */
async function assertGoesOn(what, good = true) {
  const vault = await openVault();
  const drafts = createDrafts(vault, () => {}, async () => {}, async () => {});
  const begun = { ...(await drafts.begin()), outbox: await vault.parcels(), desk: await createDesk(vault, "http://127.0.0.1:1").copy() };
  // It is handed to C++ as a text.
  assert.doesNotThrow(() => JSON.stringify(begun), what);
  assert.ok(begun.drafts.every((entry) => typeof entry.id === "string"), what);
  assert.ok(begun.outbox.every((one) => typeof one.id === "string"), what);
  assert.ok(begun.desk === null || Array.isArray(begun.desk.keys?.sign), what);
  if (good) {
    assert.equal(await vault.draft("good"), draft("good").text, what);
    assert.deepEqual(await vault.parcel("good"), parcel("good"), what);
    assert.ok(begun.drafts.some(({ id }) => id === "good") && begun.outbox.some(({ id }) => id === "good"), what);
  }
  await vault.saveDraft(draft("later"));
  await vault.keepParcel(parcel("later"), draft("later"));
  assert.equal(await (await openVault()).draft("later"), draft("later").text, what);
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
      globalThis.indexedDB = new IDBFactory();
      const store = await visited();
      await store.put([shelf, at, value]);
      // So that the draft of a bad record is listed.
      if (shelf === "drafts") await store.put(["current", "bad", "a"]);
      await assertGoesOn(`${what} at ${shelf} ${JSON.stringify(at)}`);
      count += 1;
    }
  t.diagnostic(`${count} records of wrong types`);
});

test("which copy of a good draft is current may be told in any type: it is found all the same", async () => {
  for (const [what, value] of records) {
    globalThis.indexedDB = new IDBFactory();
    const store = await visited();
    await store.put(["current", "good", value]);
    await assertGoesOn(`${what} as the current slot`);
  }
});

test("something else in the place of the key costs what it had locked, and nothing that comes after", async () => {
  for (const [what, value] of records) {
    globalThis.indexedDB = new IDBFactory();
    const store = await visited();
    await store.put(["keys", "vault", value]);
    await assertGoesOn(`${what} as the key`, false);
  }
});

test("what is locked with our own key and is no draft or package of ours harms no other", async () => {
  for (const [what, text] of documents) {
    globalThis.indexedDB = new IDBFactory();
    const store = await visited();
    const key = await store.get("keys", "vault");
    const lock = async (name) => {
      const iv = new Uint8Array(12);
      return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(name) }, key, bytesOf(text)) };
    };
    await store.put(["current", "bad", "a"], ["drafts", ["bad", "a"], await lock("draft bad")], ["drafts", ["bad", "entry"], await lock("entry bad")], ["outbox", "bad", await lock("parcel bad")]);
    await assertGoesOn(what);
  }
});

// --- answers ---

/** What the stranger answers now. */
let answer = { status: 200, type: "application/json", body: "" };
let stranger, origin;
before(async () => {
  stranger = createServer((request, response) => {
    request.resume();
    response.writeHead(answer.status, { "Content-Type": answer.type }).end(answer.body);
  });
  await new Promise((done) => stranger.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${stranger.address().port}`;
});
after(() => {
  stranger.closeAllConnections();
  stranger.close();
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
  for (const [what, body] of bodies)
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
