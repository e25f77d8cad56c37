// The vault: what was saved is there after a restart, nobody reads it from the disk, and a failed write harms nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBDatabase, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { memoryStore, openStore } from "../../web/store.js";
import { openVault } from "../../web/vault.js";
import { stopClock } from "./clock.mjs";

const draft = JSON.stringify({ practice: { name: "Riverbend Oncology", city: "Dayton" } });
const of = (id, text, about = {}) => ({ entry: { id, ...about }, parts: [text].flat() });
const own_put = IDBObjectStore.prototype.put;

/** @param parcel kept in place of what is there of it */
const keepParcel = (vault, parcel, draft) => vault.changeParcel(parcel.id, () => parcel, draft);

beforeEach(() => {
  // The storage of these tests answers, however long it takes.
  stopClock();
  IDBObjectStore.prototype.put = own_put;
  globalThis.indexedDB = new IDBFactory();
});

/** Opens the database behind the vault's back and visits each record as (store, key, value). */
async function records(visit) {
  const request = indexedDB.open("qopi");
  const db = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const transaction = db.transaction([...db.objectStoreNames], "readwrite");
  for (const name of db.objectStoreNames) {
    const store = transaction.objectStore(name);
    const all = store.openCursor();
    await new Promise((resolve) => {
      all.onsuccess = () => {
        if (!all.result) return resolve();
        visit(store, all.result.key, all.result.value);
        all.result.continue();
      };
    });
  }
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  db.close();
}

test("a draft is there after a restart of the browser, word for word", async () => {
  const text = `${draft} · 日本 · \ufeff · \u{1F469}\u200D\u2695\uFE0F`;
  const vault = await openVault();
  assert.equal(vault.storage, "kept");
  assert.equal(await vault.draft("current"), null);
  await vault.saveDraft(of("current", text));
  assert.equal(await (await openVault()).draft("current"), text);
});

test("drafts are kept by id", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", "one"));
  await vault.saveDraft(of("another", "two"));
  assert.deepEqual([await vault.draft("current"), await vault.draft("another")], ["one", "two"]);
});

test("a parcel and the draft that names it are kept both or neither, at whichever write the browser fails", async () => {
  const parcel = { id: "p1", bytes: "{}", state: "waiting" };
  for (let failing = 1; ; ++failing) {
    globalThis.indexedDB = new IDBFactory();
    const vault = await openVault();
    await vault.saveDraft(of("current", "before"));
    let writes = 0;
    IDBObjectStore.prototype.put = function put(...given) {
      writes += 1;
      if (writes === failing) throw new DOMException("full", "QuotaExceededError");
      return own_put.apply(this, given);
    };
    const kept = await keepParcel(vault, parcel, of("current", "names p1")).then(() => true, () => false);
    IDBObjectStore.prototype.put = own_put;
    const again = await openVault();
    assert.deepEqual([await again.draft("current"), (await again.parcels()).length], kept ? ["names p1", 1] : ["before", 0], `write ${failing}`);
    assert.equal(kept, writes < failing);
    if (kept) return;
  }
});

test("an older draft never replaces one that came later, however the browser takes its time", async () => {
  const vault = await openVault();
  await Promise.all([vault.saveDraft(of("current", "one")), keepParcel(vault, { id: "p1", bytes: "{}", state: "kept" }, of("current", "two")),
    vault.saveDraft(of("current", "three"))]);
  assert.equal(await vault.draft("current"), "three");
});

test("the list tells of each draft without opening it, the newest first; a damaged entry leaves its draft in the list", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("d1", "one", { name: "Riverbend", changed: "2026-11-21T00:00:00Z", errors: 3 }));
  await vault.saveDraft(of("d2", "two", { name: "Lakeside", changed: "2026-11-22T00:00:00Z" }));
  await vault.saveDraft(of("d1", "one, later", { name: "Riverbend Oncology", changed: "2026-11-23T00:00:00Z", errors: 0 }));
  assert.deepEqual(await (await openVault()).entries(), [
    { id: "d1", name: "Riverbend Oncology", changed: "2026-11-23T00:00:00Z", errors: 0 },
    { id: "d2", name: "Lakeside", changed: "2026-11-22T00:00:00Z" },
  ]);
  await records((store, key, value) => { if (key[0] === "d2" && key[1] === "entry") new Uint8Array(value.data)[0] ^= 1, store.put(value, key); });
  assert.deepEqual((await vault.entries())[1], { id: "d2" });
  assert.equal(await vault.draft("d2"), "two");
});

