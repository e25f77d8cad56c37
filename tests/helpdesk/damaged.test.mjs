// A store that the disk spoiled: bytes turned, pages blank, the end cut off. The desk says so, and takes nothing a second time.
import assert from "node:assert/strict";
import { copyFile, open, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { seeded } from "../seeded.mjs";
import { Outbox, crowd, long } from "./crowd.mjs";
import { checked, execute, linesOf, logged, prepare, put, run, serve } from "./desk.mjs";

const records = 40, tries = long ? 500 : 12, seed = 1846, page = 4096;
const outbox = new Outbox();
let desk, whole;
before(async (t) => {
  desk = await prepare(t);
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  let left = records;
  await crowd(server, outbox, 4, async () => (left-- > 0 ? outbox.make() : null));
  await server.stop();
  whole = await readFile(desk.store);
});

/** Each spoils the bytes of a store in its own way, and says how. */
const ways = [
  (bytes, random) => { const at = Math.floor(random() * bytes.length); bytes[at] ^= 1 << Math.floor(random() * 8); return [bytes, `one bit at ${at}`]; },
  (bytes, random) => { for (let i = 0; i < 64; ++i) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256); return [bytes, "64 bytes"]; },
  (bytes, random) => { const at = Math.floor(random() * (bytes.length / page)); bytes.fill(0, at * page, (at + 1) * page); return [bytes, `page ${at} blank`]; },
  (bytes, random) => { const size = 1 + Math.floor(random() * (bytes.length - 1)); return [bytes.subarray(0, size), `cut to ${size}`]; },
];

/** A damaged store is refused by a sentence. */
function refused(ended, how) {
  assert.deepEqual([ended.code, ended.signal, linesOf(ended.err).length], [2, null, 1], `${how}: ${ended.err}`);
  assert.match(ended.err, /^helpdesk: The (file|store) .*(damaged|another program|newer helpdesk)/, how);
}

test(`${tries} stores that were damaged are refused with a sentence, or answer as before`, async (t) => {
  const random = seeded(seed), seen = { refused: 0, "found damaged": 0, served: 0, "receipts spoiled": 0 };
  const own = { ...desk, store: join(desk.dir, "damaged.db") };
  for (let i = 0; i < tries; ++i) {
    const [bytes, how] = ways[i % ways.length](Buffer.from(whole), random);
    for (const rest of ["", "-wal", "-shm"]) await rm(own.store + rest, { force: true });
    await writeFile(own.store, bytes, { mode: 0o600 });
    const listed = await run(["list", "--json", "--store", own.store]);
    if (listed.code !== 0) refused(listed, how);
    const server = await serve(t, own, ["--puts-per-minute", "0"]).catch((error) => error);
    if (server instanceof Error) {
      refused({ code: 2, signal: null, err: server.message.replace("helpdesk did not start: ", "") }, how);
      ++seen.refused;
      continue;
    }
    const isDamaged = (await checked(server)).status === 503;
    ++seen[isDamaged ? "found damaged" : "served"];
    if (isDamaged) await logged(server, /damaged\..*restore a backup.*Nothing new is taken until then\./);
    for (const one of outbox.heard) {
      const answer = await put(server, one.id, one.bytes);
      if (isDamaged && answer.status === 503) continue;
      // Neither a second record nor a conflict with itself: what rots in a receipt alone is refused by the app, which asks again.
      assert.equal(answer.status, 200, `${how}: ${JSON.stringify(answer.body)}`);
      if (isDamaged) assert.equal(answer.body.receipt, one.receipt, how);
      else if (answer.body.receipt !== one.receipt) ++seen["receipts spoiled"];
    }
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
  }
  assert.ok(seen.refused > 0 && seen["found damaged"] > 0 && seen["receipts spoiled"] <= seen.served, JSON.stringify(seen));
  t.diagnostic(`seed ${seed}: ${JSON.stringify(seen)}`);
});

// A store cut in the middle gave a row of blank columns, on which `list` ended by an assertion.
test("a row that nobody wrote is damage too, where SQLite finds nothing wrong", async (t) => {
  for (const change of ["reference = ''", "reference = 'AAAAAAAA'", "road = 'pigeon'", "status = ''", "membership = 'x'", "bytes = x'7b7d'"]) {
    const own = join(desk.dir, "rows.db");
    await copyFile(desk.store, own);
    assert.equal((await execute("sqlite3", [own, `UPDATE submission SET ${change} WHERE number = 7; PRAGMA integrity_check`])).out, "ok\n");
    if (!change.startsWith("bytes")) {
      refused(await run(["list", "--json", "--store", own]), change);
      continue;
    }
    // Only a look at every byte finds that. What came before has its receipt, and nothing new is taken.
    const server = await serve(t, { ...desk, store: own });
    assert.equal((await checked(server)).status, 503);
    const { id, bytes } = await outbox.make();
    assert.equal((await put(server, id, bytes)).status, 503);
    assert.equal((await put(server, outbox.heard[0].id, outbox.heard[0].bytes)).body.receipt, outbox.heard[0].receipt);
    await server.stop();
  }
});

test("a store that is spoiled while the desk serves: each answer is the right one or 503, and the desk goes on", async (t) => {
  const own = { ...desk, store: join(desk.dir, "live.db") };
  await copyFile(desk.store, own.store);
  const server = await serve(t, own, ["--puts-per-minute", "0"]);
  const file = await open(own.store, "r+");
  await file.write(Buffer.alloc(whole.length - page), 0, whole.length - page, page);
  await file.close();
  const statuses = new Map();
  for (const one of outbox.heard) {
    const answer = await put(server, one.id, one.bytes);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 200) assert.equal(answer.body.receipt, one.receipt);
    else assert.deepEqual([answer.status, answer.body.type], [503, "urn:qopi:problem:busy"]);
  }
  assert.ok(statuses.get(503) > 0, JSON.stringify([...statuses]));
  await logged(server, /not a helpdesk store, or it is damaged\..*restore a backup/);
  await truncate(own.store, page);
  assert.equal((await put(server, outbox.heard[0].id, outbox.heard[0].bytes)).status, 503);
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  const copy = join(desk.dir, "copy-of-damage.db");
  refused(await run(["backup", copy, "--store", own.store, "--keys", desk.keys]), "backup of it");
  await assert.rejects(readFile(copy));
});
