// Saves the newest draft soon after the last change, one save at a time.

/** A change waits this long for others before C++ is asked for the draft. */
const wait_ms = 300;

/** @param {(text: string) => Promise<void>} save @param {() => void} due asks C++ for the draft
 * @param {(saved: boolean) => void} done */
export function createSaver(save, due, done) {
  /** @type {string | null} */
  let pending = null;
  /** @type {Promise<void> | null} */
  let running = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;

  async function run() {
    while (pending !== null) {
      const text = pending;
      pending = null;
      const saved = await save(text).then(() => true, () => false);
      // Something newer is waiting: its own answer tells.
      if (pending === null) done(saved);
    }
    running = null;
  }

  function disarm() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function ask() {
    disarm();
    due();
  }

  return {
    /** Something changed. Somebody who never stops typing is saved all the same: the first change sets the time. */
    soon() {
      timer ??= setTimeout(ask, wait_ms);
    },
    /** Asks at once for what was to be asked for soon, because the page may be gone in a moment. */
    hurry() {
      if (timer !== null) ask();
    },
    /** The draft to be saved now. @param {string} text */
    give(text) {
      pending = text;
      running ??= run();
    },
    /** Drops what is not yet being saved, and waits for what is. */
    async drop() {
      disarm();
      pending = null;
      await running;
    },
  };
}