test("a draft that is dropped leaves nothing, and the others stay", async () => {
  const vault = await openVault();
  for (const text of ["one", "two"]) await vault.saveDraft(of("d1", text)), await vault.saveDraft(of("d2", text));
  await vault.dropDraft("d1");
  const left = [];
  await records((store, key) => { if (["drafts", "current"].includes(store.name)) left.push([key].flat().join("/")); });
  assert.deepEqual(left.map((key) => key.replace(/[/](?!entry|list).*/, "/part")).sort(), ["d2", "d2/entry", "d2/list", "d2/part", "d2/part"], "the draft, and the one before it");
  assert.deepEqual([await vault.draft("d1"), await vault.draft("d2")], [null, "two"]);
});

test("nothing of a draft or a parcel can be read in the records, and the key cannot be taken out", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", draft));
  await keepParcel(vault, { id: "p1", bytes: draft, state: "waiting" });
  let keys = 0;
  let boxes = 0;
  await records((store, _key, value) => {
    if (value?.data instanceof ArrayBuffer) {
      boxes += 1;
      assert.ok(!Buffer.from(value.data).includes("Riverbend"), store.name);
    } else if (value?.type === "secret") {
      keys += 1;
      assert.equal(value.extractable, false);
    } else assert.ok(!JSON.stringify(value).includes("Riverbend"), store.name);
  });
  // The draft's part, the list of parts, the draft's entry in the list of drafts, and the parcel.
  assert.deepEqual([keys, boxes], [1, 4]);
});

const parts = (count, changed = {}) => Array.from({ length: count }, (_, i) => changed[i] ?? `part ${i} ${"x".repeat(i)}`);
/** The names of the parts that lie in the browser's storage. */
async function partsKept() {
  const names = [];
  await records((store, key) => { if (store.name === "drafts" && !["entry", "list"].includes(key[1])) names.push(key[1]); });
  return names;
}
/** How many records are put, and how many bytes of them are encrypted, while something is done. */
async function written(act) {
  let puts = 0, bytes = 0;
  IDBObjectStore.prototype.put = function put(value, key) {
    puts += 1;
    bytes += (value.data?.byteLength ?? 0) + (value.before?.data.byteLength ?? 0);
    return own_put.call(this, value, key);
  };
  await act();
  IDBObjectStore.prototype.put = own_put;
  return { puts, bytes };
}

test("a change writes the part that it concerns, the list of parts, and the entry, however long the draft is", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", parts(200)));
  const { puts, bytes } = await written(() => vault.saveDraft(of("current", parts(200, { 7: "changed" }))));
  assert.equal(puts, 4);
  assert.ok(bytes < 8_000, `${bytes} bytes`);
  assert.equal(await (await openVault()).draft("current"), parts(200, { 7: "changed" }).join(""));
  const again = await openVault();
  await again.draft("current");
  assert.equal((await written(() => again.saveDraft(of("current", parts(200, { 7: "changed", 9: "too" }))))).puts, 4, "and after a restart");
});

test("parts that come, go, change their places, or are alike come back as they are", async () => {
  const vault = await openVault();
  for (const now of [["a", "b", "c"], ["c", "a"], ["a", "a", "b", "a"], [""], ["b", "new", "b"], ["\ufeff", "\u{1F469}", "\u{1F469}"]]) {
    await vault.saveDraft(of("current", now));
    assert.equal(await vault.draft("current"), now.join(""));
    assert.equal(await (await openVault()).draft("current"), now.join(""));
  }
});

test("a save that breaks off at any write leaves the draft as it was, and what it left goes with the next one", async () => {
  for (let failing = 1; ; ++failing) {
    globalThis.indexedDB = new IDBFactory();
    const vault = await openVault();
    await vault.saveDraft(of("current", parts(4)));
    let writes = 0;
    IDBObjectStore.prototype.put = function put(...given) {
      writes += 1;
      if (writes === failing) throw new DOMException("full", "QuotaExceededError");
      return own_put.apply(this, given);
    };
    const kept = await vault.saveDraft(of("current", parts(4, { 1: "one", 2: "two" }))).then(() => true, () => false);
    IDBObjectStore.prototype.put = own_put;
    const again = await openVault();
    assert.equal(await again.draft("current"), parts(4, kept ? { 1: "one", 2: "two" } : {}).join(""), `write ${failing}`);
    assert.equal(kept, writes < failing);
    await again.saveDraft(of("current", parts(4, { 3: "three" })));
    // The four of now, and of the draft before those that are others.
    assert.equal((await partsKept()).length, kept ? 7 : 5, `write ${failing}`);
    if (kept) return;
  }
});

