// Reconciliation: what a practice sent, beside what is here; and `list --since` for programs.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { long } from "./crowd.mjs";
import { execute, jsonLines, linesOf, prepare, put, run, runCounted, startDesk } from "./desk.mjs";
import { appMail } from "./mail_shapes.mjs";
import { appPackage, digestOf, newId } from "./package.mjs";

const at = (own) => ["--store", own.store, "--keys", own.keys];
const header = "package,kind,state,reference,digest,frozen,sent,received";
const time = "2026-11-23T02:20:00Z";
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const row = ({ id, kind = "registration", state = "received", reference = "", digest, sent = time }) =>
  [id, kind, state, reference, digest, time, sent, state === "received" ? time : ""].map(cell).join(",");
let files = 0;
async function reconcile(own, csv, ...more) {
  const file = join(own.dir, `sent-${++files}.csv`);
  await writeFile(file, csv);
  const ended = await run(["reconcile", file, ...more, ...at(own)]);
  return { ...ended, lines: more.includes("--json") ? jsonLines(ended.out) : [] };
}
const of = (own, ...rows) => reconcile(own, [header, ...rows, ""].join("\r\n"), "--json");

let desk;
const known = {};  // name → { id, reference, digest }
before(async (t) => {
  desk = await startDesk(t);
  for (const name of ["received", "checking", "returned", "validated"]) {
    const made = await appPackage();
    const answer = await put(desk, made.id, made.bytes);
    const { reference } = JSON.parse(Buffer.from(answer.body.receipt.split(".")[1], "base64url"));
    known[name] = { id: made.id, reference, digest: digestOf(made.bytes) };
    if (name !== "received") assert.equal((await run(["mark", reference, name, "--note", "Looked at", ...at(desk)])).code, 0);
  }
  for (const name of ["waiting", "dropped"]) {
    const made = await appPackage({ change: ({ content }) => (content.physician.asco_id = "999999") });
    await writeFile(join(desk.dir, "aside.eml"), appMail(made.bytes));
    assert.equal((await run(["take", join(desk.dir, "aside.eml"), ...at(desk)])).code, 1);
    known[name] = { id: made.id, digest: digestOf(made.bytes) };
  }
  assert.equal((await run(["set-aside", "drop", known.dropped.id, "--note", "Withdrawn", ...at(desk)])).code, 0);
  known.never = { id: newId(), digest: digestOf("never") };
});

const other = "sha-256:" + "0".repeat(64);
// What the practice's line says → the fate, and whether it adds up.
for (const [title, line, fate, addsUp, more = {}] of [
  ["received, with our reference", () => known.received, "received", true],
  ["received, with our reference typed in lower case without dashes", () => ({ ...known.received, reference: known.received.reference.toLowerCase().replaceAll("-", "") }), "received", true],
  ["received here, while the practice still waits", () => ({ ...known.received, state: "waiting", reference: "" }), "received", true],
  ["received here by mail, while the practice has it as saved only", () => ({ ...known.received, state: "saved", reference: "", sent: "" }), "received", true],
  ["being checked is not decided yet", () => known.checking, "received", true],
  ["decided: returned", () => known.returned, "decided", true, { mark: "returned" }],
  ["decided: validated", () => known.validated, "decided", true, { mark: "validated" }],
  ["set aside, while the practice waits", () => ({ ...known.waiting, state: "saved" }), "set-aside", true, { reason: "member-unknown" }],
  ["set aside, while the practice takes it for received", () => ({ ...known.waiting, reference: "K7M-2RX-94" }), "set-aside", false],
  ["dropped by the Help Desk", () => ({ ...known.dropped, state: "saved" }), "decided", true, { mark: "dropped" }],
  ["dropped, while the practice takes it for received", () => known.dropped, "decided", false],
  ["never sent, and not here", () => ({ ...known.never, state: "saved", sent: "" }), "unknown-here", true],
  ["refused to the practice, and not here", () => ({ ...known.never, state: "refused" }), "unknown-here", true],
  ["replaced by a later one, and not here", () => ({ ...known.never, state: "replaced" }), "unknown-here", true],
  ["sent, and not here", () => ({ ...known.never, state: "sending" }), "unknown-here", false],
  ["mailed, and not here", () => ({ ...known.never, state: "saved" }), "unknown-here", false],
  ["received, the practice says, and not here", () => ({ ...known.never, state: "received", sent: "" }), "unknown-here", false],
  ["other bytes than here", () => ({ ...known.received, digest: other }), "digest-differs", false],
  ["other bytes than those set aside", () => ({ ...known.waiting, state: "waiting", digest: other }), "digest-differs", false],
  ["another reference than ours", () => ({ ...known.received, reference: known.checking.reference }), "reference-differs", false],
  ["a reference that is none", () => ({ ...known.received, reference: "=cmd()" }), "reference-differs", false],
])
  test(`${title}: ${fate}${addsUp ? "" : ", which does not add up"}`, async () => {
    const ended = await of(desk, row(line()));
    const [found, totals] = ended.lines;
    assert.deepEqual([ended.code, found.fate, found.addsUp, totals.total, totals[fate], totals.doNotAddUp], [addsUp ? 0 : 1, fate, addsUp, 1, 1, addsUp ? 0 : 1], ended.out + ended.err);
    assert.equal(/\.$/.test(found.message ?? ""), !addsUp);
    for (const [key, value] of Object.entries(more)) assert.equal(found[key], value);
  });

