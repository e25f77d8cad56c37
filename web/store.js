// A few named shelves of records: in IndexedDB, or in memory where the browser bars it.

/** A record to be put, or removed where it has no value; and what must hold of the one that is there, for two tabs may change it.
 * @typedef {[shelf: string, key: IDBValidKey, value: any, isAsBefore?: (value: any) => boolean]} Change */

/** What can be done with a shelf. A promise is kept only when the browser says that the record is durable. `era` changes when all is
 * erased: what belongs to an era that has ended is not put. `put` makes all its changes or none; it tells whether what they replace is as before.
 * `under` gives the records whose key is a list that begins with this id.
 * @typedef {{
 *   kept: boolean,
 *   era: string | undefined,
 *   get: (shelf: string, key: IDBValidKey) => Promise<any>,
 *   entries: (shelf: string) => Promise<[IDBValidKey, any][]>,
 *   under: (shelf: string, id: string) => Promise<[IDBValidKey, any][]>,
 *   put: (...changes: Change[]) => Promise<boolean>,
 *   add: (shelf: string, key: IDBValidKey, value: any) => Promise<any>,
 *   remove: (...keys: [shelf: string, key: IDBValidKey][]) => Promise<void>,
 *   clear: () => Promise<void>,
 *   begin: () => Promise<void>,
 * }} Store */

const database = "qopi";
const shelves = ["keys", "drafts", "current", "outbox", "copies"];
/** A browser that neither opens nor refuses is asked again: the first question may be lost while another tab closes or the browser starts. */
const open_ms = 4000, questions_max = 3;

/** What `openStore` fails with when the browser never answered: what it keeps is not known then. */
export const unanswered = new Error("the browser's storage does not answer");

/** Fails when the browser has no IndexedDB for us. @param {() => void} [erased] told when something was not put because another tab has erased all
 * @returns {Promise<Store>} */
export async function openStore(erased = () => {}) {
  let db = await openDatabase();
  /** @type {string | undefined} */
  let era;

  /** @template T @param {string | string[]} names @param {IDBTransactionMode} mode
   * @param {(transaction: IDBTransaction) => IDBRequest<T> | null} act
   * @returns {Promise<T | undefined>} when the transaction is complete */
  async function run(names, mode, act) {
    try {
      return await transact(db, names, mode, act);
    } catch (error) {
      // The browser may close a database on its own; one that was closed is opened anew, once.
      if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
      db = await openDatabase();
      return transact(db, names, mode, act);
    }
  }

  /** The first of two tabs wins; both get what it put. @type {Store["add"]} */
  async function add(shelf, key, value) {
    await run(shelf, "readwrite", (t) => {
      const there = t.objectStore(shelf).getKey(key);
      there.onsuccess = () => { if (there.result === undefined) t.objectStore(shelf).put(value, key); };
      return null;
    });
    return run(shelf, "readonly", (t) => t.objectStore(shelf).get(key));
  }
  /** All of them or none, and none once they were erased: that is decided in the moment in which they are put. @type {Store["put"]} */
  async function put(...changes) {
    let over = false, as_before = true;
    await run(["keys", ...changes.map(([shelf]) => shelf)], "readwrite", (t) => {
      const current = t.objectStore("keys").get("era");
      const guarded = changes.filter(([, , , isAsBefore]) => isAsBefore);
      const there = guarded.map(([shelf, key]) => t.objectStore(shelf).get(key));
      // Answers come in the order of the questions.
      (there.at(-1) ?? current).onsuccess = () => {
        over = current.result !== era;
        try {
          as_before = guarded.every(([, , , isAsBefore], i) => isAsBefore?.(there[i].result));
          if (over) t.abort();
          else if (as_before) for (const [to, at, value] of changes) value === undefined ? t.objectStore(to).delete(at) : t.objectStore(to).put(value, at);
        } catch {
          // What was already put in this transaction must not stay alone.
          t.abort();
        }
      };
      return null;
    }).catch((error) => {
      if (over) erased();
      throw error;
    });
    return as_before;
  }
  async function begin() {
    era = await add("keys", "era", newEra());
  }
  await begin();

  return {
    kept: true,
    get era() { return era; },
    begin,
    add,
    get: (shelf, key) => run(shelf, "readonly", (t) => t.objectStore(shelf).get(key)),
    entries: async (shelf) => {
      const keys = await run(shelf, "readonly", (t) => t.objectStore(shelf).getAllKeys());
      /** @type {[IDBValidKey, any][]} */
      const entries = [];
      for (const key of keys ?? []) entries.push([key, await run(shelf, "readonly", (t) => t.objectStore(shelf).get(key))]);
      return entries.filter(([, value]) => value !== undefined);
    },
    async under(shelf, id) {
      const range = IDBKeyRange.bound([id], [id, []]);
      // In one transaction: another tab may write meanwhile.
      let keys = /** @type {IDBRequest<IDBValidKey[]> | null} */ (null);
      const values = await run(shelf, "readonly", (t) => {
        keys = t.objectStore(shelf).getAllKeys(range);
        return t.objectStore(shelf).getAll(range);
      });
      return /** @type {IDBRequest<IDBValidKey[]>} */ (/** @type {unknown} */ (keys)).result.map((key, i) => [key, values?.[i]]);
    },
    put,
    remove: async (...keys) => {
      await run(keys.map(([shelf]) => shelf), "readwrite", (t) => {
        for (const [shelf, key] of keys) t.objectStore(shelf).delete(key);
        return null;
      });
    },
    clear: async () => {
      const next = newEra();
      await run(shelves, "readwrite", (t) => {
        for (const shelf of shelves) t.objectStore(shelf).clear();
        t.objectStore("keys").put(next, "era");
        return null;
      });
      era = next;
    },
  };
}

