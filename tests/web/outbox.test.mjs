// The outbox: kept before it is sent, sent until it is answered, never faster than the Help Desk wants.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createOutbox } from "../../web/outbox.js";
import { setBack, settle, stopClock, tick } from "./clock.mjs";

const unsent = (reason, retryAfter = null) => ({ kind: "unsent", reason, retryAfter });
const receipt = { id: "p1", digest: "sha-256:00", reference: "K7M2RX94", receivedAt: "2026-11-23T02:20:00Z", status: "received" };
const news = { t: "received", id: receipt.id, digest: receipt.digest, reference: receipt.reference, receivedAt: receipt.receivedAt };
let kept, log, answers, receipts, random, outbox, shelf, locks, told;

/** The browser's locks, as far as they are used: one after the other. */
function createLocks() {
  const held = new Map();
  return {
    request(name, { signal }, act) {
      assert.ok(signal, "no tab is waited for without end");
      const turn = (held.get(name) ?? Promise.resolve()).then(act);
      held.set(name, turn.catch(() => {}));
      return turn;
    },
  };
}

beforeEach(() => {
  stopClock();
  kept = new Map();
  log = [];
  answers = [];
  receipts = [];
  random = 0.5;
  told = 0;
  locks = createLocks();
  shelf = {
    parcel: async (id) => kept.get(id) ?? null,
    parcels: async () => [...kept.values()],
    async changeParcel(id, change) {
      const next = change(kept.get(id) ?? null);
      if (!next) return kept.get(id) ?? null;
      log.push(`keep ${next.state}`);
      kept.set(id, next);
      return next;
    },
    forgetParcel: async (id) => void kept.delete(id),
  };
  outbox = newOutbox();
});
const newOutbox = () => createOutbox(shelf, {
  send: async (id, bytes) => { log.push(`deliver ${id} ${bytes}`); return answers.shift() ?? unsent("network"); },
  receipt: async (id) => { log.push(`ask ${id}`); return receipts.shift() ?? { kind: "absent" }; },
}, (event) => log.push(event), { random: () => random, locks, changed: () => { told += 1; } });
const sendings = () => log.filter((entry) => typeof entry === "string" && entry.startsWith("deliver")).length;

test("a package is kept before its first byte leaves", async () => {
  answers = [{ kind: "received", receipt }];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  assert.deepEqual(log, ["keep waiting", { t: "queued", operation: 3 }, { t: "sending", id: "p1" }, "keep sending", "deliver p1 bytes",
    "keep received", news]);
  assert.deepEqual(kept.get("p1"), { id: "p1", bytes: "bytes", state: "received", receipt });
});

test("a package that nobody sends yet is only kept", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "kept" });
  outbox.online();
  await settle();
  assert.deepEqual(log, ["keep kept", { t: "queued", operation: 3 }]);
});

test("a package that cannot be kept is not queued", async () => {
  shelf.changeParcel = async () => { throw new Error("disk full"); };
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  assert.deepEqual(log, [{ t: "queue-failed", operation: 3 }]);
});

test("a refusal is told with its problem and noted", async () => {
  const problem = { errors: [{ pointer: "/content/practice/npi", code: "npi-checksum" }] };
  answers = [{ kind: "refused", status: 422, problem }];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  assert.deepEqual(log.at(-1), { t: "refused", id: "p1", status: 422, problem });
  assert.equal(kept.get("p1").state, "refused");
  outbox.online();
  await settle();
  assert.equal(sendings(), 1, "what was refused is not sent again on its own");
});

test("a receipt that cannot be noted is told all the same", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  shelf.changeParcel = async () => { throw new Error("disk full"); };
  answers = [{ kind: "received", receipt }];
  await outbox.send("p1");
  assert.deepEqual(log.at(-1), news);
});

