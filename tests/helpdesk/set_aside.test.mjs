// What was set aside: listed with its reason, kept, taken up when the reason is gone, dropped only by a person's word.
import assert from "node:assert/strict";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskInfo, execute, jsonLines, makeEarlier, prepare, put, roster, run, serve, sqlite, startDesk } from "./desk.mjs";
import { appMail, recovered } from "./mail_shapes.mjs";
import { appPackage, digestOf, fullest, interest, makePackage } from "./package.mjs";

const at = (own) => ["--store", own.store, "--keys", own.keys];
const list = async (own) => jsonLines((await run(["list", "--json", ...at(own)])).out);
const shown = async (own, reference) => JSON.parse((await run(["show", reference, "--json", ...at(own)])).out);
const stranger = (asco_id = "104299") => appPackage({ change: ({ content }) => Object.assign(content.physician, { asco_id, family_name: "Latecomer" }) });
let files = 0;
async function take(own, bytes, end = "eml") {
  const file = join(own.dir, `${++files}.${end}`);
  await writeFile(file, bytes);
  return run(["take", "--json", file, ...at(own)]);
}
async function importRoster(own, text) {
  await writeFile(join(own.dir, "roster.csv"), text);
  assert.equal((await run(["members", "import", join(own.dir, "roster.csv"), "--store", own.store])).code, 0);
}
const retry = async (own, ...items) => {
  const ended = await run(["set-aside", "retry", ...items, "--json", ...at(own)]);
  return { ...ended, lines: jsonLines(ended.out) };
};

test("an unknown member's package from a mail is taken up once the roster knows the member", async (t) => {
  const own = await prepare(t);
  const made = await stranger();
  assert.equal((await take(own, appMail(made.bytes))).code, 1);
  const before = await retry(own);
  assert.deepEqual([before.code, before.lines.map((line) => [line.item, line.reason])], [1, [["S1", "member-unknown"]]]);
  await importRoster(own, `${roster}104299,Latecomer,active\n`);
  const after = await retry(own);
  assert.deepEqual([after.code, after.lines.map((line) => [line.item, line.code, line.id])], [0, [["S1", "taken", made.id]]]);
  const [record, ...more] = await list(own);
  assert.deepEqual([more, record.digest, record.road, record.membership], [[], digestOf(made.bytes), "mail", "active"]);
  assert.deepEqual((await shown(own, record.reference)).history.map((event) => [event.act, event.road]), [["set-aside", "mail"], ["received", "mail"]]);
  assert.deepEqual((await retry(own)).lines, []);
});

test("a member who became inactive is another reason, which replaces the first and is written down", async (t) => {
  const own = await prepare(t);
  const made = await stranger();
  await take(own, made.bytes, "json");
  await importRoster(own, `${roster}104299,Latecomer,inactive\n`);
  for (let again = 0; again < 3; ++again) assert.equal((await retry(own, "S1")).lines[0].reason, "member-inactive");
  assert.deepEqual((await list(own)).map((one) => [one.item, one.reason]), [["S1", "member-inactive"]]);
  const notes = JSON.parse(await sqlite(own, `SELECT note FROM event WHERE id = '${made.id}' ORDER BY number`)).map((event) => event.note);
  assert.deepEqual(notes, ["member-unknown", "member-inactive"]);
});

test("a package that breaks rules is set aside by file and by mail, with each place and code", async (t) => {
  const own = await prepare(t);
  const made = await appPackage({ change: ({ content }) => ((content.physician.npi = "1234567890"), (content.practice.zip = "1")) });
  for (const [bytes, end] of [[made.bytes, "json"], [appMail(made.bytes), "eml"]]) {
    const taken = await take(own, bytes, end);
    assert.deepEqual([taken.code, jsonLines(taken.out)[0].reason], [1, "rules"]);
  }
  const [item, ...more] = await list(own);
  assert.deepEqual([more, item.kept, item.roads.map((came) => came.road)], [[], true, ["file", "mail"]]);
  assert.deepEqual(item.issues.map((issue) => issue.at).sort(), ["/content/physician/npi", "/content/practice/zip"]);
  assert.match((await run(["list", ...at(own)])).out, /\/content\/physician\/npi: Check the NPI/);
});

