// Which draft this tab has open. One tab writes a draft; another one can read it, and can take it over.

import { openChannel } from "./tabs.js";

/** @typedef {import("./vault.js").Draft} Draft */

/** What is needed of the vault.
 * @typedef {{ entries: () => Promise<Draft["entry"][]>, draft: (id: string) => Promise<string | null>, saveDraft: (draft: Draft) => Promise<void>,
 *   dropDraft: (id: string) => Promise<void> }} Shelf */

/** A tab that is asked to give a draft up, and does not, is dead or hangs. */
const give_up_ms = 2_000;
/** The tab remembers its draft over a reload. */
const memory = "qopi-draft";
const lockOf = (/** @type {string} */ id) => `qopi-draft-${id}`;

/** @param {Shelf} shelf @param {import("./crossing.js").Post} post
 * @param {{ finish: () => Promise<void>, textOf: (id: string) => string | null, forget: (id: string) => void }} unwritten writes what is
 *   unwritten; gives the text of a draft that could not be written; forgets that one
 * @param {() => Promise<void>} settled waits for what tabs that were closed left to be written */
export function createDrafts(shelf, post, unwritten, settled) {
  const locks = globalThis.navigator?.locks;
  // How tabs ask each other for a draft.
  const channel = openChannel("qopi-drafts");
  /** @type {string | null} the draft that this tab writes */
  let own = null;
  /** @type {string | null} the draft that it only reads, since another tab writes it */
  let read = null;
  /** Its text as it was read last. @type {string | null} */
  let text_read = null;
  let letGo = () => {};

  function release() {
    letGo();
    letGo = () => {};
    own = read = text_read = null;
  }

  /** Another tab has it now. @param {string} id */
  function lose(id) {
    if (own !== id) return;
    release();
    read = id;
    post({ t: "taken", id });
  }

  /** What decides who writes is done one after the other. @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
  function inTurn(act) {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  }

  /** The drafts that were seen to be kept. One of them that is gone was removed. @type {Set<string>} */
  const kept = new Set();

  /** What was told of them last. */
  let told = "";
  /** @param {Draft["entry"][]} drafts false when it was told already */
  function note(drafts) {
    const before = told;
    told = JSON.stringify(drafts);
    return told !== before;
  }

  /** Tells which drafts are kept by now. @param {string | null} [removed] one that another tab removed. In turn only. */
  async function list(removed = null) {
    const drafts = await shelf.entries().catch(() => null);
    if (drafts === null) return;
    const open = own ?? read;
    const gone = removed ?? (open !== null && kept.has(open) && !drafts.some(({ id }) => id === open) ? open : null);
    if (gone !== null) leave(gone);
    if (note(drafts) || gone !== null) post({ t: "drafts", drafts: /** @type {import("./crossing.js").Entry[]} */ (drafts), gone });
  }

  /** What was removed is not written again. @param {string} id */
  function leave(id) {
    unwritten.forget(id);
    kept.delete(id);
    if (own !== id && read !== id) return;
    release();
    remember(null);
  }

  /** Another tab removed a draft. @param {string} id */
  async function loseRemoved(id) {
    const is_open = own === id || read === id, was_written = own === id;
    leave(id);
    // A save that was under way wrote it again.
    if (was_written) await shelf.dropDraft(id).catch(() => {});
    await list(is_open ? id : null);
  }

  /** True when this tab may write the draft from now on. In turn only.
   * @param {string} id @param {LockOptions} [how] @returns {Promise<boolean>} */
  function hold(id, how = { ifAvailable: true }) {
    if (own === id) return Promise.resolve(true);
    release();
    remember(id);
    if (!locks) {
      own = id;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      let held = false;
      locks.request(lockOf(id), how, (lock) => {
        held = lock !== null;
        if (!held) read = id;
        resolve(held);
        if (!held) return;
        own = id;
        return new Promise((done) => { letGo = () => done(undefined); });
      }).catch((error) => {
        // Where the browser bars its storage it bars locks too; then no other tab sees the draft.
        if (error?.name === "SecurityError") own = id;
        // Otherwise it was stolen from us, or not given to us in time.
        if (!held && own !== id) read = id;
        resolve(own === id && !held);
        if (held) lose(id);
      });
    });
  }

  /** @param {string | null} id */
  function remember(id) {
    try {
      if (id === null) sessionStorage.removeItem(memory);
      else sessionStorage.setItem(memory, id);
    } catch {
      // Where the browser bars this, a reload opens the draft that was changed last.
    }
  }
  function remembered() {
    try {
      return sessionStorage.getItem(memory);
    } catch {
      return null;
    }
  }

  /** A draft that cannot be read is something else than none. @param {string} id */
  async function newest(id) {
    const text = unwritten.textOf(id) ?? (await shelf.draft(id)) ?? "unreadable";
    if (read === id) text_read = text;
    kept.add(id);
    return text;
  }

  /** One look after the other. @type {Promise<void> | null} */
  let looking = null;
  let is_asked = false;

  /** What is read is as it was written last; and once nobody else writes it, this tab does. */
  async function look() {
    await list();
    const id = read, before = text_read;
    if (id === null) return;
    const held = await hold(id);
    await settled();
    const draft = await shelf.draft(id).catch(() => null);
    // What is gone, or cannot be read now, is left as it is shown.
    if (draft === null && held) {
      release();
      read = id;
    }
    text_read = read === id ? draft ?? before : null;
    if (draft !== null && (held || draft !== before)) post({ t: "draft-again", id, draft, elsewhere: !held });
  }

  async function lookWhileAsked() {
    while (is_asked && !globalThis.document?.hidden) {
      is_asked = false;
      await inTurn(look).catch(() => {});
    }
  }

  /** The list of drafts follows what other tabs write, and a tab that reads a draft takes up what was written of it. Nobody sees a page that is
   * hidden: it does so when it is shown again. */
  async function lookAgain() {
    is_asked = true;
    looking ??= lookWhileAsked().finally(() => { looking = null; });
    await looking;
  }

  channel?.addEventListener("message", async ({ data }) => {
    if (data?.wrote) return lookAgain();
    if (typeof data?.removed === "string") return inTurn(() => loseRemoved(data.removed));
    if (typeof data !== "string" || data !== own) return;
    await unwritten.finish();
    lose(data);
  });

  return {
    /** What the tab begins with: its own draft, or the one that was changed last, and the list of all.
     * @returns {Promise<{ draftId: string | null, draft: string | null, elsewhere: boolean, drafts: Draft["entry"][] }>} */
    begin: () => inTurn(async () => {
      await settled();
      const drafts = await shelf.entries();
      note(drafts);
      const mine = remembered();
      const id = drafts.some((entry) => entry.id === mine) ? mine : (drafts[0]?.id ?? null);
      if (id === null) return { draftId: null, draft: null, elsewhere: false, drafts };
      const held = await hold(id);
      return { draftId: id, draft: await newest(id), elsewhere: !held, drafts };
    }),

    /** @param {Draft} draft @param {boolean} [isOpen] whether it is the one that is open here */
    save: (draft, isOpen = true) => inTurn(async () => {
      const { id } = draft.entry;
      if (!isOpen && own !== id && locks) return locks.request(lockOf(id), { ifAvailable: true }, (lock) => (lock ? shelf.saveDraft(draft) : refuse()));
      // Every new draft has an id of its own, so that nobody else can have it open.
      if (!(await hold(id))) refuse();
      await shelf.saveDraft(draft);
      kept.add(id);
      channel?.postMessage({ wrote: id });
    }),

    lookAgain,

    /** @param {string} id */
    async open(id) {
      // Saving has turns of its own.
      await unwritten.finish();
      await inTurn(async () => {
        await settled();
        const held = await hold(id);
        post({ t: "draft", id, draft: await newest(id), elsewhere: !held });
      });
    },

    /** @param {string} id */
    takeOver: (id) => inTurn(async () => {
      channel?.postMessage(id);
      const held = (await hold(id, { signal: AbortSignal.timeout(give_up_ms) })) || (await hold(id, { steal: true }));
      await settled();
      post({ t: "draft", id, draft: await newest(id), elsewhere: !held });
    }),

    /** It is not open here any more. @param {string} id */
    letGo: (id) => inTurn(async () => {
      if (own === id || read === id) release();
    }),

    /** @param {string} id */
    async drop(id) {
      unwritten.forget(id);
      await unwritten.finish();
      if (own === id) {
        release();
        remember(null);
      }
      kept.delete(id);
      await shelf.dropDraft(id).catch(() => {});
      channel?.postMessage({ removed: id });
    },

    release,

    /** All drafts were erased: none is this tab's. */
    forget() {
      kept.clear();
      release();
      remember(null);
    },
  };
}

/** @returns {never} */
function refuse() {
  throw new Error("another tab writes this draft");
}
