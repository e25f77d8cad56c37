// The outbox, the vault and the desk of web/ as they are, over real HTTP and a network that fails, to the real Help Desk: each package
// arrives once and its receipt is verified. 50 submissions, or 1,000 with --long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import "../../web/jose.js";
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
/** The back-off of the product begins with two seconds; a thousandth of it makes the test short and leaves its shape. */
const hurry = 0.001;
/** What the Help Desk asks for is hurried less: then “Retry-After: 1” is longer than most of what the back-off makes an app wait. */
const retry_after_ms = 50;
/** Longer than any of the product's own limits of time; it costs nothing where all comes. */
const patience_ms = 150_000;

/** The Help Desk, with short seconds in what it asks for. */
function inHurry(desk) {
  const hurried = async (answered) => {
    const answer = await answered;
    return answer.retryAfter ? { ...answer, retryAfter: (answer.retryAfter * retry_after_ms) / 1000 } : answer;
  };
  return { send: (id, bytes) => hurried(desk.send(id, bytes)), receipt: (id, bytes) => hurried(desk.receipt(id, bytes)) };
}

/** What C++ does: tries again after a failure, in a later turn, and takes up at the opening of a page what was on its way. */
async function openPage(storage, origin, random, heard) {
  globalThis.indexedDB = storage;
  const vault = await openVault();
  assert.equal(vault.storage, "kept");
  const attempts = new Map();
  let open = true;
  // What arrived in the last moment of the page before is read in the outbox: at the opening, or once this page wants to send it.
  const hearOfReceipt = ({ state, receipt }) => { if (state === "received") heard({ t: "received", ...receipt }); };
  const outbox = createOutbox(vault, inHurry(createDesk(vault, origin)), (event) => setImmediate(() => {
    if (!open) return;
    if (event.t === "outbox") event.outbox.forEach(hearOfReceipt);
    else heard(event);
    if (event.t !== "unsent") return;
    const attempt = attempts.get(event.id) ?? 0;
    attempts.set(event.id, attempt + 1);
    outbox.retry(event.id, attempt);
  }), { random: () => random() * hurry });
  for (const parcel of await vault.parcels()) {
    if (parcel.state === "waiting" || parcel.state === "sending") void outbox.send(parcel.id);
    hearOfReceipt(parcel);
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
  /** Of each package: the faults that are still before it, who waits until they are over, and who until the last question amid them ended. */
  const trials = new Map();
  /** Pages whose network is well. Before that nothing is answered once the faults are over. */
  const well = new Set();
  const strange = await jose.generateKeyPair("ES256", { extractable: true });
  const [{ kid }] = (await deskInfo(desk)).keys.sign;
  const idIn = (path) => /submissions\/([^/]+)/.exec(path)?.[1];

  const network = await layNetwork(t, desk, {
    fateOf(_method, path) {
      const name = /^\/from-([^/.]*)/.exec(path)[1];
      const trial = trials.get(idIn(path));
      if (well.has(name)) return { fault: "passed", place: 0 };
      // What the Help Desk publishes comes through, so that each receipt is judged by a key and not by the lack of one.
      if (!trial) return { fault: "passed", place: 0 };
      const next = trial.before.shift();
      if (next) return next;
      trial.over.keep();
      return { fault: "held", until: pages.find((page) => page.name === name).up.kept };
    },
    // Of another package, genuine: the first that arrived.
    foreign: (path) => [...packages.values()].find(({ id, receipt }) => receipt && id !== idIn(path))?.receipt ?? "not.a.receipt",
    // For this package, with the right digest and the right key's name, by somebody else's key.
    forged: (path) => new jose.CompactSign(Buffer.from(JSON.stringify({ id: idIn(path), digest: digestOf(packages.get(idIn(path)).bytes), reference: "FRGD2345", receivedAt: "2026-11-23T02:20:00Z", kid })))
      .setProtectedHeader({ alg: "ES256", kid }).sign(strange.privateKey),
  });

  const pages = Array.from({ length: submissions / per_page }, (_, i) => ({ name: `p${i}`, random: seeded(20261239 + i), jitter: seeded(20261339 + i), storage: new IDBFactory(), up: promise(), visits: 0 }));
  const receipts = new Map();
  const refused = [], misbelieved = [];
  let reloads = 0;
  for (const page of pages) {
    page.heard = (event) => {
      if (event.t === "refused") refused.push(event);
      if (event.t === "unsent" && well.has(page.name)) trials.get(event.id).ended.keep();
      if (event.t !== "received" && event.t !== "refused") return;
      if (!trials.has(event.id)) return void misbelieved.push(event);
      if (!receipts.has(event.id)) receipts.set(event.id, { digest: event.digest, reference: event.reference, at_ms: performance.now() });
      trials.get(event.id).over.keep();
      packages.get(event.id).received.keep();
    };
    page.open = async () => { page.now = await openPage(page.storage, `${network.url}/from-${page.name}.${page.visits++}`, page.jitter, page.heard); };
    await page.open();
    for (let i = 0; i < per_page; ++i) {
      const { id, bytes } = await makePackage();
      const before = Array.from({ length: Math.floor(page.random() * (faults_max + 1)) }, () => ({ fault: faults[Math.floor(page.random() * faults.length)], place: page.random() }));
      packages.set(id, { id, bytes, page, received: promise() });
      trials.set(id, { before, over: promise(), ended: promise() });
      await page.now.outbox.enqueue(0, { id, bytes: bytes.toString(), state: "waiting" }, { entry: { id: `draft of ${id}` }, parts: ["{}"] });
      void page.now.outbox.send(id);
      // A reload in the middle of everything.
      if (page.random() < 0.05) {
        page.now.close();
        await page.open();
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
    const own = [...packages.values()].filter((one) => one.page === page && !receipts.has(one.id));
    const up_ms = performance.now();
    well.add(page.name);
    page.up.keep();
    await allOf("end of a question", own.map(({ id, received }) => [id, Promise.race([trials.get(id).ended.kept, received.kept])]), network.log);
    page.now.outbox.online();
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

  // Who was told to wait waited. A page that was opened anew cannot know, and asks under another name.
  for (const told of network.log.filter(({ fault }) => fault === "503" || fault === "429")) {
    const next = network.log.find(({ asked_ms, from, path }) => asked_ms > told.done_ms && from === told.from && idIn(path) === idIn(told.path));
    // A receipt that was asked for by `online` is no exception: the outbox holds it back too.
    if (next) assert.ok(next.asked_ms - told.done_ms >= retry_after_ms, `asked again ${next.asked_ms - told.done_ms} ms after “Retry-After: 1”`);
  }
  const counted = Object.fromEntries(faults.map((fault) => [fault, network.log.filter((one) => one.fault === fault && idIn(one.path)).length]));
  assert.ok(faults.every((fault) => counted[fault] > 0), `each fault happened: ${JSON.stringify(counted)}`);
  for (const page of pages) page.now.close();
  t.diagnostic(`${submissions} submissions, ${network.log.length} questions, ${reloads} reloads, ${JSON.stringify(counted)}`);
  t.diagnostic(`${early} received amid the faults, ${times.length} after the network was up: p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`);
});