test("the totals are those of the lines, and their sum is the number of lines", async () => {
  const rows = [known.received, known.checking, known.returned, known.validated, { ...known.waiting, state: "saved" }, { ...known.never, state: "waiting" }, known.received].map(row);
  const ended = await of(desk, ...rows);
  const { total, doNotAddUp, ...fates } = ended.lines.at(-1);
  assert.deepEqual([ended.code, total, doNotAddUp], [1, 7, 2]);
  assert.deepEqual(fates, { received: 2, "set-aside": 1, decided: 2, "unknown-here": 1, "digest-differs": 0, "reference-differs": 0, twice: 1 });
  assert.equal(Object.values(fates).reduce((sum, count) => sum + count), total);
  const people = await reconcile(desk, [header, ...rows].join("\n"));
  assert.match(people.out, /\nPackages in the list: 7 \(2 received, 1 set aside, 2 decided, 1 unknown here, 0 digest differs, 0 reference differs, 1 twice in the list\)\.\nLines that do not add up: 2\.\n$/);
  assert.match(people.out, new RegExp(`${known.never.id} {2}unknown here\n {2}Does not add up\\. The practice sent it`));
  assert.match((await reconcile(desk, [header, rows[0]].join("\n"))).out, /Everything adds up\.\n$/);
});

test("an empty list adds up", async () => assert.deepEqual([(await of(desk)).code, (await of(desk)).lines[0].total], [0, 0]));

test("a mark at the start, line feeds, quotes, and guards against formulas are read as the app meant them", async () => {
  const { id, reference, digest } = known.received;
  for (const csv of [
    `\ufeff${header}\r\n${row(known.received)}\r\n`,
    `${header}\n${row(known.received)}`,
    `"${header.replaceAll(",", '","')}"\r\n"${id}","registration","received","${reference}","${digest}","","",""\r\n\r\n`,
    `${header}\n${id},'=registration,received,${reference},${digest},'+1,'-1,'@x\n`,
    `\n,,,,,,,\n${header}\n,,,,,,,\n${row(known.received)}\n , ,,"",,,,\n,,,,,,,,,,\n\n`,
    `${header}\n${id.replaceAll("-", "\u2011")},registration,received,${reference.replaceAll("-", "–").toLowerCase()},${digest},,,\n`,
    `${header}\n${id.toUpperCase()},"a, ""b""\n c",received,${reference},${digest},,,\n`,
  ]) {
    const ended = await reconcile(desk, csv, "--json");
    assert.deepEqual([ended.code, ended.lines[0]?.fate], [0, "received"], csv + ended.err);
  }
  const guarded = await reconcile(desk, `${header}\n${id},registration,received,'=${reference},${digest},,,\n`, "--json");
  assert.equal(guarded.lines[0].fate, "reference-differs", "the guard is taken off, the sign behind it is not");
  const kept = await reconcile(desk, `${header}\n${id},registration,'received,${reference},${digest},,,\n`, "--json");
  assert.equal(kept.code, 2, "an apostrophe before another sign is no guard");
});