test("a page and a worker that write one draft in turn never mix it", async () => {
  const [page, worker] = [await openVault(), await openVault()];
  for (let i = 0; i < 6; ++i) {
    const now = parts(5, { [i % 5]: `by ${i}`, 4: `last ${i}` });
    await [page, worker][i % 2].saveDraft(of("current", now));
    for (const vault of [page, worker, await openVault()]) assert.equal(await vault.draft("current"), now.join(""));
  }
  await Promise.all([page.saveDraft(of("current", parts(5, { 0: "page" }))), worker.saveDraft(of("current", parts(5, { 1: "worker" })))]);
  const both = [parts(5, { 0: "page" }).join(""), parts(5, { 1: "worker" }).join("")];
  assert.ok(both.includes(await page.draft("current")));
  assert.equal(await worker.draft("current"), await page.draft("current"));
});

/** Puts a draft as earlier versions kept it: whole, in two slots. */
async function keepWhole(id, current, texts) {
  let key;
  await records((_store, _key, value) => { if (value instanceof CryptoKey) key = value; });
  const boxes = await Promise.all(Object.entries(texts).map(async ([slot, text]) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return [slot, { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: Buffer.from(`draft ${id}`) }, key, Buffer.from(text)) }];
  }));
  const request = indexedDB.open("qopi");
  const db = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const transaction = db.transaction(["drafts", "current"], "readwrite");
  for (const [slot, box] of boxes) transaction.objectStore("drafts").put(box, [id, slot]);
  transaction.objectStore("current").put(current, id);
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  db.close();
}

test("a draft that an earlier version kept whole is opened, and becomes one in parts in one transaction", async () => {
  for (const [current, text] of [["a", "in a"], ["b", "in b"]]) {
    globalThis.indexedDB = new IDBFactory();
    const vault = await openVault();
    await keepWhole("current", current, { a: "in a", b: "in b" });
    assert.equal(await vault.draft("current"), text);
    assert.equal((await vault.entries())[0].id, "current");
    // Broken off before its end, it leaves the whole one.
    IDBObjectStore.prototype.put = function put(...given) {
      if (this.name === "current") throw new DOMException("full", "QuotaExceededError");
      return own_put.apply(this, given);
    };
    await assert.rejects(vault.saveDraft(of("current", parts(3))));
    IDBObjectStore.prototype.put = own_put;
    assert.equal(await (await openVault()).draft("current"), text);
    await vault.saveDraft(of("current", parts(3)));
    assert.equal(await (await openVault()).draft("current"), parts(3).join(""));
    assert.equal((await partsKept()).length, 3, "and nothing is left of the whole one");
  }
});

test("a draft that cannot be written whole is refused and the one before stays", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", "first"));
  IDBObjectStore.prototype.put = function put(value, key) {
    if (this.name === "drafts" && key[1] !== "entry") value = { ...value, data: value.data.slice(0, 8) };
    return own_put.call(this, value, key);
  };
  await assert.rejects(vault.saveDraft(of("current", "second")));
  IDBObjectStore.prototype.put = function put() { throw new DOMException("disk full", "QuotaExceededError"); };
  await assert.rejects(vault.saveDraft(of("current", "third")));
  IDBObjectStore.prototype.put = own_put;
  assert.equal(await (await openVault()).draft("current"), "first");
});

test("a draft that comes back as another one, readable as it is, is refused", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", "first"));
  let first;
  await records((store, key, value) => { if (store.name === "drafts" && key[1] !== "entry") first = value; });
  IDBObjectStore.prototype.put = function put(value, key) { return own_put.call(this, this.name === "drafts" && key[1] !== "entry" ? first : value, key); };
  await assert.rejects(vault.saveDraft(of("current", "second")));
});

for (const [which, open] of [["the browser's", openStore], ["the one in memory", async () => memoryStore()]])
  test(`in a store, ${which}, the first key wins and both tabs get it`, async () => {
    const store = await open();
    assert.equal(await store.add("keys", "vault", "first"), "first");
    assert.equal(await store.add("keys", "vault", "second"), "first");
    assert.equal(await store.get("keys", "vault"), "first");
  });

