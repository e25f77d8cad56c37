// What staff do: list, show, mark, take, backup.
import assert from "node:assert/strict";
import { chmod, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { deskInfo, execute, jsonLines, prepare, put, roster, run, serve, sqlite, startDesk } from "./desk.mjs";
import { bytesOf, fullest, fullestSealed, interest, jose, makePackage, smallest } from "./package.mjs";

let desk, key;
before(async (t) => {
  desk = await startDesk(t);
  key = (await deskInfo(desk)).keys.seal[0];
});

const at = (own) => ["--store", own.store, "--keys", own.keys];
const referenceIn = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url")).reference;
const full = () => makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: key, kept: [{ at: "/content/physician/receive_email", code: "main-contact-without-email" }] });

/** Receives a package by upload and gives its reference. */
async function receive(own, made) {
  const answer = await put(own, made.id, made.bytes);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return referenceIn(answer.body.receipt);
}

test("an empty store lists nothing, and says so", async (t) => {
  const own = await prepare(t);
  assert.deepEqual((await run(["list", ...at(own)])).out, "No submissions yet.\n");
  assert.equal((await run(["list", "--json", ...at(own)])).out, "");
});

test("list shows each submission on a line, with its reference", async (t) => {
  const own = await startDesk(t);
  const first = await receive(own, await makePackage());
  const second = await receive(own, await makePackage({ kind: "interest", content: interest() }));
  const listed = jsonLines((await run(["list", "--json", ...at(own)])).out);
  assert.deepEqual(listed.map((r) => [r.reference, r.kind, r.name, r.road, r.status, r.membership]), [
    [first, "registration", "Riverbend Oncology", "upload", "received", "active"],
    [second, "interest", "Clinique Inventée du Nord", "upload", "received", "not-asked"],
  ]);
  const lines = (await run(["list", ...at(own)])).out.trim().split("\n");
  assert.ok(lines[0].startsWith(first) && lines[1].startsWith(second));
});

test("show prints every value that was sent under its label, in the order of the form", async () => {
  const made = await full();
  const { out } = await run(["show", await receive(desk, made), ...at(desk)]);
  const texts = [];
  const collect = (value, key) => {
    if (value && typeof value === "object") for (const [k, v] of Object.entries(value)) collect(v, k);
    else if (typeof value === "string" && !["id", "country", "state", "email_types", "roles", "offices", "designation"].includes(key) && Number.isNaN(Number(key)) && !["yes", "no"].includes(value)) texts.push(value);
  };
  collect(made.object.content);
  assert.ok(texts.length > 35);
  for (const text of texts) assert.ok(out.includes(`: ${text}\n`), text);
  for (const line of ["Corresponding physician", "Administrator", "Main office", "Additional office 2", "User 3", "  First name: Ana",
    "  Offices this user belongs to: Main office, Riverbend Oncology North", "  State or territory: Virginia", "  Roles: Administrator, Abstractor",
    "  I will not share aggregate QOPI data outside of my practice without permission from ASCO: I agree", "  Status: received"])
    assert.ok(out.split("\n").includes(line), line);
  assert.ok(out.indexOf("Corresponding physician") < out.indexOf("Main office") && out.indexOf("Main office") < out.indexOf("User 1"));
  assert.ok(out.includes("Warnings the practice read and kept"));
});

test("sealed values are masked until they are revealed, and a reveal is written down without the value", async () => {
  const reference = await receive(desk, await full());
  const masked = await run(["show", reference, ...at(desk)]);
  assert.ok(masked.out.includes("Practice taxpayer ID (EIN): sealed\n"));
  assert.ok(!masked.out.includes("91-1144442") && !masked.out.includes("04-2103594"));
  const revealed = await run(["show", reference, "--reveal", ...at(desk)]);
  assert.equal(revealed.code, 0, revealed.err);
  assert.ok(revealed.out.includes("Practice taxpayer ID (EIN): 91-1144442\n") && revealed.out.includes("Office taxpayer ID (EIN): 04-2103594\n"));
  assert.ok(revealed.out.includes("Challenge response: entered; only a salted hash of it was sent\n"));
  const json = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
  assert.equal(json.fields.find((f) => f.at === "/content/practice/ein").value, "sealed");
  assert.deepEqual(json.history.map((event) => event.act), ["received", "revealed"]);
  assert.ok(json.history[1].by.length > 0);
  assert.ok(!(await sqlite(desk, "SELECT * FROM event")).includes("1144442"));
});