test("a sealed part for a key that is gone is set aside, and taken when the key is back", async (t) => {
  const own = await prepare(t), other = await startDesk(t, { ownKeys: true });
  const made = await appPackage({ name: "fullest", sealKey: (await deskInfo(other)).keys.seal[0] });
  assert.equal(jsonLines((await take(own, appMail(made.bytes))).out)[0].reason, "sealed");
  assert.equal((await retry(own)).code, 1);
  await mkdir(join(own.dir, "found"));
  const back = await run(["set-aside", "retry", "S1", "--json", "--store", own.store, "--keys", other.keys]);
  assert.deepEqual([back.code, jsonLines(back.out)[0].code], [0, "taken"]);
});

test("a package that an upload was refused is not kept, since the practice was told", async (t) => {
  const desk = await startDesk(t);
  const made = await stranger();
  assert.equal((await put(desk, made.id, made.bytes)).status, 422);
  assert.deepEqual(await list(desk), []);
});

test("an upload that is accepted takes the same package off what was set aside", async (t) => {
  const own = await prepare(t);
  const made = await stranger();
  await take(own, appMail(made.bytes));
  await importRoster(own, `${roster}104299,Latecomer,active\n`);
  const desk = await serve(t, own);
  assert.equal((await put(desk, made.id, made.bytes)).status, 201);
  const [record, ...more] = await list(own);
  assert.deepEqual([more, record.roads.map((came) => came.road)], [[], ["mail", "upload"]]);
});

test("one is dropped by a person's word only, and the log keeps who, when and why", async (t) => {
  const own = await prepare(t);
  const made = await stranger();
  await take(own, appMail(made.bytes));
  await take(own, "Subject: x\r\n\r\nhello\r\n");
  for (const args of [["S1"], ["S1", "--note", "  "], ["S9", "--note", "x"], ["S", "--note", "x"], ["-1", "--note", "x"], ["S1 OR 1", "--note", "x"]])
    assert.equal((await run(["set-aside", "drop", ...args, ...at(own)])).code, 2, args.join(" "));
  assert.equal((await list(own)).length, 2);
  const dropped = await run(["set-aside", "drop", "s1", "--note", "Sent anew on paper", ...at(own)]);
  assert.deepEqual([dropped.code, dropped.out], [0, "S1 is dropped. The log records who did it and why.\n"]);
  assert.equal((await run(["set-aside", "drop", "2", "--note", "No package", ...at(own)])).code, 0);
  assert.deepEqual(await list(own), []);
  const events = JSON.parse(await sqlite(own, "SELECT id, act, by, note FROM event WHERE act = 'dropped' ORDER BY number"));
  assert.deepEqual(events.map((event) => [event.id, event.note]), [[made.id, "S1: Sent anew on paper"], [events[1].id, "S2: No package"]]);
  assert.ok(events.every((event) => event.by) && events[1].id.startsWith("sha-256:"));
});

test("a number is never given twice, and an item is found by the id of its package too", async (t) => {
  const own = await prepare(t);
  const first = await stranger(), second = await stranger();
  await take(own, appMail(first.bytes));
  assert.equal((await run(["set-aside", "drop", first.id.toUpperCase(), "--note", "x", ...at(own)])).code, 0);
  await take(own, appMail(second.bytes));
  assert.deepEqual((await list(own)).map((one) => one.item), ["S2"]);
  // As a word processor writes them.
  assert.equal((await retry(own, "\uff33\uff12\u00a0")).lines[0].item, "S2");
  assert.equal((await run(["set-aside", "drop", second.id.replaceAll("-", "\u2011"), "--note", "x", ...at(own)])).code, 0);
});

test("a mail without package is kept as its digest and the name of its file, and retry says what to do", async (t) => {
  const own = await prepare(t);
  const file = join(own.dir, "from the practice.eml");
  await writeFile(file, "Subject: Secret\r\nFrom: eve@secret.example\r\n\r\nsecret words\r\n");
  for (let again = 0; again < 2; ++again) assert.equal((await run(["take", file, ...at(own)])).code, 1);
  const [item, ...more] = await list(own);
  assert.deepEqual([more, item.name, item.kept, item.id], [[], "from the practice.eml", false, ""]);
  assert.doesNotMatch((await execute("sqlite3", ["-readonly", own.store, ".dump"])).out, /secret/i);
  assert.deepEqual((await retry(own)).lines, []);
  const named = await run(["set-aside", "retry", "S1", ...at(own)]);
  assert.deepEqual([named.code, named.out], [1, 'S1: no copy was kept to retry. When the practice has sent it again, run: helpdesk set-aside drop S1 --note "sent again"\n']);
});

