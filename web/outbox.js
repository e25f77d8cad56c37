// The outbox: a package is kept before its first byte leaves, and sent again until the Help Desk has answered for it.

/** @typedef {import("./vault.js").Parcel} Parcel */
/** @typedef {import("./desk.js").Answer} Answer */

/** What the outbox needs of the vault.
 * @typedef {{ parcel: (id: string) => Promise<Parcel | null>, keepParcel: (parcel: Parcel, draft?: { id: string, text: string }) => Promise<void>,
 *   forgetParcel: (id: string) => Promise<void> }} Shelf */

/** Back-off with full jitter: the bound doubles with each attempt up to this. */
const delay_ms_first = 2_000;
const delay_ms_max = 300_000;

/** @param {Shelf} shelf @param {(id: string, bytes: string) => Promise<Answer>} deliver
 * @param {(event: {t: string, [key: string]: any}) => void} post @param {() => number} [random] in [0, 1) */
export function createOutbox(shelf, deliver, post, random = Math.random) {
  /** @type {Map<string, ReturnType<typeof setTimeout> | undefined>} not sent yet, and when each is tried again */
  const waiting = new Map();
  const underway = new Set();
  /** The Help Desk asked not to be bothered before this moment. */
  let not_before_ms = 0;
  /** Grows when everything is erased: what is still under way then must leave nothing behind. */
  let era = 0;

  /** @param {string} id */
  async function send(id) {
    if (underway.has(id)) return;
    underway.add(id);
    clearTimeout(waiting.get(id));
    const own_era = era;
    try {
      const parcel = await shelf.parcel(id);
      if (!parcel) throw new Error("not in the outbox");
      const answer = await deliver(id, parcel.bytes);
      if (era === own_era) await settle(parcel, answer);
    } catch {
      if (era === own_era) post({ t: "unsent", id, reason: "network", retryAfter: null });
    } finally {
      underway.delete(id);
    }
  }

  /** @param {Parcel} parcel @param {Answer} answer */
  async function settle(parcel, answer) {
    const { id, bytes } = parcel;
    if (answer.kind === "unsent") {
      waiting.set(id, undefined);
      not_before_ms = Date.now() + (answer.retryAfter ?? 0) * 1000;
      return post({ t: "unsent", id, reason: answer.reason, retryAfter: answer.retryAfter });
    }
    waiting.delete(id);
    // A note that cannot be kept costs one more sending, which is answered the same.
    const note = answer.kind === "received"
      ? { id, bytes, state: "received", receipt: answer.receipt }
      : { id, bytes, state: "refused", status: answer.status, problem: answer.problem };
    await shelf.keepParcel(note).catch(() => {});
    if (answer.kind === "received") post({ t: "received", ...answer.receipt });
    else post({ t: "refused", id, status: answer.status, problem: answer.problem });
  }

  return {
    /** @param {Parcel[]} parcels as the vault has them when the page opens */
    recall(parcels) {
      for (const { id, state } of parcels) if (state === "waiting") waiting.set(id, undefined);
    },

    /** @param {string} id @param {string} bytes @param {string} state "waiting", or "kept" for one that nobody sends yet
     * @param {{ id: string, text: string }} draft the answers of which it is made, kept with it */
    async enqueue(id, bytes, state, draft) {
      try {
        await shelf.keepParcel({ id, bytes, state }, draft);
        post({ t: "queued", id });
      } catch {
        post({ t: "queue-failed" });
      }
    },

    send,

    /** Sends again after a random time that grows with the attempts, and not before the Help Desk wants it.
     * @param {string} id @param {number} attempt from 0 */
    retry(id, attempt) {
      const jitter_ms = random() * Math.min(delay_ms_max, delay_ms_first * 2 ** attempt);
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(send, Math.max(jitter_ms, not_before_ms - Date.now()), id));
    },

    /** The network seems to be back: what waits need not wait longer, unless the Help Desk asked for it. */
    online() {
      if (Date.now() < not_before_ms) return;
      for (const id of waiting.keys()) void send(id);
    },

    /** @param {string} id */
    async forget(id) {
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      await shelf.forgetParcel(id).catch(() => {});
    },

    /** Nothing more is sent on its own. */
    stop() {
      era += 1;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