test("a reveal without the key, and one whose writing down fails, opens nothing", async (t) => {
  const own = await startDesk(t);
  const made = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: (await deskInfo(own)).keys.seal[0] });
  const reference = await receive(own, made);
  const other = await prepare(t, { ownKeys: true });
  const wrong = await run(["show", reference, "--reveal", "--store", own.store, "--keys", other.keys]);
  assert.deepEqual([wrong.code, wrong.out], [2, ""]);
  assert.match(wrong.err, /cannot be opened with the keys in/);
  const none = await run(["show", reference, "--reveal", "--store", own.store]);
  assert.deepEqual([none.code, none.out], [2, ""]);
});

test("a reference is found in any case, with spaces and dashes anywhere, and a mistyped one is recognized as such", async () => {
  const reference = await receive(desk, await makePackage());
  const bare = reference.replaceAll("-", "");
  for (const typed of [reference, bare, bare.toLowerCase(), [...bare].join(" "), `--${bare}`.slice(2), reference.replaceAll("-", " ")])
    assert.equal((await run(["show", typed, ...at(desk)])).code, 0, typed);
  const swapped = bare[0] !== bare[1] ? bare[1] + bare[0] + bare.slice(2) : (bare[0] === "A" ? "B" : "A") + bare.slice(1);
  for (const typed of [swapped, bare.slice(1), bare + "2", "K7M-2RX-0O", ""]) {
    const ended = await run(["show", typed, ...at(desk)]);
    assert.equal(ended.code, 2, typed);
    assert.match(ended.err, /This is not a reference|required/);
  }
});

test("a reference is found as a word processor writes it, wherever one is asked for", async () => {
  const reference = await receive(desk, await makePackage());
  const wide = [...reference].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");
  for (const typed of [reference.replaceAll("-", "–"), reference.replaceAll("-", "—"), reference.replaceAll("-", "\u2011"), reference.replaceAll("-", "−"), `\u200b${reference.toLowerCase()}\u00a0`, wide, `${reference}.`]) {
    for (const args of [["show"], ["mark", "checking", "--note", "x"], ["reject", "--note", "x"], ["spam", "--note", "x"]]) {
      const ended = await run([args[0], typed, ...args.slice(1), ...at(desk)].filter((word, i, all) => !(["reject", "spam"].includes(args[0]) && (word === "--keys" || all[i - 1] === "--keys"))));
      assert.equal(ended.code, 0, `${args[0]} ${typed}: ${ended.err}`);
      assert.ok(ended.out.startsWith(reference));
    }
  }
});

test("a reference of no submission is told apart from a mistyped one", async (t) => {
  const own = await prepare(t);
  const ended = await run(["show", await receive(desk, await makePackage()), ...at(own)]);
  assert.equal(ended.code, 2);
  assert.match(ended.err, /No submission has this reference/);
});

test("mark moves a submission on, with a note that show repeats", async () => {
  const reference = await receive(desk, await makePackage());
  let before = "received";
  for (const [status, note] of [["checking", "Called the practice"], ["returned", "NPI belongs to another office"], ["validated", "All well"],
    ["spam", "Mistaken for another"], ["received", "It is real after all"]]) {
    const marked = await run(["mark", reference, status, "--note", note, ...at(desk)]);
    assert.equal(marked.code, 0, marked.err);
    const json = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
    assert.equal(json.status, status);
    assert.equal(json.history.at(-1).note, `${before} -> ${status}: ${note}`);
    before = status;
  }
  for (const [status, note] of [["unverified", "x"], ["lost", "x"], ["checking", " "], ["checking", "x".repeat(3000)]])
    assert.equal((await run(["mark", reference, status, "--note", note, ...at(desk)])).code, 2);
  assert.equal((await run(["mark", reference, "checking", ...at(desk)])).code, 2);
});

test("mark says what it changed, and changes nothing that somebody else marked in between", async () => {
  const reference = await receive(desk, await makePackage());
  const mark = (status, ...more) => run(["mark", reference, status, "--note", "Looked at", ...more, ...at(desk)]);
  assert.equal((await mark("checking", "--was", "received")).out, `${reference} is now marked: being checked. Before: received.\n`);
  const late = await mark("returned", "--was", "received");
  assert.deepEqual([late.code, late.err], [2, `helpdesk: ${reference} was marked by somebody else in between: being checked. Look at it again with \`helpdesk show\`, then mark it.\n`]);
  const shown = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
  assert.deepEqual([shown.status, shown.history.filter(({ act }) => act === "marked").length], ["checking", 1]);
  assert.equal((await mark("returned", "--was", "nowhere")).code, 2);
});

