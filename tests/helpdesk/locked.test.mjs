// Another program holds the store: who reads is served, who writes hears that the desk is busy, and nobody waits for ever.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { before, test } from "node:test";
import { Outbox, compare, crowd } from "./crowd.mjs";
import { ask, prepare, run, serve } from "./desk.mjs";
import { until } from "../until.mjs";

/** A program that has begun to write and does not end; `free` lets it go. */
async function hold(t, store) {
  const child = spawn("sqlite3", [store]);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  t.after(() => child.kill("SIGKILL"));
  child.stdin.write("BEGIN IMMEDIATE; SELECT 'held';\n");
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return { free: () => { child.stdin.end("ROLLBACK;\n"); return ended; } };
}

/** Whatever `work` gives, with the seconds that it took. */
async function timed(work) {
  const begun = performance.now();
  return { ...(await work), seconds: (performance.now() - begun) / 1000 };
}

async function holdAndAsk(t) {
  const server = await serve(t, await prepare(t), ["--puts-per-minute", "0"]);
  const outbox = new Outbox();
  const first = await outbox.make();
  await outbox.send(server, first);
  const holder = await hold(t, server.store);
  const { reference } = JSON.parse(Buffer.from(first.receipt.split(".")[1], "base64url"));
  const commands = Promise.all([run(["list", "--store", server.store]), run(["mark", "AAA-AAA-AA", "checking", "--note", "x", "--store", server.store]),
    timed(run(["mark", reference, "checking", "--note", "x", "--store", server.store]))]);
  const many = await Promise.all(Array.from({ length: 40 }, () => outbox.make()));
  const refused = [];
  const waiting = [...many];
  const sending = timed(crowd(server, outbox, 40, async () => waiting.shift(), (one, answer) => refused.push(answer)));
  // While these wait, what needs no writing is answered.
  const read = await timed((async () => {
    assert.equal((await outbox.send(server, first)).status, 200);
    assert.equal((await ask(server, "GET", `/api/v1/submissions/${first.id}/receipt`)).status, 200);
  })());
  const sent = await sending;
  const [listed, unknown, marked] = await commands;
  const health = async () => (await ask(server, "GET", "/healthz")).status;
  await until("the desk to try a write, and to say that it is not well", async () => (await health()) === 503);
  const told = server.log;
  await holder.free();
  const again = [...many];
  await crowd(server, outbox, 8, async () => again.shift());
  assert.equal(outbox.unheard.length, 0);
  assert.equal(await health(), 200, "what was written since shows that it is well again");
  assert.equal(await compare(server.store, outbox), 41);
  return { refused, read, sent, listed, unknown, marked, told };
}

// Nearly all of it is waiting. It begins with the file, and all.mjs has other tests before this one.
let over;
before((t) => {
  over = holdAndAsk(t);
  over.catch(() => {});
});

test("while another program holds the store receipts are given, packages wait a little and are then refused, and afterwards all are taken", async (t) => {
  const { refused, read, sent, listed, unknown, marked, told } = await over;
  assert.deepEqual(refused.map(({ status, body }) => [status, body.type]), Array(40).fill([503, "urn:qopi:problem:busy"]));
  assert.match(told, /is busy: another program is using it/);
  assert.equal(listed.code, 0, listed.err);
  assert.equal(unknown.code, 2);
  assert.deepEqual([marked.code, /is busy: another program is using it\. Try again in a minute/.test(marked.err)], [2, true], marked.err);
  t.diagnostic(`a command waited ${marked.seconds.toFixed(1)} s, 40 packages were refused within ${sent.seconds.toFixed(1)} s, what only reads was answered within ${read.seconds.toFixed(1)} s`);
  // One wait of ten seconds, as a command has it, is for a roster that is being imported; forty packages must not each wait for it in turn.
  assert.ok(sent.seconds < 2.5 * marked.seconds, `the last was refused after ${sent.seconds} s, where a command waits ${marked.seconds} s`);
});