test("what was not sent stays, and is sent again with the same bytes", async () => {
  answers = [unsent("network"), { kind: "received", receipt }];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  assert.deepEqual(log.at(-1), { t: "unsent", id: "p1", reason: "network" });
  assert.equal(kept.get("p1").state, "sending");
  outbox.retry("p1", 0);
  tick(1000);
  await settle();
  assert.deepEqual(log.at(-1), news);
  outbox.online();
  await settle();
  assert.deepEqual(log.filter((entry) => typeof entry === "string" && entry.startsWith("deliver")), ["deliver p1 bytes", "deliver p1 bytes"]);
});

for (const [attempt, bound_ms] of [[0, 2_000], [1, 4_000], [3, 16_000], [7, 256_000], [8, 300_000], [60, 300_000], [5000, 300_000]])
  for (const share of [0, 0.25, 0.999])
    test(`attempt ${attempt} waits a random part (${share}) of ${bound_ms / 1000} s`, async () => {
      random = share;
      await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
      await outbox.send("p1");
      outbox.retry("p1", attempt);
      tick(Math.max(0, Math.floor(share * bound_ms) - 1));
      await settle();
      assert.equal(sendings(), share === 0 ? 2 : 1);
      tick(2);
      await settle();
      assert.equal(sendings(), 2);
    });

test("Retry-After is obeyed, also when the network seems to be back", async () => {
  answers = [unsent("busy", 30)];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 0);
  tick(29_000);
  outbox.online();
  await settle();
  assert.equal(sendings(), 1);
  tick(1_000);
  await settle();
  assert.equal(sendings(), 2);
});

// Seen: a package whose connection broke made the outbox forget what the Help Desk had said to the one before.
test("what the Help Desk asks for is asked of every package, and the failure of another one does not end it", async () => {
  answers = [unsent("network"), unsent("busy", 30), unsent("network")];
  for (const id of ["p1", "p2", "p3"]) await outbox.enqueue(3, { id, bytes: id, state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 3);
  await outbox.send("p2");
  await outbox.send("p3");
  outbox.retry("p2", 0);
  outbox.retry("p3", 0);
  tick(29_000);
  outbox.online();
  await settle();
  assert.equal(sendings(), 3, "p1, too, whose time came before");
  tick(1_000);
  await settle();
  assert.equal(sendings(), 6);
});

test("a clock that is set back by a year lets nobody wait longer", async () => {
  answers = [unsent("busy", 30)];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  setBack(365 * 86_400_000);
  outbox.retry("p1", 0);
  tick(30_000);
  await settle();
  assert.equal(sendings(), 2);
});

test("when the network is back, what waits is sent at once, and not a second time by the timer", async () => {
  answers = [unsent("network"), { kind: "received", receipt }];
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 6);
  outbox.online();
  await settle();
  assert.equal(sendings(), 2);
  tick(400_000);
  await settle();
  assert.equal(sendings(), 2);
});

test("two presses of Send now are one sending", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await Promise.all([outbox.send("p1"), outbox.send("p1")]);
  assert.equal(sendings(), 1);
});

test("of a package whose sending broke off it is unknown whether it arrived: the Help Desk is asked before it is sent again", async () => {
  kept.set("p1", { id: "p1", bytes: "bytes", state: "sending" });
  receipts = [unsent("network"), { kind: "absent" }];
  await outbox.send("p1");
  assert.deepEqual(log.filter((entry) => typeof entry === "string"), ["ask p1"], "without an answer nothing is sent");
  assert.deepEqual(log.at(-1), { t: "unsent", id: "p1", reason: "network" });
  answers = [{ kind: "received", receipt }];
  await outbox.send("p1");
  assert.deepEqual(log.filter((entry) => typeof entry === "string"), ["ask p1", "ask p1", "deliver p1 bytes", "keep received"]);
  kept.set("p2", { id: "p2", bytes: "x", state: "sending" });
  receipts = [{ kind: "received", receipt: { ...receipt, id: "p2" } }];
  await outbox.send("p2");
  assert.equal(sendings(), 1, "what had arrived is not sent again");
  assert.equal(kept.get("p2").state, "received");
});