test("many are rejected, or are spam, at once, with a reason; their bytes stay, and mark is the way back", async () => {
  const made = await Promise.all(Array.from({ length: 3 }, () => makePackage()));
  const references = [];
  for (const one of made) references.push(await receive(desk, one));
  const store = ["--store", desk.store];
  const turned = await run(["spam", ...references, "--note", "From a script", ...store]);
  assert.equal(turned.out, references.map((one) => `${one} is now marked: spam: not from a practice. Before: received.\n`).join(""));
  const mixed = await run(["reject", references[0], "3MW-DXP-RV", references[1], "--note", "No practice of ours", ...store]);
  assert.deepEqual([mixed.code, mixed.out.split("\n").length, mixed.err], [2, 3, "helpdesk: No submission has this reference. See all of them with: helpdesk list\n"]);
  const statuses = async () => jsonLines((await run(["list", "--json", ...at(desk)])).out).filter(({ reference }) => references.includes(reference)).map(({ status }) => status);
  assert.deepEqual(await statuses(), ["rejected", "rejected", "spam"]);
  assert.equal((await run(["spam", references[0], ...store])).code, 2, "why is asked for");
  // Sent again it is what it was, with the same receipt.
  assert.equal((await put(desk, made[2].id, made[2].bytes)).status, 200);
  for (const one of references) assert.equal((await run(["mark", one, "received", "--note", "Real after all", ...at(desk)])).code, 0);
  assert.deepEqual(await statuses(), ["received", "received", "received"]);
});

test("take of the same file as the upload gives the same reference, and no second record", async () => {
  const made = await full();
  const reference = await receive(desk, made);
  const file = join(desk.dir, "same.json");
  await writeFile(file, made.bytes);
  const count = jsonLines((await run(["list", "--json", ...at(desk)])).out).length;
  const taken = await run(["take", file, ...at(desk)]);
  assert.deepEqual([taken.code, taken.out], [0, `${file}: ${reference} (it was here already)\n`]);
  assert.equal(jsonLines((await run(["list", "--json", ...at(desk)])).out).length, count);
  const json = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
  assert.deepEqual(json.history.map((event) => event.act), ["received", "sent-again"]);
});

test("an upload after a take gets 200 and the same reference", async () => {
  const made = await full();
  const file = join(desk.dir, "first.json");
  await writeFile(file, made.bytes);
  const [taken] = jsonLines((await run(["take", "--json", file, ...at(desk)])).out);
  assert.deepEqual([taken.severity, taken.code, taken.file], ["ok", "taken", file]);
  const answer = await put(desk, made.id, made.bytes);
  assert.equal(answer.status, 200);
  assert.equal(referenceIn(answer.body.receipt), taken.reference);
});

test("take of a file that is no package stores nothing, and one that cannot be accepted is no submission: both say why", async () => {
  const submissions = async () => jsonLines((await run(["list", "--json", ...at(desk)])).out).filter((one) => !one.setAside).length;
  const count = await submissions();
  const content = smallest();
  content.physician.npi = "1234567890";
  const broken = await makePackage({ content });
  const first = await makePackage();
  await receive(desk, first);
  const other = await makePackage({ id: first.id, content: fullest(), sealed: fullestSealed(), sealKey: key });
  for (const [name, bytes, code, says] of [
    ["text.json", "no package", 2, /not readable, nothing was stored.*line 1, column/],
    ["errors.json", broken.bytes, 1, /set aside: it has errors[^]*\/content\/physician\/npi: Check the NPI/],
    ["conflict.json", other.bytes, 1, /has the same id and other bytes/],
  ]) {
    const file = join(desk.dir, name);
    await writeFile(file, bytes);
    const taken = await run(["take", file, ...at(desk)]);
    assert.equal(taken.code, code);
    assert.match(taken.out, says);
  }
  assert.equal((await run(["take", join(desk.dir, "missing.json"), ...at(desk)])).code, 2);
  assert.equal(await submissions(), count + 1);
});

