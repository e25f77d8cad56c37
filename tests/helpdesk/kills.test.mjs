// The desk is killed while several clients send, at moments that nobody chose: what it said is compared with what it has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { seeded } from "../seeded.mjs";
import { Outbox, compare, crowd, long, verifyReceipts } from "./crowd.mjs";
import { execute, prepare, serve } from "./desk.mjs";

const kills = long ? 100 : 5, clients = 8, seed = 2009;

test(`after ${kills} kills under the load of ${clients} clients every acknowledged record is there once, with its digest and its receipt`, async (t) => {
  const desk = await prepare(t);
  const outbox = new Outbox(), random = seeded(seed);
  let again = 0, cut = 0;
  for (let round = 0; round < kills; ++round) {
    const server = await serve(t, desk, ["--puts-per-minute", "0"]);
    // What was cut off goes first, as the outbox of the app would send it.
    const waiting = outbox.unheard;
    // A moment is a number of things that happened: no clock is asked. Every fourth kill comes with any of them, a request begun or
    // an answer heard; the others with the first byte of a 201, when what it says must be on the disk already.
    let left = 8 + Math.floor(random() * 72);
    const count = () => { if (--left === 0) server.child.kill("SIGKILL"); };
    const any = round % 4 === 3;
    const happened = () => { if (any) count(); };
    await crowd(server, outbox, clients, async () => {
      if (server.child.killed) return null;
      const heard = outbox.heard;
      const one = waiting.shift() ?? (heard.length > 0 && random() < 0.2 ? heard[Math.floor(random() * heard.length)] : await outbox.make());
      if (one.receipt) ++again;
      queueMicrotask(happened);
      return one;
    }, happened, (status) => { if (!any && status === 201) count(); });
    assert.deepEqual(await server.ended, { code: null, signal: "SIGKILL" });
    cut += outbox.unheard.length;
  }
  const acknowledged = outbox.heard.length;
  assert.ok(cut > 0, "some requests were cut off by the kills");
  assert.equal((await execute("sqlite3", [desk.store, "PRAGMA integrity_check"])).out, "ok\n");
  await compare(desk.store, outbox);
  // Everything once more, as an app does that heard nothing.
  const server = await serve(t, desk, ["--puts-per-minute", "0"]);
  const all = [...outbox.sent.values()];
  await crowd(server, outbox, clients, async () => all.shift());
  assert.equal(outbox.unheard.length, 0);
  await verifyReceipts(server, outbox);
  await server.stop();
  const rows = await compare(desk.store, outbox);
  assert.equal(rows, outbox.sent.size);
  t.diagnostic(`seed ${seed}: ${kills} kills, ${acknowledged} records acknowledged before the last, ${again} sent again meanwhile, ${cut} requests cut off, ${rows} records in the end, none lost, none twice`);
});
