// The outbox, the vault and the desk of web/ as they are, over real HTTP and a network that fails, to the real Help Desk: each package
// arrives once and its receipt is verified. 50 submissions, or 1,000 with --long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { createDesk } from "../../web/desk.js";
import { createOutbox } from "../../web/outbox.js";
import { openVault } from "../../web/vault.js";
import { quantile } from "../bench/bench.mjs";
import { deskInfo, sqlite, startDesk } from "../helpdesk/desk.mjs";
import { digestOf, jose, makePackage } from "../helpdesk/package.mjs";
import { seeded } from "../seeded.mjs";
import { faults, layNetwork } from "./fault_proxy.mjs";

const submissions = process.env.QOPI_LONG ? 1000 : 50;
const per_page = 10;
const faults_max = 8;
/** The back-off of the product begins with two seconds; a hundredth of it makes the test short and leaves its shape. */
const hurry = 0.01;
const retry_after_ms = 1000;
/** Longer than any of the product's own limits of time. */
const patience_ms = 60_000;

/** What C++ does: tries again after a failure, in a later turn, and takes up at the opening of a page what was on its way. */
async function openPage(storage, origin, random, heard) {
  globalThis.indexedDB = storage;
  const vault = await openVault();
  assert.equal(vault.storage, "kept");
  const attempts = new Map();
  let open = true;
  const outbox = createOutbox(vault, createDesk(vault, origin), (event) => setImmediate(() => {
    if (!open) return;
    heard(event);
    if (event.t !== "unsent") return;
    const attempt = attempts.get(event.id) ?? 0;
    attempts.set(event.id, attempt + 1);
    outbox.retry(event.id, attempt);
  }), () => random() * hurry);
  for (const parcel of await vault.parcels()) {
    if (parcel.state === "waiting" || parcel.state === "sending") void outbox.send(parcel.id);
    // What arrived in the last moment of the page before is read in the outbox.
    if (parcel.state === "received") heard({ t: "received", ...parcel.receipt });
  }
  return { vault, outbox, close() { open = false; outbox.stop(); } };
}

/** A promise that is kept by the call of its `keep`. */
function promise() {
  let keep;
  const kept = new Promise((resolve) => { keep = resolve; });
  return { kept, keep };
}