test("a file of an unknown member is set aside with the reason, and taken once the roster knows the member", async (t) => {
  const own = await prepare(t);
  const content = smallest();
  Object.assign(content.physician, { asco_id: "104299", family_name: "Latecomer" });
  const { id, bytes } = await makePackage({ content });
  const file = join(own.dir, "late.json");
  await writeFile(file, bytes);
  for (let again = 0; again < 2; ++again) {
    const taken = await run(["take", file, ...at(own)]);
    assert.equal(taken.code, 1);
    assert.match(taken.out, /set aside: the membership of the corresponding physician is unknown/);
  }
  const listed = jsonLines((await run(["list", "--json", ...at(own)])).out);
  assert.deepEqual(listed.map((r) => [r.setAside, r.id, r.reason, r.kept]), [[true, id, "member-unknown", true]]);
  assert.match((await run(["list", ...at(own)])).out, /Set aside:\n {2}S1 .* by file {2}Riverbend Oncology\n {6}the membership of the corresponding physician is unknown/);

  await writeFile(join(own.dir, "roster.csv"), `${roster}104299,Latecomer,active\n`);
  assert.equal((await run(["members", "import", join(own.dir, "roster.csv"), "--store", own.store])).code, 0);
  assert.equal((await run(["take", file, ...at(own)])).code, 0);
  const after = jsonLines((await run(["list", "--json", ...at(own)])).out);
  assert.deepEqual(after.map((r) => [r.setAside, r.id, r.membership]), [[undefined, id, "active"]]);
});

test("a declaration by a name that would move the cursor of the terminal is refused, and prints as what it is", async () => {
  const made = await makePackage({ content: smallest(), app: { name: "x", version: "1" } });
  made.object.declaration.name = "Eve \u001b[2J\u202e Invented";
  const { status, body } = await put(desk, made.id, bytesOf(made.object));
  assert.deepEqual([status, body.errors.map(({ pointer, code }) => `${pointer} ${code}`)], [422, ["/declaration/name text-characters"]]);
  made.object.app.version = "1 \u001b[2J\u202e";
  made.object.declaration.name = "Eve Invented";
  made.object["\u001b[2J\u202e"] = "a member that nobody knows";
  const answer = await put(desk, made.id, bytesOf(made.object));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { out } = await run(["show", referenceIn(answer.body.receipt), ...at(desk)]);
  assert.match(out, /\nNotes\n/);
  assert.doesNotMatch(out, /[\u001b\u202e]/);
});

/** The day so many days from now, in UTC as the Help Desk counts. */
const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
// Days before or after the arrival; a day more or less than the limit, since midnight may pass meanwhile.
for (const [days, doubt] of [[-402, /more than 400 days older/], [-398, null], [0, null], [1, null], [3, /dated later than it arrived/]])
  test(`a declaration that is dated ${days} days from its arrival is taken, ${doubt ? "and is a doubt for the clerk" : "without a doubt"}`, async () => {
    const made = await makePackage();
    made.object.declaration.date = dayFromNow(days);
    const reference = await receive(desk, { ...made, bytes: bytesOf(made.object) });
    const { declaration } = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
    const { out } = await run(["show", reference, ...at(desk)]);
    assert.equal(out.includes("Please check: It is"), doubt !== null);
    if (doubt) for (const said of [declaration.doubt, out]) assert.match(said, doubt);
    else assert.equal(declaration.doubt, undefined);
  });

test("a name that came from outside is printed for people and for programs without anything that moves, turns or hides", async (t) => {
  const own = await prepare(t);
  const made = await makePackage();
  // C0 and C1 controls, an override, an isolate, a zero-width space, a tag character.
  const unseen = ["\u001b", "\u009b", "\u202e", "\u2066", "\u200b", "\u{e0041}"];
  const name = `evil${unseen.map((one) => `${one}2J`).join("")}.json`;
  await writeFile(join(own.dir, name), made.bytes.subarray(0, 900));
  const taken = await run(["take", "--json", join(own.dir, name), ...at(own)]);
  const listed = await run(["list", "--json", ...at(own)]);
  for (const { out } of [taken, listed]) for (const one of unseen) assert.ok(!out.includes(one), JSON.stringify(one));
  assert.ok(jsonLines(listed.out)[0].name.endsWith(name), "a program reads the same name");
  const { out } = await run(["list", ...at(own)]);
  for (const one of unseen) assert.ok(!out.includes(one), JSON.stringify(one));
});

