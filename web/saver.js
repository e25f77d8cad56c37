// Saves the newest text of each draft soon after each change, one save at a time.

/** @typedef {import("./vault.js").Draft} Draft */
/** A draft to be saved, and the operation that its answer names.
 * @typedef {Draft & { operation: number }} Save */

/** The first change is saved at once; those that follow quickly wait until this long after the last asking. */
const interval_ms = 300;
/** A save that takes longer is told of. */
const slow_ms = 3000;

/** @param {(draft: Draft, isOpen: boolean) => Promise<void>} save also of a draft in whose place another one is open by now @param {() => void} due asks C++ for the draft
 * @param {(saved: boolean, operation: number) => void} done @param {(unwritten: boolean) => void} unwritten told at each change between the two
 * @param {(operation: number) => void} slow */
export function createSaver(save, due, done, unwritten, slow) {
  /** The newest of each draft that is not written yet, by the draft's id. What could not be written stays, also when another draft is open by then.
   * @type {Map<string, Save>} */
  const unsaved = new Map();
  /** Those of them that wait for their turn. @type {Map<string, Save>} */
  const pending = new Map();
  /** @type {Promise<void> | null} */
  let running = null;
  /** The ids of the draft that is being written, and of the one that was given last. @type {string | null} */
  let writing = null;
  /** @type {string | null} */
  let open = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let late = null;
  let asked_ms = -Infinity;
  let dirty = false;
  /** C++ was asked for a draft and has not given it yet. */
  let awaited = false;

  /** @param {boolean} now */
  function mark(now) {
    if (dirty !== now) unwritten(now);
    dirty = now;
  }
  function settle() {
    if (timer === null && !awaited && unsaved.size === 0) mark(false);
  }

  /** Begins to count how long the open draft waits to be written, behind whatever else. */
  function watch() {
    if (late !== null) clearTimeout(late);
    late = open !== null && unsaved.has(open) ? setTimeout(() => {
      late = null;
      const newest = open === null ? undefined : unsaved.get(open);
      if (newest) slow(newest.operation);
    }, slow_ms) : null;
  }

  async function run() {
    for (const [id, draft] of pending) {
      pending.delete(id);
      writing = id;
      const saved = await save(draft, id === open).then(() => true, () => false);
      writing = null;
      // Something newer is waiting: its own answer tells.
      if (pending.has(id)) {
        watch();
        continue;
      }
      if (saved) unsaved.delete(id);
      watch();
      settle();
      done(saved, draft.operation);
    }
    running = null;
  }

  function disarm() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function ask() {
    disarm();
    asked_ms = performance.now();
    awaited = true;
    due();
  }

  return {
    /** True while a change is in memory only. */
    get unwritten() {
      return dirty;
    },
    /** What was given last of each draft, unless it is written. @returns {Draft[]} */
    get unsaved() {
      return [...unsaved.values()];
    },
    /** @param {string} id @returns {string | null} the text of a draft that is not written yet */
    textOf: (id) => unsaved.get(id)?.parts.join("") ?? null,
    /** Something newer of a draft is about to be kept beside this. What waits of it does not come after that; `kept` tells how it went.
     * @param {string} id @returns {(kept: boolean) => void} */
    stepAside(id) {
      const older = unsaved.get(id);
      pending.delete(id);
      return (kept) => {
        if (older === undefined || unsaved.get(id) !== older) return;
        if (kept) {
          unsaved.delete(id);
          settle();
          done(true, older.operation);
        } else if (writing !== id) {
          pending.set(id, older);
          running ??= run();
        }
      };
    },
    /** A draft was removed. @param {string} id */
    forget(id) {
      pending.delete(id);
      unsaved.delete(id);
      settle();
    },
    /** Something changed. Somebody who never stops typing is saved all the same. */
    soon() {
      mark(true);
      timer ??= setTimeout(ask, Math.max(0, asked_ms + interval_ms - performance.now()));
    },
    /** Asks at once for what was to be asked for soon, because the page may be gone in a moment. */
    hurry() {
      if (timer !== null) ask();
    },
    /** The draft to be saved now; what could not be saved before is tried again after it. @param {Save} draft */
    give(draft) {
      // It holds every change until now: nothing more need be asked for.
      disarm();
      awaited = false;
      const { id } = draft.entry;
      open = id;
      pending.set(id, draft);
      unsaved.set(id, draft);
      if (late === null) watch();
      for (const [other, before] of unsaved) if (other !== writing && !pending.has(other)) pending.set(other, before);
      running ??= run();
    },
    /** C++ was asked and is done with it. Where it gave nothing, as where another tab writes the draft, nothing is left to be written. */
    answered() {
      awaited = false;
      settle();
    },
    /** Waits until what was given is written, or could not be. */
    async settled() {
      await running;
    },
    /** Drops what is not yet being saved, and waits for what is. */
    async drop() {
      disarm();
      pending.clear();
      unsaved.clear();
      await running;
      unsaved.clear();
      watch();
      awaited = false;
      mark(false);
    },
  };
}