/** Waits for all, and names those that did not come. @param {[string, Promise<void>][]} all */
async function allOf(what, all, log) {
  const missing = new Set(all.map(([id]) => id));
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no ${what} of ${missing.size}, such as ${JSON.stringify(log.filter(({ path }) => path.includes([...missing][0])))}`)), patience_ms); });
  await Promise.race([late, Promise.all(all.map(([id, kept]) => kept.then(() => missing.delete(id))))]).finally(() => clearTimeout(timer));
}

test(`${submissions} submissions through a network of faults are each accepted once, with their own receipt`, { timeout: 600_000 }, async (t) => {
  const desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  const packages = new Map();
  /** Of each package: the faults that are still before it, and who waits until they are over. */
  const trials = new Map();
  /** Pages whose network is well. Before that nothing comes through once the faults are over. */
  const well = new Set();
  const strange = await jose.generateKeyPair("ES256", { extractable: true });
  const [{ kid }] = (await deskInfo(desk)).keys.sign;
  const idIn = (path) => /submissions\/([^/]+)/.exec(path)?.[1];

  const network = await layNetwork(t, desk, {
    fateOf(_method, path) {
      const page = /^\/from-([^/]*)/.exec(path)[1];
      const trial = trials.get(idIn(path));
      if (well.has(page)) return { fault: "passed", place: 0 };
      // What the Help Desk publishes comes through, so that each receipt is judged by a key and not by the lack of one.
      if (!trial) return { fault: "passed", place: 0 };
      const next = trial.before.shift();
      if (next) return next;
      trial.over.keep();
      return { fault: "dropped", place: 0 };
    },
    // Of another package, genuine: the first that arrived.
    foreign: (path) => [...packages.values()].find(({ id, receipt }) => receipt && id !== idIn(path))?.receipt ?? "not.a.receipt",
    // For this package, with the right digest and the right key's name, by somebody else's key.
    forged: (path) => new jose.CompactSign(Buffer.from(JSON.stringify({ id: idIn(path), digest: digestOf(packages.get(idIn(path)).bytes), reference: "FRGD2345", receivedAt: "2026-11-23T02:20:00Z", kid })))
      .setProtectedHeader({ alg: "ES256", kid }).sign(strange.privateKey),
  });

  const pages = Array.from({ length: submissions / per_page }, (_, i) => ({ name: `p${i}`, random: seeded(20261123 + i), storage: new IDBFactory(), reloaded_ms: [] }));
  const receipts = new Map();
  const refused = [], misbelieved = [];
  let reloads = 0;
  for (const page of pages) {
    page.heard = (event) => {
      if (event.t === "refused") refused.push(event);
      if (event.t !== "received" && event.t !== "refused") return;
      if (!trials.has(event.id)) return void misbelieved.push(event);
      receipts.set(event.id, { digest: event.digest, reference: event.reference, at_ms: performance.now() });
      trials.get(event.id).over.keep();
      packages.get(event.id).received.keep();
    };
    page.open = async () => { page.now = await openPage(page.storage, `${network.url}/from-${page.name}`, page.random, page.heard); };
    await page.open();
    for (let i = 0; i < per_page; ++i) {
      const { id, bytes } = await makePackage();
      const before = Array.from({ length: Math.floor(page.random() * (faults_max + 1)) }, () => ({ fault: faults[Math.floor(page.random() * faults.length)], place: page.random() }));
      packages.set(id, { id, bytes, page, received: promise() });
      trials.set(id, { before, over: promise() });
      await page.now.outbox.enqueue({ id, bytes: bytes.toString(), state: "waiting" }, { entry: { id: `draft of ${id}` }, text: "{}" });
      void page.now.outbox.send(id);
      // A reload in the middle of everything.
      if (page.random() < 0.05) {
        page.now.close();
        await page.open();
        page.reloaded_ms.push(performance.now());
        reloads += 1;
      }
      packages.get(id).receipt = null;
    }
  }
  // Genuine receipts for other packages, once there are some.
  const keeper = await makePackage();
  const first = await fetch(`${desk.url}/api/v1/submissions/${keeper.id}`, { method: "PUT", body: keeper.bytes, headers: { "Content-Type": "application/json" } });
  packages.set(keeper.id, { ...keeper, receipt: (await first.json()).receipt });

  await allOf("end of the faults", [...trials].map(([id, { over }]) => [id, over.kept]), network.log);
  const early = receipts.size;
  const times = [];
  for (const page of pages) {
    well.add(page.name);
    const up_ms = performance.now();
    page.now.outbox.online();
    const own = [...packages.values()].filter((one) => one.page === page && !receipts.has(one.id));
    await allOf("receipt", own.map(({ id, received }) => [id, received.kept]), network.log);
    for (const { id } of own) times.push(receipts.get(id).at_ms - up_ms);
  }

  // None of these packages has anything wrong with it.
  assert.deepEqual({ refused, misbelieved }, { refused: [], misbelieved: [] });
  // None lost, none twice, and what is there is what was sent, byte for byte.
  const records = JSON.parse(await sqlite(desk, "SELECT id, lower(hex(bytes)) AS bytes, reference, receipt FROM submission"));
  const sent = [...packages.values()];
  assert.equal(records.length, submissions + 1);
  assert.deepEqual(records.map(({ id }) => id).sort(), sent.map(({ id }) => id).sort());
  const { keys } = await deskInfo(desk);
  const key = await jose.importJWK(keys.sign[0], "ES256");
  for (const { id, bytes, reference, receipt } of records) {
    assert.equal(bytes, packages.get(id).bytes.toString("hex"), `the bytes of ${id}`);
    if (id === keeper.id) continue;
    assert.equal(receipts.get(id)?.digest, digestOf(packages.get(id).bytes), `the digest in the receipt of ${id}`);
    assert.equal(receipts.get(id)?.reference.replaceAll("-", ""), reference.replaceAll("-", ""), `the reference of ${id}`);
    const { payload } = await jose.compactVerify(receipt, key);
    assert.equal(JSON.parse(new TextDecoder().decode(payload)).digest, digestOf(packages.get(id).bytes));
    const parcel = await packages.get(id).page.now.vault.parcel(id);
    assert.deepEqual([parcel.state, parcel.receipt.id], ["received", id]);
  }
  const created = new Map();
  for (const { path, statuses } of network.log)
    for (const status of statuses) if (status === 201) created.set(idIn(path), (created.get(idIn(path)) ?? 0) + 1);
  assert.deepEqual([...created].filter(([, times]) => times > 1), [], "one was accepted twice");

  // Who was told to wait waited, but for a page that was opened anew and cannot know.
  const told = network.log.filter(({ fault }) => fault === "503" || fault === "429");
  for (const { path, done_ms } of told) {
    const { page, id } = packages.get(idIn(path));
    const next = network.log.find((later) => later.asked_ms > done_ms && idIn(later.path) === id);
    const is_known = !page.reloaded_ms.some((at_ms) => at_ms > done_ms - 1000 && at_ms < next?.asked_ms);
    // A receipt that was asked for by `online` is no exception: the outbox holds it back too.
    if (next && is_known) assert.ok(next.asked_ms - done_ms > retry_after_ms - 20, `asked again ${next.asked_ms - done_ms} ms after “Retry-After: 1”`);
  }
  const counted = Object.fromEntries(faults.map((fault) => [fault, network.log.filter((one) => one.fault === fault && idIn(one.path)).length]));
  assert.ok(faults.every((fault) => counted[fault] > 0), `each fault happened: ${JSON.stringify(counted)}`);
  for (const page of pages) page.now.close();
  t.diagnostic(`${submissions} submissions, ${network.log.length} questions, ${reloads} reloads, ${JSON.stringify(counted)}`);
  t.diagnostic(`${early} received amid the faults, ${times.length} after the network was up: p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`);
});