// People saw: an email had been taken, and the page that promised its reference went on saying "not received" until it was opened anew.
test("once the page is seen again, packages that were given out are asked about, once a minute at most", async () => {
  const givenOut = "2026-11-23T02:20:00Z";
  kept.set("p1", { id: "p1", bytes: "bytes", state: "kept", givenOut });
  kept.set("p2", { id: "p2", bytes: "bytes", state: "kept" });
  kept.set("p3", { id: "p3", bytes: "bytes", state: "received", givenOut });
  kept.set("p4", { id: "p4", bytes: "bytes", state: "replaced" });
  await outbox.seen();
  await outbox.seen();
  assert.deepEqual(log, ["ask p1"]);
  tick(60_000);
  receipts = [{ kind: "received", receipt }];
  await outbox.seen();
  assert.deepEqual(log.slice(1), ["ask p1", "keep received", news]);
  tick(60_000);
  await outbox.seen();
  assert.equal(log.length, 4);
});

// Seen: an emailed package whose successor was removed unsent stayed without the reference that its page had promised.
test("a package that was emailed and then replaced is asked about, too", async () => {
  kept.set("p1", { id: "p1", bytes: "bytes", state: "replaced", givenOut: "2026-11-23T02:20:00Z" });
  receipts = [{ kind: "received", receipt }];
  await outbox.seen();
  assert.deepEqual(log, ["ask p1", "keep received", news]);
});

test("what was replaced can become kept again, and is never sent", async () => {
  kept.set("p1", { id: "p1", bytes: "bytes", state: "replaced" });
  for (const state of ["waiting", "sending", "refused"]) {
    await outbox.mark("p1", state);
    assert.equal(kept.get("p1").state, "replaced");
  }
  await outbox.mark("p1", "kept");
  assert.equal(kept.get("p1").state, "kept");
});

test("a package that went another way is asked about; no news changes nothing", async () => {
  kept.set("p1", { id: "p1", bytes: "bytes", state: "kept", name: "Riverbend" });
  for (const answer of [{ kind: "absent" }, unsent("network"), { kind: "refused", status: 400, problem: {} }]) {
    receipts = [answer];
    await outbox.ask("p1");
  }
  assert.deepEqual(log.filter((entry) => entry.t), []);
  assert.equal(kept.get("p1").state, "kept");
  receipts = [{ kind: "received", receipt }];
  await outbox.ask("p1");
  assert.deepEqual(log.at(-1), news);
  assert.deepEqual(kept.get("p1"), { id: "p1", bytes: "bytes", state: "received", name: "Riverbend", receipt });
  await outbox.ask("nothing");
});

test("that a package was given out is noted, also while it is being sent, and keeps nothing from being sent", async () => {
  let answer;
  outbox = createOutbox(shelf, { send: () => new Promise((resolve) => { answer = resolve; }) }, (event) => log.push(event));
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  const sent = outbox.send("p1");
  await settle();
  await outbox.givenOut("p1", "2026-11-23T02:20:00Z");
  answer({ kind: "received", receipt });
  await sent;
  assert.deepEqual(kept.get("p1"), { id: "p1", bytes: "bytes", state: "received", receipt, givenOut: "2026-11-23T02:20:00Z" });
  await outbox.givenOut("p9", "2026-11-23T02:20:00Z");
  assert.equal(kept.size, 1);
});

test("a package that was replaced is not sent by itself any more", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 0);
  await outbox.mark("p1", "replaced");
  tick(400_000);
  outbox.online();
  await settle();
  assert.equal(sendings(), 1);
  assert.equal(kept.get("p1").state, "replaced");
});

for (const [what, leave, left] of [["replaced", (id) => outbox.mark(id, "replaced"), "replaced"], ["removed", (id) => outbox.forget(id), undefined]])
  test(`a refusal of a package that was ${what} while it was being sent brings nothing back`, async () => {
    let answer;
    outbox = createOutbox(shelf, { send: () => new Promise((resolve) => { answer = resolve; }) }, (event) => log.push(event));
    await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
    const sent = outbox.send("p1");
    await settle();
    await leave("p1");
    answer({ kind: "refused", status: 422, problem: {} });
    await sent;
    assert.equal(kept.get("p1")?.state, left);
    assert.equal(log.some((event) => event.t === "refused"), false);
  });

