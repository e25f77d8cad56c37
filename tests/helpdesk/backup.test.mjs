// Backups made while packages come in: whole or not there, also when they are killed, put back by `restore`, and their rot is noticed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { seeded } from "../seeded.mjs";
import { Outbox, compare, crowd, long, verifyReceipts } from "./crowd.mjs";
import { execute, helpdesk, prepare, run, serve } from "./desk.mjs";

const kills = long ? 100 : 5, rotten = long ? 500 : 20, seed = 3318;

/** Puts the backup back: what was acknowledged before the copy began is in it, what came meanwhile may be. Gives the rows and the store. */
async function putBack(desk, file, before, outbox) {
  const store = join(desk.dir, "restored.db");
  const restored = await run(["restore", file, "--store", store]);
  assert.equal(restored.code, 0, restored.err);
  const expected = new Outbox(), early = new Set(before);
  for (const one of outbox.sent.values()) expected.sent.set(one.id, early.has(one) ? one : { ...one, receipt: null });
  return { store, rows: await compare(store, expected) };
}

test(`${kills} backups that are killed while packages come in leave nothing that looks like one, and the next is whole`, async (t) => {
  const desk = await prepare(t);
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  const outbox = new Outbox(), random = seeded(seed);
  let sending = true;
  // Enough to copy that a kill can come in the middle.
  let first = long ? 1500 : 200;
  await crowd(server, outbox, 8, async () => (first-- > 0 ? outbox.make() : null));
  const load = crowd(server, outbox, 2, async () => (sending ? outbox.make() : null));
  const file = join(desk.dir, "copies.db");
  let killed = 0, ended = 0;
  const parts = new Set();
  // One more, as long as all were quicker than their kill: on a busy machine a kill can come late.
  for (let i = 0; i < kills || (killed === 0 && i < 20 * kills); ++i) {
    const before = outbox.heard;
    // The moment is a number of packages answered for since it began; ten or so come in while the program only starts.
    const moment = outbox.reaches(before.length + Math.floor(random() * 24));
    const child = spawn(helpdesk, ["backup", file, "--store", desk.store, "--keys", desk.keys]);
    const over = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
    await Promise.race([moment, over]);
    child.kill("SIGKILL");
    const how = await over;
    const names = (await readdir(desk.dir)).filter((name) => name.startsWith("copies"));
    for (const name of names) parts.add(name);
    if (how.signal) ++killed; else ++ended;
    if (names.includes("copies.db")) {
      // It came to its end before the kill, or was killed when all was done.
      const { store } = await putBack(desk, file, before, outbox);
      await rm(store);
      await rm(file);
    } else {
      assert.equal(how.signal, "SIGKILL");
      assert.equal((await run(["restore", file, "--store", join(desk.dir, "none.db")])).code, 2);
    }
  }
  const before = outbox.heard;
  const made = await run(["backup", file, "--store", desk.store, "--keys", desk.keys]);
  assert.equal(made.code, 0, made.err);
  sending = false;
  await load;
  assert.deepEqual((await readdir(desk.dir)).filter((name) => name.startsWith("copies")).sort(), ["copies.db", "copies.db.head", "copies.db.sha256"]);
  const checked = await execute("sh", ["-c", `cd "$0" && sha256sum -c copies.db.sha256`, desk.dir]);
  assert.equal(checked.out, "copies.db: OK\n");
  const { store, rows } = await putBack(desk, file, before, outbox);
  // A desk that starts on it gives the receipts that were given before.
  const again = await serve(t, { ...desk, store }, ["--puts-per-minute", "0"]);
  const some = before.slice(0, 50);
  await crowd(again, outbox, 4, async () => some.shift());
  await verifyReceipts(again, outbox);
  assert.ok(killed > 0, "some were killed before their end");
  t.diagnostic(`seed ${seed}: ${killed} killed, ${ended} ended before; left were ${[...parts].sort().join(", ")}; ${rows} records in the last, ${before.length} acknowledged before it`);
});

test(`${rotten} backups with one bit turned, one byte less or another end are all noticed, by restore and by sha256sum`, async (t) => {
  const desk = await prepare(t);
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  const outbox = new Outbox();
  let first = 20;
  await crowd(server, outbox, 4, async () => (first-- > 0 ? outbox.make() : null));
  const file = join(desk.dir, "backup.db"), store = join(desk.dir, "again.db");
  assert.equal((await run(["backup", file, "--store", desk.store, "--keys", desk.keys])).code, 0);
  const bytes = await readFile(file), random = seeded(seed);
  for (let i = 0; i < rotten; ++i) {
    const spoiled = Buffer.from(bytes);
    const at = Math.floor(random() * bytes.length);
    spoiled[at] ^= 1 << Math.floor(random() * 8);
    await writeFile(file, i % 10 === 8 ? bytes.subarray(0, at) : i % 10 === 9 ? Buffer.concat([bytes, Buffer.from([0])]) : spoiled);
    const ended = await run(["restore", file, "--store", store]);
    assert.equal(ended.code, 2, `byte ${at}`);
    assert.match(ended.err, /^helpdesk: The backup .* is damaged: its bytes do not have the digest .*\n$/);
  }
  assert.notEqual((await execute("sh", ["-c", `cd "$0" && sha256sum -c --status backup.db.sha256`, desk.dir])).code, 0);
  assert.deepEqual((await readdir(desk.dir)).filter((name) => name.startsWith("again") && !name.endsWith(".lock")), [], "nothing of them became a store");
  await writeFile(file, bytes);
  // Whole again, but without its digest, or over a store that is there: refused too.
  await rename(`${file}.sha256`, `${file}.kept`);
  assert.match((await run(["restore", file, "--store", store])).err, /Without its digest nobody can tell/);
  await rename(`${file}.kept`, `${file}.sha256`);
  assert.match((await run(["restore", file, "--store", desk.store])).err, /is in use\. End `helpdesk serve`/);
  await server.stop();
  assert.match((await run(["restore", file, "--store", desk.store])).err, /already exists\. Move the old store away/);
  await writeFile(`${store}-wal`, "left by another store");
  assert.match((await run(["restore", file, "--store", store])).err, /again\.db-wal already exists/);
  await rm(`${store}-wal`);
  assert.equal((await run(["restore", file, "--store", store])).code, 0);
  assert.equal(await compare(store, outbox), 20);
});