test("one that stays set aside keeps no other from being taken up", async (t) => {
  const own = await prepare(t);
  const made = [await stranger("104298"), await stranger("104299"), await stranger("104297")];
  for (const one of made) await take(own, appMail(one.bytes));
  await importRoster(own, `${roster}104299,Latecomer,active\n`);
  const ended = await retry(own);
  assert.deepEqual([ended.code, ended.lines.map((line) => [line.item, line.reason ?? line.code])], [1, [["S1", "member-unknown"], ["S2", "taken"], ["S3", "member-unknown"]]]);
  assert.deepEqual((await list(own)).map((one) => one.item ?? one.id), [made[1].id, "S1", "S3"]);
});

test("a store from before reasons were kept opens with what it had", async (t) => {
  const own = await prepare(t);
  const made = await stranger();
  await take(own, made.bytes, "json");
  const old = join(own.dir, "old.db");
  await copyFile(own.store, old);
  const hex = made.bytes.toString("hex");
  await makeEarlier(old, 2);
  const first = await execute("sqlite3", [old, `
    DROP TABLE set_aside;
    CREATE TABLE set_aside (number INTEGER PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, received_at TEXT NOT NULL,
      road TEXT NOT NULL, membership TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, UNIQUE (id, digest)) STRICT;
    INSERT INTO set_aside VALUES (7, '${made.id}', '${digestOf(made.bytes)}', 'registration', '2026-11-23T02:20:00Z', 'file', 'inactive', 'Riverbend Oncology', x'${hex}');
    PRAGMA user_version = 1`]);
  assert.equal(first.code, 0, first.err);
  const desk = { ...own, store: old };
  await importRoster(desk, `${roster}104299,Latecomer,active\n`);
  assert.deepEqual((await list(desk)).map((one) => [one.item, one.id, one.reason, one.kept]), [["S7", made.id, "member-inactive", true]]);
  assert.equal((await retry(desk)).lines[0].code, "taken");
});

test("a damaged package is set aside by file as by mail, and bytes that never were one are not", async (t) => {
  const own = await prepare(t);
  const made = await appPackage();
  assert.equal((await take(own, made.bytes.subarray(0, 900), "json")).code, 1);
  assert.equal((await take(own, '{"format":"other"}', "json")).code, 2);
  assert.deepEqual((await list(own)).map((one) => [one.reason, one.road, one.issues[0].code]), [["unreadable", "file", "package-syntax"]]);
});

test("a package whose id a stranger took before is set aside with both digests, and neither is touched", async (t) => {
  const desk = await startDesk(t);
  const real = await makePackage();
  // Somebody learned the id of a package that was mailed, and sends an interest under it, which anybody may.
  const taken = await makePackage({ id: real.id, kind: "interest", content: interest() });
  assert.equal((await put(desk, real.id, taken.bytes)).status, 201);
  const file = join(desk.dir, "real.json");
  await writeFile(file, real.bytes);
  for (let again = 0; again < 2; ++again) {
    const ended = await run(["take", "--json", file, ...at(desk)]);
    assert.equal(ended.code, 1, ended.err);
    const [told] = jsonLines(ended.out);
    assert.deepEqual([told.code, told.reason, told.setAside, told.first.digest, told.digest], ["conflict", "conflict", true, digestOf(taken.bytes), digestOf(real.bytes)]);
  }
  const [record, aside, ...others] = jsonLines((await run(["list", "--json", ...at(desk)])).out);
  assert.deepEqual([others.length, record.digest, aside.digest, aside.first.digest, aside.first.reference], [0, digestOf(taken.bytes), digestOf(real.bytes), record.digest, record.reference]);
  const words = (await run(["list", ...at(desk)])).out;
  for (const digest of [record.digest, aside.digest]) assert.ok(words.includes(digest), words);
  const { history } = JSON.parse((await run(["show", record.reference, "--json", ...at(desk)])).out);
  assert.ok(history.some(({ act, note }) => act === "conflict" && note === `first ${record.digest}, this one ${aside.digest}`), JSON.stringify(history));
  // By upload it is refused as before, and nothing is kept of it.
  assert.equal((await put(desk, real.id, real.bytes)).status, 409);
  assert.equal((await run(["set-aside", "drop", aside.item, "--note", "The practice sent another one", "--store", desk.store])).code, 0);
});
