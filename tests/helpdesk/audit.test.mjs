// The event log says what happened, and nobody can change it unnoticed: each row has a digest of itself and the row before, and now and then
// the last one is signed.
import assert from "node:assert/strict";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { checked, execute, makeEarlier, prepare, put, run, serve, sqlite } from "./desk.mjs";
import { makePackage } from "./package.mjs";
import { until } from "../until.mjs";

const referenceIn = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url")).reference;
const change = async (store, sql) => assert.deepEqual(await execute("sqlite3", [store, sql]), { code: 0, signal: null, out: "", err: "" });
const verify = (desk, ...args) => run(["audit", "verify", "--store", desk.store, "--keys", desk.keys, ...args]);

let desk, backup;
/** Six registrations, two of them marked, a backup with its signed head, and two more rows after it. */
before(async (t) => {
  desk = await prepare(t);
  const server = await serve(t, desk), references = [];
  for (let i = 0; i < 6; ++i) {
    const { id, bytes } = await makePackage();
    references.push(referenceIn((await put(server, id, bytes)).body.receipt));
  }
  await server.stop();
  const mark = async (reference, status) => assert.equal((await run(["mark", reference, status, "--note", "Called them", "--store", desk.store])).code, 0);
  await mark(references[0], "checking");
  await mark(references[1], "validated");
  backup = join(desk.dir, "backup.db");
  assert.equal((await run(["backup", backup, "--store", desk.store, "--keys", desk.keys])).code, 0);
  await mark(references[2], "checking");
  await mark(references[3], "validated");
});

/** A copy of the store to be changed. */
async function copyOf(name) {
  const own = { ...desk, store: join(desk.dir, `${name}.db`) };
  await copyFile(desk.store, own.store);
  return own;
}
const rows = async (own) => JSON.parse(await sqlite(own, "SELECT max(number) AS last FROM event"))[0].last;

test("a log that nobody touched fits, up to the head that was signed with the backup and beyond", async () => {
  const head = JSON.parse(await sqlite(desk, "SELECT row FROM head ORDER BY row DESC LIMIT 1"))[0].row;
  const { code, out } = await verify(desk, "--head", `${backup}.head`);
  assert.equal(code, 0, out);
  assert.match(out, new RegExp(`^The event log has ${await rows(desk)} rows, and each fits\\.\nIts last signed head is of row ${head}, `));
  assert.equal(head, (await rows(desk)) - 2);
});

/** What somebody with access to the file might change, and what is said of it. `--head` names the head that was kept with the backup. */
const changes = [
  ["a note", "UPDATE event SET note = note || '!' WHERE number = 4", /^Row 4 of the event log does not fit/],
  ["who did it", "UPDATE event SET by = 'nobody' WHERE act = 'marked' AND number = (SELECT min(number) FROM event WHERE act = 'marked')", /^Row \d+ of the event log does not fit/],
  ["a letter moved from one column to the next", "UPDATE event SET by = by || substr(note, 1, 1), note = substr(note, 2) WHERE act = 'marked'", /^Row \d+ of the event log does not fit/],
  ["a row taken from the middle", "DELETE FROM event WHERE number = 3", /^Row 4 of the event log does not fit/],
  ["the first row taken", "DELETE FROM event WHERE number = 1", /^Row 2 of the event log does not fit/],
  ["two rows exchanged", "UPDATE event SET number = -3 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 4; UPDATE event SET number = 4 WHERE number = -3", /^Row 3 of the event log does not fit/],
  ["a row added", "INSERT INTO event SELECT max(number) + 1, at, act, id, road, by, note, chain FROM event", /^Row \d+ of the event log does not fit/],
  ["the rows since before the head taken, and the head", "DELETE FROM event WHERE number > 5; DELETE FROM head; UPDATE submission SET status = 'received'; DELETE FROM submission WHERE id NOT IN (SELECT id FROM event)",
    /^The event log ends at row 5, and its head of row \d+ was signed on .* UTC: rows were removed from its end/],
  ["a head that another key signed", "UPDATE head SET signed = substr(signed, 1, length(signed) - 6) || 'AAAAAA'", /^A head of the event log was not signed by this Help Desk/],
  ["a status without a mark", "UPDATE submission SET status = 'validated' WHERE number = 5", /^\S+ is validated, and the event log does not say who marked it so/],
  ["a submission taken", "DELETE FROM submission WHERE number = 5", /^Row \d+ of the event log tells of a submission that is not in the store/],
  ["a submission added", "INSERT INTO submission SELECT NULL, id || 'x', digest, kind, 'P5SX85AW', received_at, road, status, membership, name, receipt, bytes FROM submission WHERE number = 5", /^\S+ is in the store, and the event log does not say that it was received/],
  ["another time of arrival", "UPDATE submission SET received_at = '2020-01-01T00:00:00Z' WHERE number = 5", /^\S+ is not what its receipt was signed for/],
];
for (const [i, [what, sql, words]] of changes.entries())
  test(`${what}: the log is said to be changed, and where`, async () => {
    const own = await copyOf(`changed-${i}`);
    await change(own.store, sql);
    const { code, out, err } = await verify(own, "--head", `${backup}.head`);
    assert.deepEqual([code, err], [1, ""], out);
    assert.match(out, words);
  });

