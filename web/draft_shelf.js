// Keeps a draft in parts, each encrypted by itself: a change writes those that it concerns, and the list of all of them.

import { base64url } from "./bytes.js";

/** @typedef {import("./vault.js").Draft} Draft */
/** @typedef {import("./vault.js").Box} Box */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Change} Change */

/** The list of a draft's parts in their order, by the names under which they lie; and the list before it, in case that the disk damages this one or a part of it.
 * @typedef {Box & { before: Box | null }} List */

/** What is known of a draft that is kept: its list as it lies there, the parts' names by their texts, and the names of all that lies there.
 * @typedef {{ list: List | undefined, named: Map<string, string>, names: string[], all: string[] }} Known */

/** Beside the parts: the list of them, and what the list of drafts shows. */
const list_name = "list", entry_name = "entry";
/** Earlier versions kept a draft whole, in one of two slots, and on the shelf of what is current the name of the slot. */
const slots = ["a", "b"];
/** So many tabs are not quicker one after the other: then the storage is at fault. */
const attempts_max = 8;

/** Each box has an iv of its own. @param {any} one @param {any} other */
export const isSame = (one, other) => Object.is(one, other) || (!!one?.iv && !!other?.iv && String(one.iv) === String(other.iv));

const newName = () => base64url(crypto.getRandomValues(new Uint8Array(9)));

/** @param {() => Store} store the one that is used now
 * @param {(name: string, text: string) => Promise<Box>} lock @param {(name: string, box: Box) => Promise<string>} unlock */
export function createDraftShelf(store, lock, unlock) {
  /** @type {Map<string, Known>} by the draft's id */
  const known = new Map();
  const nameOf = (/** @type {string} */ id, /** @type {string} */ part) => `part ${part} of ${id}`;

  /** Fails when the list cannot be read. @param {string} id @param {Box} list @returns {Promise<string[]>} */
  async function namesIn(id, list) {
    const names = JSON.parse(await unlock(`parts of ${id}`, list));
    if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) throw new Error("not what we keep");
    return names;
  }

  /** The texts of these parts. Fails when one of them is not there or cannot be read.
   * @param {string} id @param {string[]} names @param {Map<string, Box>} boxes */
  const textsOf = (id, names, boxes) => Promise.all(names.map((name) => unlock(nameOf(id, name), /** @type {Box} */ (boxes.get(name)))));

  /** @param {string} id @returns {Promise<Map<string, Box>>} by their names */
  async function boxesOf(id) {
    const records = await store().under("drafts", id);
    return new Map(records.map(([key, box]) => [/** @type {string[]} */ (key)[1], box]));
  }

  /** A draft as it was kept whole. @param {string} id @param {unknown} current @param {Map<string, Box>} boxes */
  async function wholeIn(id, current, boxes) {
    for (const slot of current === slots[1] ? [slots[1], slots[0]] : slots) {
      const text = await unlock(`draft ${id}`, /** @type {Box} */ (boxes.get(slot))).catch(() => null);
      if (text !== null) return text;
    }
    return null;
  }

  /** What lies there, and the draft's text; null when there is none that can be read. @param {string} id @returns {Promise<string | null>} */
  async function read(id) {
    const current = await store().get("current", id);
    const boxes = await boxesOf(id);
    const list = /** @type {List | undefined} */ (boxes.get(list_name));
    /** @type {Known} */
    const found = { list, named: new Map(), names: [], all: [...boxes.keys()].filter((name) => name !== entry_name && name !== list_name) };
    const text = await textIn(found, current, boxes, id);
    // Not before it is complete: a save may ask for it meanwhile.
    known.set(id, found);
    return text;
  }

  /** @param {Known} found gets the names of the parts @param {any} current @param {Map<string, Box>} boxes @param {string} id @returns {Promise<string | null>} */
  async function textIn(found, current, boxes, id) {
    if (slots.includes(current) && boxes.has(current)) return wholeIn(id, current, boxes);
    for (const one of [found.list, found.list?.before]) {
      try {
        const names = await namesIn(id, /** @type {Box} */ (one));
        const texts = await textsOf(id, names, boxes);
        found.names = names;
        for (const [i, text] of texts.entries()) found.named.set(text, names[i]);
        return texts.join("");
      } catch {
        // The one before it may still be whole.
      }
    }
    return wholeIn(id, current, boxes);
  }

  /** What is there of it by now; another tab, or the worker, may have written meanwhile. @param {string} id @returns {Promise<Known>} */
  async function look(id) {
    if (!known.has(id) || !isSame(await store().get("drafts", [id, list_name]), known.get(id)?.list)) await read(id);
    return /** @type {Known} */ (known.get(id));
  }

  return {
    read,

    /** Writes the parts that are not there yet, and reads them back; `then` makes them the draft, all in one transaction.
     * @param {Draft} draft @param {(...changes: Change[]) => Promise<boolean>} then false when what it would replace is not as before */
    async save({ entry, parts }, then) {
      const { id } = entry;
      for (let attempt = 0; attempt < attempts_max; ++attempt) {
        const { list, named, names: names_before, all } = await look(id);
        // Until it is done it is not known what lies there.
        known.delete(id);
        /** @type {Map<string, string>} */
        const fresh = new Map();
        for (const text of parts) if (!named.has(text) && !fresh.has(text)) fresh.set(text, newName());
        const names = parts.map((text) => /** @type {string} */ (named.get(text) ?? fresh.get(text)));
        // All is encrypted before a transaction opens: the browser ends one that has nothing to do.
        const boxes = await Promise.all([...fresh].map(async ([text, name]) => /** @type {Change} */ (["drafts", [id, name], await lock(nameOf(id, name), text)])));
        if (boxes.length > 0) {
          await store().put(...boxes);
          const there = await Promise.all(boxes.map(([shelf, key]) => store().get(shelf, key)));
          const texts = await Promise.all([...fresh.values()].map((name, i) => unlock(nameOf(id, name), there[i])));
          if ([...fresh.keys()].some((text, i) => text !== texts[i])) throw new Error("what was kept is not what was given");
        }
        /** @type {List} */
        const next = { ...await lock(`parts of ${id}`, JSON.stringify(names)), before: list ? { iv: list.iv, data: list.data } : null };
        const used = new Set([...names, ...names_before]);
        const done = await then(
          ["drafts", [id, list_name], next, (there) => isSame(there, list)],
          ["current", id, list_name],
          ["drafts", [id, entry_name], await lock(`entry ${id}`, JSON.stringify(entry))],
          // What neither list names was left by a save that broke off, or by the one before the last.
          ...all.filter((name) => !used.has(name)).map((name) => /** @type {Change} */ (["drafts", [id, name], undefined])),
        );
        if (!done) continue;
        known.set(id, { list: next, named: new Map(parts.map((text, i) => [text, names[i]])), names, all: [...used] });
        return;
      }
      throw new Error("what was kept is not what was given");
    },

    /** @param {string} id what the list of drafts shows of it @returns {Promise<string>} fails when that cannot be read */
    entry: async (id) => unlock(`entry ${id}`, await store().get("drafts", [id, entry_name])),

    /** @param {string} id */
    async drop(id) {
      known.delete(id);
      const records = await store().under("drafts", id);
      await store().remove(["current", id], ...records.map(([key]) => /** @type {[string, IDBValidKey]} */ (["drafts", key])));
    },
  };
}
