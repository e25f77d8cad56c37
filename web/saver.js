// Saves the newest draft soon after each change, one save at a time.

/** @typedef {import("./vault.js").Draft} Draft */

/** The first change is saved at once; those that follow quickly wait until this long after the last asking. */
const interval_ms = 300;

/** @param {(draft: Draft) => Promise<void>} save @param {() => void} due asks C++ for the draft
 * @param {(saved: boolean) => void} done @param {(unwritten: boolean) => void} unwritten told at each change between the two */
export function createSaver(save, due, done, unwritten) {
  /** @type {Draft | null} */
  let pending = null;
  /** @type {Draft | null} */
  let newest = null;
  /** @type {Promise<void> | null} */
  let running = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  let asked_ms = -Infinity;
  let dirty = false;
  /** C++ was asked for a draft and has not given it yet. */
  let awaited = false;

  /** @param {boolean} now */
  function mark(now) {
    if (dirty !== now) unwritten(now);
    dirty = now;
  }

  async function run() {
    while (pending !== null) {
      const draft = pending;
      pending = null;
      const saved = await save(draft).then(() => true, () => false);
      // Something newer is waiting: its own answer tells.
      if (pending !== null) continue;
      if (saved && timer === null && !awaited) mark(false);
      done(saved);
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
    /** The last draft that was given, unless it is written. @returns {Draft | null} */
    get newest() {
      return dirty ? newest : null;
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
    /** The draft to be saved now. @param {Draft} draft */
    give(draft) {
      // It holds every change until now: nothing more need be asked for.
      disarm();
      awaited = false;
      pending = newest = draft;
      running ??= run();
    },
    /** C++ was asked and is done with it. Where it gave nothing, as where another tab writes the draft, nothing is left to be written. */
    answered() {
      awaited = false;
      if (running === null && timer === null) mark(false);
    },
    /** Waits until what was given is written, or could not be. */
    async settled() {
      await running;
    },
    /** Drops what is not yet being saved, and waits for what is. */
    async drop() {
      disarm();
      pending = newest = null;
      await running;
      awaited = false;
      mark(false);
    },
  };
}