test("what was taken from the end after the last head fits, unless a later head was kept: the words say so", async () => {
  const own = await copyOf("cut");
  await change(own.store, "DELETE FROM event WHERE number > (SELECT max(row) FROM head); UPDATE submission SET status = 'received' WHERE number IN (3, 4)");
  const { code, out } = await verify(own);
  assert.equal(code, 0, out);
  assert.match(out, /without it, rows removed from the end go unnoticed/);
});

test("a backup and the store of it fit, and a log of serve is a place for heads", async (t) => {
  const own = await copyOf("served");
  await change(own.store, "UPDATE head SET at = '2020-01-01T00:00:00Z'");
  const server = await serve(t, own);
  const log = join(desk.dir, "serve.log");
  await until("the head to be signed", () => server.log.includes("The head of the event log"));
  await server.stop();
  assert.match(server.log, /The head of the event log, signed at its row \d+, to be kept elsewhere: \S+\.\S+\.\S+/);
  await writeFile(log, server.log);
  assert.equal((await verify(own, "--head", log)).code, 0);
  await change(own.store, "DELETE FROM head; DELETE FROM event WHERE number = (SELECT max(number) FROM event)");
  const { code, out } = await verify(own, "--head", log);
  assert.equal(code, 1);
  assert.match(out, /rows were removed from its end/);
  // Signed already today, or by a clock that runs ahead: a second start signs nothing.
  const signed = await copyOf("again");
  await change(signed.store, "UPDATE head SET at = '9999-01-01T00:00:00Z'");
  const again = await serve(t, signed);
  await checked(again);
  await again.stop();
  assert.doesNotMatch(again.log, /The head of/);
});

test("a file without a head, a store of another key and a missing key are told apart", async (t) => {
  const empty = join(desk.dir, "empty.head");
  await writeFile(empty, "nothing\n");
  assert.match((await verify(desk, "--head", empty)).err, /There is no signed head in /);
  const other = await prepare(t, { ownKeys: true });
  const { code, out } = await run(["audit", "verify", "--store", desk.store, "--keys", other.keys]);
  assert.equal(code, 1);
  assert.match(out, /^The key \S+ is not here, so what it signed could not be checked/m);
  // A receipt is signed with the same key, and is no head.
  await writeFile(empty, JSON.parse(await sqlite(desk, "SELECT receipt FROM submission LIMIT 1"))[0].receipt);
  assert.match((await verify(desk, "--head", empty)).out, /^A head of the event log was not signed by this Help Desk/);
});

test("a store of an earlier version gets its digests when it is opened", async () => {
  const own = await copyOf("earlier");
  await makeEarlier(own.store, 3);
  const { code, out } = await verify(own);
  assert.equal(code, 0, out);
  assert.match(out, /No head of it that fits was signed yet/);
});
