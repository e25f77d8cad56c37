// The outbox: a package is kept before its first byte leaves, and sent again until the Help Desk has answered for it.

/** @typedef {import("./vault.js").Parcel} Parcel */
/** @typedef {import("./vault.js").Draft} Draft */
/** @typedef {import("./desk.js").Answer} Answer */

/** What the outbox needs of the vault.
 * @typedef {{ parcel: (id: string) => Promise<Parcel | null>, parcels: () => Promise<Parcel[]>,
 *   changeParcel: (id: string, change: import("./vault.js").Change, draft?: Draft | null) => Promise<Parcel | null>,
 *   forgetParcel: (id: string) => Promise<void> }} Shelf */

/** What it needs of the Help Desk: to send a package, and to ask for the receipt of one.
 * @typedef {{ send: (id: string, bytes: string) => Promise<Answer>, receipt: (id: string, bytes: string) => Promise<Answer> }} Desk */

/** Back-off with full jitter: the bound doubles with each attempt up to this. */
const delay_ms_first = 2_000;
const delay_ms_max = 300_000;

/** So often at most it is asked about packages that went another way. */
const ask_again_ms = 60_000;

/** A receipt that was there a moment ago and is not: the package is sent again. @type {{ reason: import("./crossing.js").Unsent, retryAfter: null }} */
const unheard = { reason: "busy", retryAfter: null };

/** Whether a parcel that is `now` kept in one state may get another one, whichever tab wants that: a receipt is final, and what was replaced
 * is not sent; it can turn out to have arrived, or is only kept where the one that replaced it was removed.
 * @param {Parcel | null} now @param {string} state */
const mayBecome = (now, state) => now?.state !== "received" && (now?.state !== "replaced" || state === "received" || state === "kept");

/** Another tab that may send a package, and does not come to an end with it, hangs: longer than an honest attempt takes. */
const give_up_ms = 180_000;

/** @param {Parcel | null} parcel */
const isUnsent = (parcel) => parcel?.state === "waiting" || parcel?.state === "sending";

/** @param {Shelf} shelf @param {Desk} desk
 * @param {import("./crossing.js").Post} post
 * @param {{ random?: () => number, locks?: Pick<LockManager, "request">, changed?: () => void }} [given] `random` in [0, 1); the browser's locks;
 *   who tells other tabs that what is kept has changed */