test("a list that cannot be read is told by its line, without what stands in it, with exit 2", async () => {
  const good = row(known.received);
  for (const [csv, says] of [
    ["", /^helpdesk: Line 1 .* it must be package,kind/], ["package\n", /Line 1/], [`${header},more\n${good}\n`, /Line 1/],
    [`${header}\n${good},more\n`, /Line 2 .* eight columns/], [`${header}\nsecret\n`, /Line 2 .* eight columns/],
    [`${header}\n${good}\n${good.replace(known.received.id, "secret")}\n`, /Line 3 .* not an ID/],
    [`${header}\n${good.replace(",received,", ",secret,")}\n`, /Line 2 .* state/],
    [`${header}\n${good.replace("sha-256:", "secret:")}\n`, /Line 2 .* digest/],
    [`${header}\n"secret\n`, /Line 2 .* quotation mark/], [`${header}\n"secret"x,,,,,,,\n`, /quotation mark/],
    [`${header}\n${good.replace("registration", "x".repeat(301))}\n`, /Line 2 .* too long/],
    [Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0xff, 0xfe])]), /not UTF-8/],
    [Buffer.alloc(17 << 20, "x"), /larger than 16 MiB/],
    [`${header}\n${`${row({ ...known.never, state: "saved" })}\n`.repeat(100_001)}`, /at most 100,000|larger than 16/],
    [`${header}\n${"\0".repeat(100)}\n`, /Line 2/],
  ]) {
    const ended = await reconcile(desk, csv);
    assert.deepEqual([ended.code, ended.out], [2, ""], `${says}: ${ended.err}`);
    assert.match(ended.err, says);
    assert.doesNotMatch(ended.err, /secret/);
  }
  assert.equal((await run(["reconcile", join(desk.dir, "none.csv"), ...at(desk)])).code, 2);
});

test(`${long ? "fifty" : "ten"} thousand lines are compared in seconds`, async () => {
  const compare = async (count) => {
    const file = join(desk.dir, `${count}.csv`);
    const rows = Array.from({ length: count }, () => row({ ...known.never, id: newId(), state: "waiting", sent: "" }));
    await writeFile(file, [header, ...rows, ""].join("\r\n"));
    const ended = await runCounted(["reconcile", file, "--json", ...at(desk)]);
    assert.deepEqual([ended.code, JSON.parse(linesOf(ended.out).at(-1)).total], [0, count], ended.err);
    return ended.seconds;
  };
  const count = long ? 50_000 : 10_000;
  const [few, many] = [await compare(count / 10), await compare(count)];
  // Ten times the lines may cost ten times as much and some more, but not a hundred times.
  assert.ok(many < 20 && many < 30 * few, `${few} s for a tenth, ${many} s for all`);
});

test("list --since tells programs what came on that day or later, set aside or not", async (t) => {
  const own = await prepare(t);
  for (const [name, change] of [["a", () => {}], ["b", () => {}], ["c", ({ content }) => (content.physician.asco_id = "999999")], ["d", ({ content }) => (content.physician.asco_id = "999999")]]) {
    const made = await appPackage({ change });
    await writeFile(join(own.dir, `${name}.json`), made.bytes);
  }
  await run(["take", ...["a", "b", "c", "d"].map((name) => join(own.dir, `${name}.json`)), ...at(own)]);
  const dated = await execute("sqlite3", [own.store, "UPDATE submission SET received_at = '2026-11-20T23:59:59Z' WHERE number = 1; UPDATE submission SET received_at = '2026-11-21T00:00:00Z' WHERE number = 2; " +
    "UPDATE set_aside SET received_at = '2026-11-20T12:00:00Z' WHERE item = 1; UPDATE set_aside SET received_at = '2026-11-22T12:00:00Z' WHERE item = 2"]);
  assert.equal(dated.code, 0, dated.err);
  const since = async (day) => jsonLines((await run(["list", "--json", "--since", day, ...at(own)])).out).map((one) => one.item ?? one.receivedAt);
  assert.deepEqual(await since("2026-11-20"), ["2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z", "S1", "S2"]);
  assert.deepEqual(await since("2026-11-21"), ["2026-11-21T00:00:00Z", "S2"]);
  assert.deepEqual(await since("2026-11-20T13:00:00Z"), ["2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z", "S2"]);
  assert.deepEqual(await since("2026-11-23"), []);
  assert.equal((await run(["list", "--since", "2026-11-23", ...at(own)])).out, "No submissions since 2026-11-23.\n");
  for (const wrong of ["yesterday", "2026-02-30", "11/23/2026", "2026-11-23T02:20:00"]) assert.equal((await run(["list", "--since", wrong, ...at(own)])).code, 2);
  const [record] = jsonLines((await run(["list", "--json", ...at(own)])).out);
  for (const key of ["id", "reference", "kind", "receivedAt", "status", "roads"]) assert.ok(record[key], key);
});