test("when a part or the list of parts was damaged on the disk, the draft before is opened", async () => {
  for (const damaged of ["list", "part"]) {
    globalThis.indexedDB = new IDBFactory();
    const vault = await openVault();
    await vault.saveDraft(of("current", ["1", "first"]));
    const before = await partsKept();
    await vault.saveDraft(of("current", ["1", "second"]));
    await records((store, key, value) => {
      if (store.name !== "drafts" || key[1] === "entry" || before.includes(key[1]) || (key[1] === "list") !== (damaged === "list")) return;
      new Uint8Array(value.data)[3] ^= 1;
      store.put(value, key);
    });
    assert.equal(await vault.draft("current"), "1first", damaged);
    await vault.saveDraft(of("current", ["1", "third"]));
    assert.equal(await (await openVault()).draft("current"), "1third", damaged);
  }
});

test("a record put in another's place does not open", async () => {
  const vault = await openVault();
  await keepParcel(vault, { id: "p1", bytes: "one", state: "waiting" });
  await keepParcel(vault, { id: "p2", bytes: "two", state: "waiting" });
  let first;
  await records((store, key, value) => {
    if (store.name === "outbox" && key === "p1") first = value;
    if (store.name === "outbox" && key === "p2") store.put(first, key);
  });
  await assert.rejects(vault.parcel("p2"));
  assert.deepEqual((await vault.parcels()).map((parcel) => parcel.id), ["p1"]);
});

test("parcels come back whole after a restart, the oldest first", async () => {
  const vault = await openVault();
  const parcels = ["0193-b", "0193-a", "0193-c"].map((id) => ({ id, bytes: `{"id":"${id}"}\n`, state: "waiting" }));
  for (const parcel of parcels) await keepParcel(vault, parcel);
  await keepParcel(vault, { ...parcels[0], state: "received", receipt: { reference: "K7M2RX94" } });
  await vault.forgetParcel("0193-c");
  const again = await openVault();
  assert.deepEqual(await again.parcels(), [parcels[1], { ...parcels[0], state: "received", receipt: { reference: "K7M2RX94" } }]);
  assert.equal(await again.parcel("0193-c"), null);
});

test("two tabs that change one parcel at once lose neither change", async () => {
  const [one, two] = [await openVault(), await openVault()];
  await keepParcel(one, { id: "p1", bytes: "{}", state: "waiting", count: 0 });
  const more = (now) => ({ ...now, count: now.count + 1 });
  await Promise.all([one, two, one, two, one].map((vault) => vault.changeParcel("p1", more)));
  assert.equal((await one.parcel("p1")).count, 5);
});

test("a parcel that is to stay as it is stays, and the draft beside it is kept", async () => {
  const vault = await openVault();
  await keepParcel(vault, { id: "p1", bytes: "{}", state: "received" });
  assert.deepEqual(await vault.changeParcel("p1", () => null, of("current", "names p1")), { id: "p1", bytes: "{}", state: "received" });
  assert.deepEqual([(await vault.parcel("p1")).state, await vault.draft("current")], ["received", "names p1"]);
  assert.equal(await vault.changeParcel("p2", (now) => now), null);
});

test("a storage that gives back something else than it was given is refused", async () => {
  const vault = await openVault();
  await keepParcel(vault, { id: "p1", bytes: "one", state: "waiting" });
  let first;
  await records((store, key, value) => { if (store.name === "outbox") first = value; });
  IDBObjectStore.prototype.put = function put(value, key) { return own_put.call(this, this.name === "outbox" ? first : value, key); };
  await assert.rejects(keepParcel(vault, { id: "p1", bytes: "two", state: "waiting" }));
});

test("two tabs that open for the first time at once read each other's drafts", async () => {
  const [one, two] = await Promise.all([openVault(), openVault()]);
  await one.saveDraft(of("current", "by one"));
  assert.equal(await two.draft("current"), "by one");
});