test("a value that is more than one line, or hides another, is refused by upload and set aside by file", async (t) => {
  const own = await startDesk(t);
  for (const [key, value] of [["family_name", "Okonkwo\nSmith"], ["family_name", "Okonkwo-Smith\u2028"], ["family_name", "Okonkwo-Smith\u{e0041}\u{e0042}"], ["email", "a.okonkwo@riverbend.example.org\n"], ["phone", "703-234\t-5678"]]) {
    const content = smallest();
    content.physician[key] = value;
    const made = await makePackage({ content });
    const { status, body } = await put(own, made.id, made.bytes);
    assert.deepEqual([status, body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)], [422, [`/content/physician/${key} text-characters`]], JSON.stringify(value));
    await writeFile(join(own.dir, "a.json"), made.bytes);
    assert.equal(jsonLines((await run(["take", "--json", join(own.dir, "a.json"), ...at(own)])).out)[0].reason, "rules");
  }
});

test("what cannot be seen in a value is seen as such in show and list", async (t) => {
  const own = await startDesk(t), content = smallest();
  content.practice.name = "River\u200bbend\u200e Oncology\u00ad";
  const reference = await receive(own, await makePackage({ content }));
  for (const args of [["show", reference], ["list"]]) {
    const { out } = await run([...args, ...at(own)]);
    assert.ok(out.includes("River\ufffdbend\ufffd Oncology\ufffd\n"), out);
  }
});

test("store and keys can be named by the environment", async () => {
  const ended = await run(["list", "--json"], { env: { HELPDESK_STORE: desk.store, HELPDESK_KEYS: desk.keys } });
  assert.equal(ended.code, 0, ended.err);
});

test("a backup is made while the desk serves, opens as a store, and holds no key", async (t) => {
  const own = await startDesk(t);
  const made = await makePackage();
  const reference = await receive(own, made);
  const file = join(own.dir, "backup.db");
  const saved = await run(["backup", file, "--store", own.store, "--keys", own.keys]);
  assert.equal(saved.code, 0, saved.err);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal((await run(["show", reference, "--store", file])).code, 0);
  assert.equal((await execute("sqlite3", [file, "PRAGMA integrity_check"])).out, "ok\n");
  assert.ok(!(await execute("sqlite3", [file, ".dump"])).out.includes(`"d"`));
  const again = await run(["backup", file, "--store", own.store, "--keys", own.keys]);
  assert.deepEqual([again.code, /already exists/.test(again.err)], [2, true]);
  assert.equal((await run(["backup", join(own.dir, "no", "where.db"), "--store", own.store, "--keys", own.keys])).code, 2);
  // Put back in place of the store, it answers as before.
  await own.stop();
  const restored = await serve(t, { ...own, store: file });
  assert.equal((await put(restored, made.id, made.bytes)).status, 200);
});

test("a store that is none, another program's, a newer one or not there: one sentence, exit 2", async (t) => {
  const own = await prepare(t);
  await writeFile(join(own.dir, "text.db"), "This is no database, and long enough to be looked at as one. ".repeat(20));
  await execute("sqlite3", [join(own.dir, "other.db"), "CREATE TABLE t (x)"]);
  for (const name of ["text.db", "other.db"]) await chmod(join(own.dir, name), 0o600);
  await run(["backup", join(own.dir, "newer.db"), "--store", own.store, "--keys", own.keys]);
  await execute("sqlite3", [join(own.dir, "newer.db"), "PRAGMA user_version = 99"]);
  for (const [name, says] of [["text.db", /is not a helpdesk store/], ["other.db", /another program's/], ["newer.db", /written by a newer helpdesk/],
    ["none.db", /There is no store at/], [".", /is a folder\. Set the store's file/]]) {
    const ended = await run(["list", "--store", join(own.dir, name)]);
    assert.equal(ended.code, 2, name);
    assert.match(ended.err, says);
    assert.equal(ended.err.trim().split("\n").length, 1);
  }
  const unwritable = await run(["serve", "--new", "--site", own.site, "--keys", own.keys, "--store", join(own.dir, "no", "folder", "x.db")]);
  assert.equal(unwritable.code, 2);
  assert.match(unwritable.err, /cannot be locked: .* Make the folder of the store writable/);
});

test("the receipt of a taken file verifies like any other", async () => {
  const made = await makePackage();
  const file = join(desk.dir, "taken.json");
  await writeFile(file, made.bytes);
  assert.equal((await run(["take", file, ...at(desk)])).code, 0);
  const { receipt } = await (await fetch(`${desk.url}/api/v1/submissions/${made.id}/receipt`)).json();
  await jose.compactVerify(receipt, jose.createLocalJWKSet({ keys: (await deskInfo(desk)).keys.sign }));
});
