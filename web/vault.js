// Keeps drafts and the outbox encrypted at rest: AES-GCM with a key that the browser gives to nobody.

import { bytesOf, isShallow, textOf } from "./bytes.js";
import { createDraftShelf, isSame } from "./draft_shelf.js";
import { memoryStore, openStore, unanswered } from "./store.js";

/** @typedef {import("./store.js").Store} Store */

/** A package in the outbox. C++ names its states; "sending" is one of which it is unknown whether it arrived.
 * @typedef {{ id: string, bytes: string, state: string, receipt?: object, status?: number, problem?: object, [about: string]: any }} Parcel */

/** A draft: its text in parts, and what the list of drafts shows of it.
 * @typedef {{ entry: { id: string, [about: string]: any }, parts: string[] }} Draft */

/** @typedef {{ iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer }} Box */

/** What is to become of a parcel, from what it is now, or from null when there is none; null leaves it as it is.
 * @typedef {(now: Parcel | null) => Parcel | null} Change */

/** So many tabs are not quicker one after the other: then the storage is at fault. */
const attempts_max = 8;

/** @typedef {Awaited<ReturnType<typeof openVault>>} Vault */

/** @param {() => void} [erased] told when something was not kept because another tab has erased all */
export async function openVault(erased) {
  /** @type {Store} */
  let store = memoryStore();
  /** @type {Promise<CryptoKey>} */
  let key;
  let answered = true;
  try {
    const durable = await openStore(erased);
    key = Promise.resolve(await keyIn(durable));
    store = durable;
  } catch (error) {
    // The browser bars its storage, or keys in it. Everything works until the page is closed, and the page says so.
    key = keyIn(store);
    answered = error !== unanswered;
  }

  /** @param {string} name @param {string} text @returns {Promise<Box>} */
  async function lock(name, text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    // The record's name is part of what is authenticated: a record cannot stand in another's place.
    const algorithm = { name: "AES-GCM", iv, additionalData: bytesOf(name) };
    return { iv, data: await crypto.subtle.encrypt(algorithm, await key, bytesOf(text)) };
  }

  /** @param {string} name @param {Box} box */
  async function unlock(name, { iv, data }) {
    const algorithm = { name: "AES-GCM", iv, additionalData: bytesOf(name) };
    return textOf(await crypto.subtle.decrypt(algorithm, await key, data));
  }

  const shelf = createDraftShelf(() => store, lock, unlock);

  /** @param {string} id @param {Change} change @param {import("./store.js").Change[]} others put in the same moment or not at all
   * @returns {Promise<{ parcel: Parcel | null } | null>} the parcel as it is kept then; null when another tab was quicker */
  async function changeOnce(id, change, ...others) {
    const name = `parcel ${id}`;
    /** @type {Box | undefined} */
    const before = await store.get("outbox", id);
    // What cannot be read is no parcel of ours.
    const now = before ? await unlock(name, before).then(objectIn).catch(() => null) : null;
    const next = change(now);
    if (!next) return others.length === 0 || await store.put(...others) ? { parcel: now } : null;
    const text = JSON.stringify(next), box = await lock(name, text);
    if (!await store.put(["outbox", id, box, (there) => isSame(there, before)], ...others)) return null;
    const there = await store.get("outbox", id);
    // Otherwise another tab has changed it since.
    return isSame(there, box) && await unlock(name, there).catch(() => null) === text ? { parcel: next } : null;
  }

  /** @param {string} id @param {Change} change @returns {Promise<Parcel | null>} */
  async function changed(id, change) {
    for (let attempt = 0; attempt < attempts_max; ++attempt) {
      const done = await changeOnce(id, change);
      if (done) return done.parcel;
    }
    throw new Error("what was kept is not what was given");
  }

  /** Drafts are written one after the other, so that an older text never replaces a newer one. */
  let last = Promise.resolve();
  /** @param {() => Promise<void>} write @returns {Promise<void>} */
  function inTurn(write) {
    const turn = last.then(write);
    last = turn.catch(() => {});
    return turn;
  }

  return {
    /** "kept" over a restart of the browser, or in "memory" only; "unanswered" when it is not known what is kept. */
    get storage() {
      return store.kept ? "kept" : answered ? "memory" : "unanswered";
    },

    /** Changes when everything is erased. */
    get era() {
      return store.era;
    },

    /** The draft as last saved, or null when there is none that can be read.
     * @param {string} id @returns {Promise<string | null>} */
    draft: (id) => shelf.read(id),

    /** What the list of drafts shows, the newest first. One whose entry cannot be read is listed by its id alone.
     * @returns {Promise<Draft["entry"][]>} */
    async entries() {
      const ids = (await store.entries("current")).map(([id]) => String(id));
      const entries = await Promise.all(ids.map(async (id) => {
        return { ...(await shelf.entry(id).then(objectIn).catch(() => null)), id };
      }));
      return entries.sort((a, b) => String(b.changed ?? "").localeCompare(String(a.changed ?? "")));
    },

    /** What is new of it is read back before it becomes the draft.
     * @param {Draft} draft */
    saveDraft: (draft) => inTurn(() => shelf.save(draft, (...changes) => store.put(...changes))),

    /** @param {string} id */
    dropDraft: (id) => inTurn(() => shelf.drop(id)),

    /** All parcels, the oldest first (their ids begin with the time). One that cannot be read is left where it is.
     * @returns {Promise<Parcel[]>} */
    async parcels() {
      const entries = await store.entries("outbox");
      const parcels = await Promise.all(entries.map(([id, box]) => unlock(`parcel ${id}`, box).then(objectIn).catch(() => null)));
      return parcels.filter((parcel) => typeof parcel?.id === "string").sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    /** @param {string} id @returns {Promise<Parcel | null>} */
    async parcel(id) {
      const box = await store.get("outbox", id);
      return box ? JSON.parse(await unlock(`parcel ${id}`, box)) : null;
    },

    /** Changes a parcel, whatever other tabs make of it meanwhile; and in the same moment keeps the draft that names it: a page that is
     * closed between the two would not know on its return that its answers are already on their way.
     * @param {string} id @param {Change} change called again when another tab was quicker @param {Draft | null} [draft]
     * @returns {Promise<Parcel | null>} the parcel as it is kept then */
    async changeParcel(id, change, draft) {
      if (!draft) return changed(id, change);
      /** @type {{ parcel: Parcel | null } | null} */
      let done = null;
      await inTurn(() => shelf.save(draft, async (...changes) => {
        done = await changeOnce(id, change, ...changes);
        return done !== null;
      }));
      return /** @type {{ parcel: Parcel | null }} */ (/** @type {unknown} */ (done)).parcel;
    },

    /** @param {string} id */
    async forgetParcel(id) {
      await store.remove(["outbox", id]);
    },

    /** Copies of what is public, for times without a network: not encrypted. @param {string} name */
    async copy(name) {
      return (await store.get("copies", name)) ?? null;
    },

    /** @param {string} name @param {object} value */
    async keepCopy(name, value) {
      await store.put(["copies", name, value]);
    },

    /** Drafts, outbox, copies and the key that could have opened them. */
    async erase() {
      const before = key;
      /** @type {unknown} */
      let failed = null;
      // What is kept from now on waits for the new key.
      key = store.clear().then(() => keyIn(store), (error) => {
        failed = error;
        return before;
      });
      await key;
      if (failed) throw failed;
    },

    /** Begins anew after another tab has erased everything. */
    async renew() {
      const before = key;
      key = store.begin().then(() => keyIn(store));
      await key.catch((error) => {
        key = before;
        throw error;
      });
    },
  };
}

/** The object in a text that was kept: what is none, or goes deeper than C++ reads, was not kept by us.
 * @param {string} text @returns {any} */
function objectIn(text) {
  const value = JSON.parse(text);
  if (typeof value !== "object" || value === null || !isShallow(value)) throw new Error("not what we keep");
  return value;
}

/** The store's key, made at the first time. What is none opens nothing and could lock nothing: it is replaced.
 * @param {Store} store @returns {Promise<CryptoKey>} */
async function keyIn(store) {
  const there = await store.get("keys", "vault");
  if (there instanceof CryptoKey && there.algorithm.name === "AES-GCM") return there;
  if (there !== undefined) await store.remove(["keys", "vault"]);
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return store.add("keys", "vault", made);
}