const barred = [
  ["is not there", () => { delete globalThis.indexedDB; }],
  ["throws", () => { globalThis.indexedDB = { open() { throw new DOMException("denied", "SecurityError"); } }; }],
  ["refuses", () => {
    globalThis.indexedDB = { open() { const r = { error: new Error("denied") }; queueMicrotask(() => r.onerror()); return r; } };
  }],
  ["takes no keys", () => { IDBObjectStore.prototype.put = function put() { throw new DOMException("no keys", "DataCloneError"); }; }],
];
for (const [how, bar] of barred)
  test(`where the browser's storage ${how}, everything works until the page is closed, and the vault says so`, async () => {
    bar();
    const vault = await openVault();
    assert.equal(vault.storage, "memory");
    await vault.saveDraft(of("current", draft));
    await keepParcel(vault, { id: "p1", bytes: "x", state: "waiting" });
    await vault.keepCopy("desk", { a: 1 });
    assert.equal(await vault.draft("current"), draft);
    assert.equal((await vault.parcels()).length, 1);
    assert.deepEqual(await vault.copy("desk"), { a: 1 });
    await vault.erase();
    assert.equal(await vault.draft("current"), null);
  });

for (const [silent, storage] of [[1, "kept"], [2, "kept"], [3, "unanswered"]])
  test(`where the browser's storage does not answer ${silent} times, the vault is ${storage}`, async (t) => {
    await (await openVault()).saveDraft(of("current", draft));
    const real = globalThis.indexedDB;
    let questions = 0;
    t.mock.timers.enable({ apis: ["setTimeout"] });
    globalThis.indexedDB = { open: (...given) => (++questions > silent ? real.open(...given) : {}) };
    const opening = openVault();
    for (let i = 0; i < silent; ++i) {
      t.mock.timers.tick(4000);
      await new Promise(setImmediate);
    }
    const vault = await opening;
    assert.deepEqual([vault.storage, await vault.draft("current")], [storage, storage === "kept" ? draft : null]);
    // What is typed now is not lost before the page is closed.
    await vault.saveDraft(of("new", "typed"));
    assert.equal(await vault.draft("new"), "typed");
  });

test("erase leaves nothing, not even the key, and the vault can be used again", async () => {
  const vault = await openVault();
  await vault.saveDraft(of("current", draft));
  await keepParcel(vault, { id: "p1", bytes: "x", state: "waiting" });
  await vault.keepCopy("desk", { a: 1 });
  let before;
  await records((store, _key, value) => { if (store.name === "keys") before = value; });
  await vault.erase();
  const left = [];
  await records((store, key, value) => { left.push([store.name, key]); assert.notEqual(value, before); });
  assert.deepEqual(left, [["keys", "era"], ["keys", "vault"]], "a new key for what comes next");
  assert.deepEqual([await vault.draft("current"), await vault.parcels(), await vault.copy("desk")], [null, [], null]);
  await vault.saveDraft(of("current", "new"));
  assert.equal(await (await openVault()).draft("current"), "new");
});

// Seen: the other tab went on with the old key and said "Saved" of what nobody could read afterwards.
test("what another tab erased is not written again: the tab is told, keeps nothing of it, and can begin anew", async () => {
  let told = 0;
  const [one, two] = [await openVault(), await openVault(() => { told += 1; })];
  await two.saveDraft(of("current", draft));
  await one.erase();
  await assert.rejects(two.saveDraft(of("current", "later")));
  await assert.rejects(keepParcel(two, { id: "p1", bytes: "x", state: "waiting" }));
  assert.equal(told, 2);
  assert.deepEqual([await one.draft("current"), await one.parcels()], [null, []]);
  assert.notEqual(two.era, one.era);
  await two.renew();
  assert.equal(two.era, one.era);
  await two.saveDraft(of("d2", "anew"));
  assert.equal(await one.draft("d2"), "anew");
  assert.equal(told, 2);
});

test("a storage that cannot be erased keeps all, and is written on", async (context) => {
  const vault = await openVault();
  await vault.saveDraft(of("current", "first"));
  const clear = context.mock.method(IDBObjectStore.prototype, "clear", () => { throw new DOMException("barred", "UnknownError"); });
  await assert.rejects(vault.erase());
  clear.mock.restore();
  assert.equal(await vault.draft("current"), "first");
  await vault.saveDraft(of("current", "second"));
  assert.equal(await (await openVault()).draft("current"), "second");
});

test("a database that the browser closed on its own is opened again", async (context) => {
  const vault = await openVault();
  await vault.saveDraft(of("current", "first"));
  const own = IDBDatabase.prototype.transaction;
  let failures = 1;
  context.mock.method(IDBDatabase.prototype, "transaction", function transaction(...args) {
    if (failures-- > 0) throw new DOMException("the connection is closing", "InvalidStateError");
    return own.apply(this, args);
  });
  const open = context.mock.method(indexedDB, "open");
  assert.equal(await vault.draft("current"), "first");
  assert.equal(open.mock.callCount(), 1);
});
