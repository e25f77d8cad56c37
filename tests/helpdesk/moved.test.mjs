// The file of the store is moved, removed or replaced while it is used: nothing is acknowledged that is nowhere, and whoever did it is told.
import assert from "node:assert/strict";
import { copyFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Outbox, compare } from "./crowd.mjs";
import { ask, logged, prepare, put, run, serve } from "./desk.mjs";
import { makePackage } from "./package.mjs";
import { until } from "../until.mjs";

const waits = ["--puts-per-minute", "0"];
const away = (desk) => join(desk.dir, "away.db");

/** Starts a desk on a store without a signed head, and waits until it has signed one: it writes nothing more by itself then. */
async function start(t, desk, args = []) {
  const server = await serve(t, desk, args);
  await until("the first head to be signed", () => server.log.includes("The head of the event log"));
  return server;
}

const ways = [
  ["moved away", (desk) => rename(desk.store, away(desk))],
  ["moved away with its log", async (desk) => { for (const rest of ["", "-wal", "-shm", ".lock"]) await rename(desk.store + rest, away(desk) + rest); }],
  ["removed", (desk) => rm(desk.store)],
  ["replaced by a copy of it", async (desk) => { await copyFile(desk.store, away(desk)); await rename(away(desk), desk.store); }],
];
for (const [how, change] of ways)
  test(`a store that was ${how} gets nothing more: the sender hears that nothing was stored, and the server ends with a sentence`, async (t) => {
    const desk = await prepare(t);
    const server = await start(t, desk, waits);
    const outbox = new Outbox();
    await outbox.send(server, await outbox.make());
    await change(desk);
    const [first, second] = await Promise.all([outbox.make(), outbox.make()]);
    const answers = await Promise.all([first, second].map(({ id, bytes }) => put(server, id, bytes).catch(() => ({ status: "none" }))));
    // Who comes after the one that noticed it may find nobody any more.
    for (const { status } of answers) assert.ok([503, "none"].includes(status), `${status}`);
    assert.ok(answers.some(({ status }) => status === 503));
    assert.deepEqual(await server.ended, { code: 2, signal: null });
    await logged(server, /helpdesk: The store \S+ was moved away or removed while it was in use, so nothing more is written\. Move it back, or restore a backup/);
  });

test("whoever asks after the health of a server without its store hears that it is not well", async (t) => {
  const desk = await prepare(t);
  const server = await start(t, desk);
  assert.equal((await ask(server, "GET", "/healthz")).status, 200);
  await rename(desk.store, away(desk));
  assert.equal((await ask(server, "GET", "/healthz")).status, 503);
  assert.equal((await server.ended).code, 2);
});

test("a store that was put back is served again with all that was acknowledged", async (t) => {
  const desk = await prepare(t);
  const outbox = new Outbox();
  let server = await start(t, desk, waits);
  for (let i = 0; i < 5; ++i) await outbox.send(server, await outbox.make());
  await rename(desk.store, away(desk));
  const late = await outbox.make();
  assert.equal((await put(server, late.id, late.bytes)).status, 503);
  await server.ended;
  await rename(away(desk), desk.store);
  server = await serve(t, desk, waits);
  await outbox.send(server, late);
  await server.stop();
  assert.equal(await compare(desk.store, outbox), 6);
});

test("one store has one server; commands go on beside it", async (t) => {
  const desk = await prepare(t);
  const server = await serve(t, desk);
  const second = await run(["serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys, "--listen", "127.0.0.1:0"]);
  assert.deepEqual([second.code, second.err], [2, `helpdesk: Another \`helpdesk serve\` serves the store ${desk.store}. End it first, or choose another store.\n`]);
  assert.equal((await run(["members", "import", join(desk.dir, "roster.csv"), "--store", desk.store])).code, 2, "there is no such file");
  assert.equal((await run(["backup", join(desk.dir, "backup.db"), "--store", desk.store, "--keys", desk.keys])).code, 0);
  // A server that was killed holds nothing.
  await server.stop("SIGKILL");
  await (await serve(t, desk)).stop();
});

test("restore takes no store's place that somebody uses, also when its file was moved away", async (t) => {
  const desk = await prepare(t);
  const backup = join(desk.dir, "backup.db");
  assert.equal((await run(["backup", backup, "--store", desk.store, "--keys", desk.keys])).code, 0);
  const server = await serve(t, desk);
  await rename(desk.store, away(desk));
  for (const rest of ["-wal", "-shm"]) await rename(desk.store + rest, away(desk) + rest);
  const refused = await run(["restore", backup, "--store", desk.store]);
  assert.deepEqual([refused.code, refused.err], [2, `helpdesk: The store ${desk.store} is in use. End \`helpdesk serve\` and every other command on it first.\n`]);
  await server.stop();
  assert.equal((await run(["restore", backup, "--store", desk.store])).code, 0);
});

test("a name that was mistyped begins no store: only --new makes one, and only where none is", async (t) => {
  const desk = await prepare(t);
  const { bytes } = await makePackage();
  const other = join(desk.dir, "helpdesk.bd");
  const at = (store) => ["--store", store, "--keys", desk.keys];
  for (const args of [["serve", "--site", desk.site, ...at(other)], ["take", "-", ...at(other)], ["members", "import", join(desk.dir, "x.csv"), "--store", other]]) {
    const ended = await run(args, { input: bytes });
    assert.equal(ended.code, 2);
    if (!ended.err.includes("x.csv")) assert.equal(ended.err, `helpdesk: There is no store at ${other}. Set it with --store; \`serve\`, \`take\`, and \`members import\` create one with --new.\n`);
  }
  assert.deepEqual((await readdir(desk.dir)).filter((name) => name.startsWith("helpdesk.bd")), []);
  assert.equal((await run(["take", "-", "--new", ...at(other)], { input: bytes })).code, 0);
  const twice = await run(["take", "-", "--new", ...at(other)], { input: bytes });
  assert.deepEqual([twice.code, twice.err], [2, `helpdesk: There is a store at ${other} already. Leave out --new to use it, or choose another file.\n`]);
});