export function createOutbox(shelf, desk, post, { random = Math.random, locks = globalThis.navigator?.locks, changed = () => {} } = {}) {
  /** @type {Map<string, ReturnType<typeof setTimeout> | undefined>} not sent yet, and when each is tried again */
  const waiting = new Map();
  const underway = new Set();
  /** The Help Desk asked not to be bothered before this moment of `performance.now()`, which nobody sets back. */
  let not_before_ms = 0;
  let asked_ms = -Infinity;
  /** Grows when everything is erased: what is still under way then must leave nothing behind. */
  let era = 0;

  /** What this tab changes, it changes one after the other. */
  let last = Promise.resolve();
  let turns = 0;
  /** @param {() => Promise<any>} change @returns {Promise<void>} */
  function inTurn(change) {
    turns += 1;
    const turn = last.then(change);
    last = turn.catch(() => {});
    return turn.then(changed);
  }
  /** What cannot be noted is done all the same. @param {string} id @param {import("./vault.js").Change} change */
  const note = (id, change) => inTurn(() => shelf.changeParcel(id, change)).catch(() => {});

  /** Tells the page what is kept, where another tab has changed it. What this tab changes meanwhile is not undone by that. */
  async function show() {
    const own_era = era;
    for (;;) {
      const seen = turns;
      await last;
      const outbox = await shelf.parcels();
      if (era !== own_era) return;
      if (turns !== seen) continue;
      // What the Help Desk found is told of first: C++ passes over what this page knows already.
      for (const { id, state, status, problem } of outbox) if (state === "refused" && problem) post({ t: "refused", id, status: status ?? 0, problem });
      return post({ t: "outbox", outbox });
    }
  }

  /** One tab at a time sends a package; the next one finds what became of it. @param {string} id @param {() => Promise<void>} act */
  async function alone(id, act) {
    if (!locks) return act();
    let began = false;
    const begin = () => { began = true; return act(); };
    return locks.request(`qopi-send-${id}`, { signal: AbortSignal.timeout(give_up_ms) }, begin).catch((error) => {
      // Where the browser bars its storage it bars locks too; then no other tab has the package. One that hangs is not waited for.
      if (began) throw error;
      return act();
    });
  }

  /** Whether it has arrived is unknown when an earlier attempt got no answer: then the Help Desk is asked first.
   * @param {Parcel} parcel @returns {Promise<Answer | null>} null when it is not to be sent any more */
  async function deliver(parcel) {
    const { id, bytes } = parcel;
    const own_era = era;
    if (parcel.state === "sending") {
      const answer = await desk.receipt(id, bytes);
      if (answer.kind !== "absent") return answer;
    } else {
      // A note that cannot be kept costs one more sending, which is answered the same.
      await note(id, (now) => (now && mayBecome(now, "sending") ? { ...now, state: "sending" } : null));
    }
    // Meanwhile it may have been replaced, removed, or erased.
    return era === own_era && isUnsent(await shelf.parcel(id)) && era === own_era ? desk.send(id, bytes) : null;
  }

  /** @param {string} id */
  async function send(id) {
    if (underway.has(id)) return;
    underway.add(id);
    clearTimeout(waiting.get(id));
    waiting.set(id, undefined);
    const own_era = era;
    post({ t: "sending", id });
    try {
      await alone(id, async () => {
        const parcel = await shelf.parcel(id);
        if (era !== own_era) return;
        const answer = parcel && isUnsent(parcel) ? await deliver(parcel) : null;
        if (era !== own_era) return;
        if (parcel && answer) return settle(parcel, answer);
        // The person, or another tab, has come to an end with it.
        waiting.delete(id);
        await show();
      });
    } catch {
      if (era === own_era) post({ t: "unsent", id, reason: "network" });
    } finally {
      if (era === own_era) underway.delete(id);
    }
  }

  /** @param {Parcel} parcel @param {Answer} answer */
  async function settle(parcel, answer) {
    const { id } = parcel;
    if (answer.kind === "unsent" || answer.kind === "absent") {
      const { reason, retryAfter } = answer.kind === "unsent" ? answer : unheard;
      // What was replaced or removed meanwhile is not waited for.
      if (waiting.has(id)) waiting.set(id, undefined);
      not_before_ms = Math.max(not_before_ms, performance.now() + (retryAfter ?? 0) * 1000);
      return post({ t: "unsent", id, reason });
    }
    if (answer.kind === "received") {
      waiting.delete(id);
      // It may have been given out while it was under way. A receipt is worth keeping even of what was removed meanwhile.
      await note(id, (now) => (mayBecome(now, "received") ? { ...(now ?? parcel), state: "received", receipt: answer.receipt } : null));
      const { digest, reference, receivedAt } = answer.receipt;
      return post({ t: "received", id, digest, reference, receivedAt });
    }
    // A refusal of what was replaced or removed meanwhile needs nobody any more.
    if (!waiting.delete(id)) return;
    let is_over = false;
    await note(id, (now) => {
      is_over = !now || !mayBecome(now, "refused");
      return is_over || !now ? null : { ...now, state: "refused", status: answer.status, problem: answer.problem };
    });
    if (is_over) await show();
    else post({ t: "refused", id, status: answer.status, problem: answer.problem });
  }

  /** Whether a package that went another way has arrived. No news is no event. @param {string} id */
  async function ask(id) {
    if (underway.has(id)) return;
    const own_era = era;
    try {
      const parcel = await shelf.parcel(id);
      const answer = parcel && (await desk.receipt(id, parcel.bytes));
      if (parcel && answer?.kind === "received" && era === own_era) await settle(parcel, answer);
    } catch {
      // It is asked for again when the page is seen or opened again.
    }
  }

  /** Its time came; what the Help Desk asked for since then comes first. @param {string} id */
  function due(id) {
    const left_ms = not_before_ms - performance.now();
    if (left_ms > 0) waiting.set(id, setTimeout(due, left_ms, id));
    else void send(id);
  }

  return {
    /** @param {number} operation named in the answer @param {Parcel} parcel
     * @param {Draft | null} draft the answers of which it is made, kept with it; null when they were removed
     * @returns {Promise<boolean>} whether both are kept */
    async enqueue(operation, parcel, draft) {
      try {
        // The same package, once saved and now submitted, may have arrived by another way.
        await inTurn(() => shelf.changeParcel(parcel.id, (now) => (mayBecome(now, parcel.state) ? parcel : null), draft));
        post({ t: "queued", operation });
        return true;
      } catch {
        post({ t: "queue-failed", operation });
        return false;
      }
    },

    send,
    show,

    ask,

    /** The page is seen again, or the network is back: what was saved as a file or an email may have arrived, also where a later one was made. */
    async seen() {
      if (performance.now() - asked_ms < ask_again_ms) return;
      asked_ms = performance.now();
      const parcels = await shelf.parcels().catch(() => []);
      for (const { id, state, givenOut } of parcels) if ((state === "kept" || state === "replaced") && givenOut) await ask(id);
    },

    /** Sends again after a random time that grows with the attempts, and not before the Help Desk wants it.
     * @param {string} id @param {number} attempt from 0 */
    retry(id, attempt) {
      const jitter_ms = random() * Math.min(delay_ms_max, delay_ms_first * 2 ** attempt);
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(due, jitter_ms, id));
    },

    /** The network seems to be back: what waits need not wait longer, unless the Help Desk asked for it. */
    online() {
      if (performance.now() < not_before_ms) return;
      for (const id of waiting.keys()) void send(id);
    },

    /** It is not sent by itself any more. @param {string} id @param {string} state */
    async mark(id, state) {
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      await note(id, (now) => (now && mayBecome(now, state) ? { ...now, state } : null));
    },

    /** It was saved or shared: it may go another way. @param {string} id @param {string} at the moment */
    async givenOut(id, at) {
      await note(id, (now) => now && { ...now, givenOut: at });
    },

    /** @param {string} id */
    async forget(id) {
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      // One that cannot be removed is still there.
      await inTurn(() => shelf.forgetParcel(id)).catch(() => show());
    },

    /** Nothing more is sent on its own. @returns {Promise<void>} when nothing is being kept any more, either */
    stop() {
      era += 1;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      underway.clear();
      return last;
    },
  };
}