const newEra = () => crypto.randomUUID();

/** @returns {Store} */
export function memoryStore() {
  /** @type {Map<string, Map<string, [IDBValidKey, any]>>} */
  const maps = new Map(shelves.map((shelf) => [shelf, new Map()]));
  const shelfOf = (/** @type {string} */ name) => /** @type {Map<string, [IDBValidKey, any]>} */ (maps.get(name));
  const nameOf = (/** @type {IDBValidKey} */ key) => JSON.stringify(key);
  return {
    kept: false,
    era: undefined,
    begin: async () => maps.forEach((map) => map.clear()),
    get: async (shelf, key) => shelfOf(shelf).get(nameOf(key))?.[1],
    entries: async (shelf) => [...shelfOf(shelf).values()],
    under: async (shelf, id) => [...shelfOf(shelf).values()].filter(([key]) => Array.isArray(key) && key[0] === id),
    // Nobody else sees this memory, and nothing happens in it between two lines.
    async put(...changes) {
      if (!changes.every(([shelf, key, , isAsBefore]) => !isAsBefore || isAsBefore(shelfOf(shelf).get(nameOf(key))?.[1]))) return false;
      for (const [shelf, key, value] of changes) value === undefined ? shelfOf(shelf).delete(nameOf(key)) : shelfOf(shelf).set(nameOf(key), [key, value]);
      return true;
    },
    add: async (shelf, key, value) => {
      if (!shelfOf(shelf).has(nameOf(key))) shelfOf(shelf).set(nameOf(key), [key, value]);
      return shelfOf(shelf).get(nameOf(key))?.[1];
    },
    remove: async (...keys) => keys.forEach(([shelf, key]) => shelfOf(shelf).delete(nameOf(key))),
    clear: async () => maps.forEach((map) => map.clear()),
  };
}

/** @returns {Promise<IDBDatabase>} */
async function openDatabase() {
  for (let question = 1; question < questions_max; ++question) {
    try {
      return await askForDatabase();
    } catch (error) {
      if (error !== unanswered) throw error;
    }
  }
  return askForDatabase();
}

/** @returns {Promise<IDBDatabase>} */
function askForDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    const timer = setTimeout(() => reject(unanswered), open_ms);
    request.onupgradeneeded = () => shelves.forEach((shelf) => request.result.createObjectStore(shelf));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      clearTimeout(timer);
      // Another tab erases or upgrades: do not stand in its way.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

/** @template T @param {IDBDatabase} db @param {string | string[]} names @param {IDBTransactionMode} mode
 * @param {(transaction: IDBTransaction) => IDBRequest<T> | null} act @returns {Promise<T | undefined>} */
function transact(db, names, mode, act) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, mode, { durability: "strict" });
    let request = /** @type {IDBRequest<T> | null} */ (null);
    try {
      request = act(transaction);
    } catch (error) {
      // What was already put in this transaction must not stay alone.
      transaction.abort();
      throw error;
    }
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
