// 1,000 scripted sequences of faults, by a virtual clock: every package ends with its receipt or in front of the person, once.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createOutbox } from "../../web/outbox.js";
import { seeded } from "../seeded.mjs";
import { stopClock, tick, turn } from "./clock.mjs";

const sequences = 1000;
const steps = 25;
const day_ms = 86_400_000;

const digestOf = (bytes) => `sha-256:${bytes.length}:${bytes}`;

/** A Help Desk that keeps each package once, behind a network that fails as `fault` says. */
function createDesk(random, faultless) {
  const kept = new Map();
  const log = [];
  const answerFor = (id) => ({ kind: "received", receipt: { id, digest: digestOf(kept.get(id)), reference: `REF${id}`, receivedAt: "t", status: "received" } });
  /** What becomes of a question: it may be lost on the way there or back, or be answered by somebody else. */
  const faults = ["none", "none", "unreached", "unanswered", "busy", "stranger"];
  async function through(act) {
    const fault = faultless() ? "none" : faults[Math.floor(random() * faults.length)];
    if (fault === "unreached") return { kind: "unsent", reason: "network", retryAfter: null };
    if (fault === "busy") return { kind: "unsent", reason: "busy", retryAfter: Math.floor(random() * 600) };
    if (fault === "stranger") return { kind: "unsent", reason: "not-our-server", retryAfter: null };
    const answer = act();
    await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 20_000)));
    return fault === "unanswered" ? { kind: "unsent", reason: "network", retryAfter: null } : answer;
  }
  return {
    kept, log,
    send: (id, bytes) => through(() => {
      log.push(`put ${id}`);
      if (id.startsWith("poison")) return { kind: "refused", status: 422, problem: {} };
      if (!kept.has(id)) kept.set(id, bytes);
      assert.equal(kept.get(id), bytes, "the same bytes for ever");
      return answerFor(id);
    }),
    receipt: (id) => through(() => (kept.has(id) ? answerFor(id) : { kind: "absent" })),
  };
}

/** What C++ does: tries again after a failure, and at the opening of the page takes up what was on its way. */
function openPage(shelf, desk, random, log) {
  const attempts = new Map();
  let open = true;
  const outbox = createOutbox(shelf, desk, (event) => {
    if (!open) return;
    log.push({ ...event });
    if (event.t !== "unsent") return;
    const attempt = attempts.get(event.id) ?? 0;
    attempts.set(event.id, attempt + 1);
    outbox.retry(event.id, attempt);
  }, { random });
  for (const parcel of shelf.all())
    if (parcel.state === "waiting" || parcel.state === "sending") void outbox.send(parcel.id);
  return { outbox, close() { open = false; outbox.stop(); } };
}

function createShelf(random, faultless) {
  const records = new Map();
  // A copy as JSON is made faster than a structured clone, and there are very many.
  const copy = (record) => JSON.parse(JSON.stringify(record));
  return {
    all: () => [...records.values()].map(copy),
    get isUnderWay() { return [...records.values()].some(({ state }) => state === "waiting" || state === "sending"); },
    parcel: async (id) => (records.has(id) ? copy(records.get(id)) : null),
    parcels: async () => [...records.values()].map(copy),
    // A note may fail, as on a full disk; what is there then stays as it was.
    async changeParcel(id, change, draft) {
      if (!faultless() && !draft && random() < 0.1) throw new Error("full");
      const next = change(await this.parcel(id));
      if (next) records.set(id, copy(next));
      return next;
    },
    forgetParcel: async (id) => void records.delete(id),
  };
}

beforeEach(() => {
  stopClock();
});

test(`${sequences} sequences of lost answers, busy servers, strangers, full disks, reloads and impatience lose nothing and double nothing`, async () => {
  let sendings = 0, reloads = 0, poisoned = 0;
  for (let seed = 1; seed <= sequences; ++seed) {
    const random = seeded(seed);
    let healthy = false;
    const desk = createDesk(random, () => healthy);
    const shelf = createShelf(random, () => healthy);
    const log = [];
    const made = [];
    let page = openPage(shelf, desk, random, log);
    for (let step = 0; step < steps; ++step) {
      const dice = random();
      if (dice < 0.2 && made.length < 4) {
        const id = `${random() < 0.2 ? "poison" : "p"}${made.length}`;
        made.push(id);
        await page.outbox.enqueue(0, { id, bytes: `bytes of ${id} ${seed}`, state: "waiting" }, { entry: { id: "d1" }, parts: ["{}"] });
        void page.outbox.send(id);
      } else if (dice < 0.3) {
        page.close();
        page = openPage(shelf, desk, random, log);
        reloads += 1;
      } else if (dice < 0.45 && made.length) {
        const id = made[Math.floor(random() * made.length)];
        const state = (await shelf.parcel(id))?.state;
        if (state === "waiting" || state === "sending") void page.outbox.send(id);
      } else if (dice < 0.55) {
        page.outbox.online();
      }
      tick(Math.floor(random() * 60_000));
      await turn();
    }
    // The network becomes well, and the page is opened once more.
    healthy = true;
    page.close();
    page = openPage(shelf, desk, random, log);
    for (let i = 0; i < 30 && shelf.isUnderWay; ++i) {
      tick(day_ms / 10);
      await turn();
    }
    for (const id of made) {
      const parcel = await shelf.parcel(id);
      const is_poison = id.startsWith("poison");
      assert.equal(parcel?.state, is_poison ? "refused" : "received", `seed ${seed}: ${id}`);
      assert.equal(parcel.bytes, `bytes of ${id} ${seed}`);
      if (!is_poison) assert.equal(parcel.receipt.digest, digestOf(parcel.bytes));
      poisoned += is_poison;
    }
    assert.deepEqual([...desk.kept.keys()].sort(), made.filter((id) => !id.startsWith("poison")).sort(), `seed ${seed}: one record each`);
    // What has its receipt is left alone: the page says so once, and nothing is put after that by this page.
    const before = desk.log.length;
    page.outbox.online();
    tick(day_ms);
    await turn();
    assert.equal(desk.log.length, before, `seed ${seed}: sent after its receipt`);
    page.close();
    sendings += desk.log.length;
  }
  assert.ok(reloads > sequences && sendings > sequences * 2 && poisoned > 100, `${reloads} reloads, ${sendings} sendings, ${poisoned} refused`);
});