test("what was forgotten is neither kept nor sent", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 0);
  await outbox.forget("p1");
  tick(400_000);
  await settle();
  assert.deepEqual([kept.size, sendings()], [0, 1]);
});

test("after erasing nothing is sent on its own", async () => {
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  await outbox.send("p1");
  outbox.retry("p1", 0);
  outbox.stop();
  tick(400_000);
  outbox.online();
  await settle();
  assert.equal(sendings(), 1);
});

test("an answer that comes after erasing leaves nothing behind", async () => {
  let answer;
  outbox = createOutbox(shelf, { send: () => new Promise((resolve) => { answer = resolve; }) }, (event) => log.push(event));
  await outbox.enqueue(3, { id: "p1", bytes: "bytes", state: "waiting" });
  const sent = outbox.send("p1");
  await settle();
  outbox.stop();
  kept.clear();
  log = [];
  answer({ kind: "received", receipt });
  await sent;
  assert.deepEqual([log, kept.size], [[], 0]);
});

test("each package has its own time to be tried again", async () => {
  for (const id of ["p1", "p2"]) await outbox.enqueue(3, { id: id, bytes: id, state: "waiting" }), await outbox.send(id);
  outbox.retry("p1", 0);
  outbox.retry("p2", 3);
  tick(1_000);
  await settle();
  assert.equal(log.filter((entry) => entry === "deliver p1 p1").length, 2);
  assert.equal(log.filter((entry) => entry === "deliver p2 p2").length, 1);
  tick(7_000);
  await settle();
  assert.equal(log.filter((entry) => entry === "deliver p2 p2").length, 2);
});

test("a package that cannot be read just now is told as unsent", async () => {
  shelf.parcel = async () => { throw new Error("closed"); };
  await outbox.send("p9");
  assert.deepEqual(log.at(-1), { t: "unsent", id: "p9", reason: "network" });
});

// --- Two tabs with one outbox ---

const waits = { id: "p1", bytes: "bytes", state: "waiting" };

test("two tabs that send one package at once send it once, and the second one shows what became of it", async () => {
  const other = newOutbox();
  await outbox.enqueue(3, waits);
  answers = [{ kind: "received", receipt }];
  await Promise.all([outbox.send("p1"), other.send("p1")]);
  assert.equal(sendings(), 1);
  assert.deepEqual(log.at(-1), { t: "outbox", outbox: [{ ...waits, state: "received", receipt }] });
  other.online();
  await settle();
  assert.equal(sendings(), 1, "the second one waits for nothing more");
});

test("without an answer for the first tab, the second one asks before it sends", async () => {
  const other = newOutbox();
  await outbox.enqueue(3, waits);
  answers = [unsent("network"), { kind: "received", receipt }];
  await Promise.all([outbox.send("p1"), other.send("p1")]);
  assert.deepEqual(log.filter((entry) => typeof entry === "string"), ["keep waiting", "keep sending", "deliver p1 bytes", "ask p1", "deliver p1 bytes", "keep received"]);
});

for (const [what, meanwhile, left] of [
  ["received", { ...waits, state: "received", receipt }, "received"],
  ["replaced", { ...waits, state: "replaced" }, "replaced"],
])
  for (const [how, act] of [["marked", () => outbox.mark("p1", "replaced")], ["submitted", () => outbox.enqueue(4, waits)], ["sent", () => outbox.send("p1")]])
    test(`what another tab knows as ${what} stays that, when it is ${how} here`, async () => {
      await outbox.enqueue(3, waits);
      kept.set("p1", meanwhile);
      await act();
      assert.deepEqual([kept.get("p1").state, sendings()], [left, 0]);
    });

test("what another tab replaced while it was being sent can still turn out to have arrived, and a refusal of it is no news", async () => {
  for (const [answer, state] of [[{ kind: "received", receipt }, "received"], [{ kind: "refused", status: 422, problem: {} }, "replaced"]]) {
    let tell;
    const sender = createOutbox(shelf, { send: () => new Promise((resolve) => { tell = resolve; }) }, (event) => log.push(event), { locks });
    kept.set("p1", waits);
    log = [];
    const sent = sender.send("p1");
    await settle();
    kept.set("p1", { ...waits, state: "replaced" });
    tell(answer);
    await sent;
    assert.equal(kept.get("p1").state, state);
    assert.equal(log.some((event) => event.t === "refused"), false);
  }
});

for (const [what, leave] of [
  ["replaced", () => kept.set("p1", { ...waits, state: "replaced" })],
  ["removed", () => kept.delete("p1")],
  ["erased", () => { void outbox.stop(); kept.clear(); }],
])
  test(`what was ${what} while the Help Desk was asked about it is not sent`, async () => {
    let tell;
    outbox = createOutbox(shelf, { receipt: () => new Promise((resolve) => { tell = resolve; }), send: async () => { log.push("deliver"); return unsent("network"); } },
      (event) => log.push(event), { locks });
    kept.set("p1", { ...waits, state: "sending" });
    const sent = outbox.send("p1");
    await settle();
    leave();
    const left = kept.get("p1")?.state;
    tell({ kind: "absent" });
    await sent;
    assert.deepEqual([sendings(), kept.get("p1")?.state], [0, left]);
  });

test("a refusal that another tab noted is told before the rest", async () => {
  const problem = { errors: [] };
  kept.set("p1", { ...waits, state: "refused", status: 422, problem });
  await outbox.show();
  assert.deepEqual(log, [{ t: "refused", id: "p1", status: 422, problem }, { t: "outbox", outbox: [kept.get("p1")] }]);
});

test("stopping waits for what is being kept", async () => {
  let keep;
  const change = shelf.changeParcel;
  shelf.changeParcel = (...given) => new Promise((resolve) => { keep = () => resolve(change(...given)); });
  void outbox.enqueue(3, waits);
  await settle();
  let stopped = false;
  const stop = outbox.stop().then(() => { stopped = true; });
  await settle();
  assert.equal(stopped, false);
  keep();
  await stop;
  assert.equal(kept.size, 1, "and is erased with the rest");
});

test("what could not be erased is sent again, though an attempt from before is still under way", async () => {
  await outbox.enqueue(3, waits);
  let first = true;
  outbox = createOutbox(shelf, { receipt: async () => ({ kind: "absent" }), send: () => (first ? (first = false, new Promise(() => {})) : Promise.resolve({ kind: "received", receipt })) },
    (event) => log.push(event), { locks: undefined });
  void outbox.send("p1");
  await settle();
  await outbox.stop();
  await outbox.send("p1");
  assert.equal(kept.get("p1").state, "received");
});

test("a package that cannot be removed is shown again", async () => {
  await outbox.enqueue(3, waits);
  shelf.forgetParcel = async () => { throw new Error("disk full"); };
  await outbox.forget("p1");
  assert.deepEqual(log.at(-1), { t: "outbox", outbox: [waits] });
});

test("other tabs are told of each change, and of nothing else", async () => {
  answers = [unsent("network")];
  await outbox.enqueue(3, waits);
  await outbox.send("p1");
  const before = told;
  await outbox.ask("p1");
  await outbox.show();
  assert.equal(told, before);
  for (const change of [() => outbox.givenOut("p1", "t"), () => outbox.mark("p1", "replaced"), () => outbox.forget("p1")]) {
    await change();
    assert.ok(told > before);
  }
});

test("what is shown of another tab's change does not undo what this tab changes in the same moment", async () => {
  await outbox.enqueue(3, waits);
  const shown = outbox.show();
  const gone = outbox.forget("p1");
  await Promise.all([shown, gone]);
  assert.deepEqual(log.at(-1), { t: "outbox", outbox: [] });
});

test("where the browser bars its locks, the package is sent all the same", async () => {
  locks = { request: async () => { throw new DOMException("barred", "SecurityError"); } };
  outbox = newOutbox();
  await outbox.enqueue(3, waits);
  answers = [{ kind: "received", receipt }];
  await outbox.send("p1");
  assert.equal(kept.get("p1").state, "received");
});
