// The roster: what can be imported, how names compare, and how often one may ask.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { long } from "./crowd.mjs";
import { deskInfo, folder, prepare, put, run, runCounted, serve, sqlite, startDesk, verify } from "./desk.mjs";
import { interest, makePackage, smallest } from "./package.mjs";

let desk;
before(async (t) => { desk = await startDesk(t, { args: ["--verifies-per-minute", "0"] }); });

const statusOf = async (at, id, name) => {
  const answer = await verify(at, id, name);
  assert.equal(answer.status, 200);
  const body = await answer.json();
  assert.deepEqual(Object.keys(body), ["status"]);
  return body.status;
};

// Member ID and family name as typed, and the answer.
const rows = [
  ["104233", "Okonkwo-Smith", "active"],
  ["104233", "okonkwo smith", "active"],
  ["104233", " OKONKWO–SMITH ", "active"],
  ["104233", "Okonkwo-Smith, MD", "active"],
  ["104233", "Ökonkwo-Smith", "active"],
  ["104233", "Okonkwo", "unknown"],
  [" 104233 ", "Okonkwo-Smith", "active"],
  ["104234", "ONeill", "active"],
  ["104234", "O’Neill III", "active"],
  ...["\u02bb", "\u02bc", "\u2018", "\u2019", "\u02b9", "\u02c8", "\u00b4", "\u0060", "\ua78c", "\ua78b", "\uff07", "\u2032", "\u02be", "\u02bf"].map((sign) => ["104234", `O${sign}Neill`, "active"]),
  ["104234", "O\u0142Neill", "unknown"],
  ["104235", "Odegard", "inactive"],
  ["104235", "Ødegård", "inactive"],
  ["104235", "Okonkwo-Smith", "unknown"],
  ["999999", "Okonkwo-Smith", "unknown"],
  ["", "Okonkwo-Smith", "unknown"],
  ["104233", "", "unknown"],
  ["104233' OR '1'='1", "Okonkwo-Smith", "unknown"],
  ["%", "%", "unknown"],
];
for (const [id, name, status] of rows)
  test(`${JSON.stringify(id)} and ${JSON.stringify(name)} are ${status}`, async () => assert.equal(await statusOf(desk, id, name), status));

test("a name in the roster is found however its glottal stop is written, and is kept as it stands there", async (t) => {
  const hawaii = await startDesk(t, { roster: "member_id,family_name,status\n200001,Kaʻahumanu,active\n200002,O'Hanlon,active\n" });
  for (const [id, name, status] of [["200001", "Ka'ahumanu", "active"], ["200001", "Kaahumanu", "active"], ["200001", "KA‘AHUMANU", "active"], ["200001", "Kahumanu", "unknown"],
    ["200002", "Oʼhanlon", "active"], ["200002", "Ohanlon", "active"], ["200002", "Hanlon", "unknown"]])
    assert.equal(await statusOf(hawaii, id, name), status, name);
  const content = smallest();
  Object.assign(content.physician, { asco_id: "200001", family_name: "Ka'ahumanu" });
  const { id, bytes } = await makePackage({ content });
  assert.equal((await put(hawaii, id, bytes)).status, 201);
  assert.deepEqual(JSON.parse(await sqlite(hawaii, "SELECT family_name FROM member ORDER BY member_id")).map((row) => row.family_name), ["Kaʻahumanu", "O'Hanlon"]);
});

test("rows of a roster without content are passed over, wherever they stand and however many cells they have", async (t) => {
  const own = await prepare(t, { roster: null });
  const imported = async (csv) => {
    await writeFile(`${own.dir}/new.csv`, csv);
    return run(["members", "import", `${own.dir}/new.csv`, "--store", own.store, "--yes"]);
  };
  for (const csv of ["member_id,family_name,status\n1001,Lindqvist,active\n,,\n", ",,\r\n\r\nmember_id,family_name,status\r\n,,\r\n1001,Lindqvist,active\r\n , ,\"\"\r\n,,,,\r\n\r\n"])
    assert.match((await imported(csv)).out, /^The roster now has 1 member \(1 active\): /);
  for (const csv of ["member_id,family_name,status\n1001,Lindqvist,active\n,Somebody,\n", "member_id,family_name,status\n1001,Lindqvist,active\n,,,x\n"]) {
    const ended = await imported(csv);
    assert.deepEqual([ended.code, /^helpdesk: Line 3 of the roster/.test(ended.err)], [2, true], ended.err);
  }
});

test("a wrong name and no such member get the same answer, byte for byte", async () => {
  const [wrong, none] = await Promise.all([verify(desk, "104233", "Somebody-Else"), verify(desk, "999999", "Okonkwo-Smith")]);
  assert.equal(await wrong.text(), await none.text());
  const names = (answer) => [...answer.headers.keys()].filter((name) => name !== "date").map((name) => `${name}: ${answer.headers.get(name)}`);
  assert.deepEqual(names(wrong), names(none));
});

test("an upload tells of a member no more than a question does: a wrong name and no such member are one answer", async () => {
  const answers = [];
  for (const [asco_id, family_name] of [["104233", "Somebody-Else"], ["999999", "Okonkwo-Smith"], ["104235", "Okonkwo-Smith"]]) {
    const content = smallest();
    Object.assign(content.physician, { asco_id, family_name });
    const { id, bytes } = await makePackage({ content });
    const { status, type, body } = await put(desk, id, bytes);
    answers.push({ status, type, body });
  }
  assert.deepEqual(answers.map(({ status }) => status), [422, 422, 422]);
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0], "whether the member is active is told only to who knows the name");
});

test("who guesses by uploads gets no further than by questions: then a wrong guess is taken like a right one, and staff check both", async (t) => {
  const limited = await startDesk(t);
  const guess = async (asco_id) => {
    const content = smallest();
    content.physician.asco_id = asco_id;
    const { id, bytes } = await makePackage({ content });
    return (await put(limited, id, bytes)).status;
  };
  assert.equal(await guess("104233"), 201, "who is a member registers");
  const statuses = [];
  for (let i = 0; i < 22; ++i) statuses.push(await guess(String(500_000 + i)));
  assert.deepEqual(statuses, [...Array(20).fill(422), 201, 201]);
  assert.equal(await guess("104233"), 201);
  const memberships = JSON.parse(await sqlite(limited, "SELECT membership FROM submission ORDER BY number"));
  assert.deepEqual(memberships.map(({ membership }) => membership), ["active", "to-be-checked", "to-be-checked", "active"]);
  assert.equal((await verify(limited, "104233", "Okonkwo-Smith")).status, 429);
  const request = await makePackage({ kind: "interest", content: interest() });
  assert.equal((await put(limited, request.id, request.bytes)).status, 201, "what names no member is taken");
});

test("a question that is none gets 400, and one too long 413", async () => {
  const ask = (body, type = "application/json") =>
    fetch(`${desk.url}/api/v1/members/verify`, { method: "POST", body, headers: { "Content-Type": type } });
  for (const body of ["", "null", "[]", "{", `{"memberId":"1"}`, `{"memberId":1,"familyName":"x"}`, `{"memberId":"1","familyName":"x","more":1}`,
    `{"memberId":"1","memberId":"2","familyName":"x"}`, `{"memberId":{"a":{"b":1}},"familyName":"x"}`])
    assert.equal((await ask(body)).status, 400, body);
  assert.equal((await ask(JSON.stringify({ memberId: "1", familyName: "x".repeat(5000) }))).status, 413);
  assert.equal((await ask(`{"memberId":"1","familyName":"x"}`, "text/plain")).status, 415, "so that no other site's form can ask");
});

test("one address may ask twenty times a minute", async (t) => {
  const limited = await startDesk(t);
  const statuses = [];
  for (let i = 0; i < 22; ++i) statuses.push((await verify(limited, "104233", "Okonkwo-Smith")).status);
  assert.deepEqual(statuses, [...Array(20).fill(200), 429, 429]);
  const answer = await verify(limited, "104233", "Okonkwo-Smith", { "X-Forwarded-For": "203.0.113.9" });
  assert.equal(answer.status, 429, "nobody is believed about an address unless a proxy is known to stand in front");
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
});

test("behind a proxy the last forwarded address is limited, and all together", async (t) => {
  const limited = await startDesk(t, { args: ["--proxy", "127.0.0.1", "--host", "qopi.example.org", "--verifies-per-minute", "3"] });
  const ask = async (forwarded) => (await verify(limited, "104233", "Okonkwo-Smith", { "X-Forwarded-For": forwarded })).status;
  for (let i = 0; i < 3; ++i) assert.equal(await ask("203.0.113.1"), 200);
  assert.equal(await ask("203.0.113.1"), 429);
  assert.equal(await ask("198.51.100.7, 203.0.113.1"), 429, "what stands before the last hop anyone can write");
  assert.equal(await ask("203.0.113.1, 198.51.100.7"), 200);
  for (let i = 0; i < 3; ++i) assert.equal(await ask(`2001:db8:1:2::${i}`), 200);
  assert.equal(await ask("2001:db8:1:2:ffff::1"), 429, "one network of 64 bits is one address");
  const statuses = [];
  for (let i = 0; i < 40; ++i) statuses.push(await ask(`192.0.2.${i}`));
  assert.ok(statuses.includes(429), "ten busy addresses are the limit of all together");
});

test("without a roster nobody has looked", async (t) => {
  const own = await startDesk(t, { roster: null });
  assert.equal(await statusOf(own, "104233", "Okonkwo-Smith"), "not-checked");
});

test("an import takes effect while the desk serves, and replaces the roster whole", async (t) => {
  const own = await startDesk(t, { roster: null, args: ["--verifies-per-minute", "0"] });
  const file = join(own.dir, "new.csv");
  await writeFile(file, "\ufeffmember_id,family_name,status\r\n104233,\"Okonkwo-\"\"Smith\"\"\",Active\r\n\r\n104240,Fiction,inactive\r\n");
  const imported = await run(["members", "import", file, "--store", own.store]);
  assert.equal(imported.out, "The roster now has 2 members (1 active): 2 added, 0 removed, 0 changed.\n");
  assert.equal(await statusOf(own, "104240", "Fiction"), "inactive");
  assert.equal((await deskInfo(own)).membership, "checked");
  await writeFile(file, "member_id,family_name,status\n104241,Invented,active\n");
  assert.equal((await run(["members", "import", file, "--yes", "--store", own.store])).code, 0);
  assert.equal(await statusOf(own, "104240", "Fiction"), "unknown");
});

/** A roster of so many members, of which each `every`th is inactive, from a number on. */
async function rosterFile(dir, { count, from = 200_000, every = 3 }) {
  const path = join(dir, `${from}-${count}-${every}.csv`);
  const lines = Array.from({ length: count }, (_, i) => `${from + i},Invented-${from + i},${(from + i) % every ? "active" : "inactive"}`);
  await writeFile(path, `member_id,family_name,status\n${lines.join("\n")}\n`);
  return path;
}

test("an import says what it adds, removes and changes; one that removes more than 5 % is asked about, and changes nothing until somebody is sure", async (t) => {
  const own = await prepare(t, { roster: null });
  const members = async () => JSON.parse(await sqlite(own, "SELECT count(*) AS n FROM member"))[0].n;
  const bring = async (settings, ...args) => run(["members", "import", await rosterFile(own.dir, settings), ...args, "--store", own.store]);
  assert.equal((await bring({ count: 100 })).code, 0);
  // Five of a hundred go, five come, and of the rest each third changes.
  const five = await bring({ count: 100, from: 200_005, every: 1e9 });
  assert.equal(five.out, "The roster now has 100 members (100 active): 5 added, 5 removed, 31 changed.\nThe previous roster is saved. Restore it with: helpdesk members undo\n");
  const six = await bring({ count: 94, from: 200_005, every: 1e9 });
  assert.deepEqual([six.code, six.out, six.err], [2, "This roster has 94 members, the previous one has 100: 0 added, 6 removed, 0 changed.\n",
    "helpdesk: Nothing was imported, since many members would be removed. When that is right, import it again with --yes.\n"]);
  assert.equal(await members(), 100);
  assert.equal((await bring({ count: 94, from: 200_005, every: 1e9 }, "--yes")).code, 0);
  assert.equal(await members(), 94);
});

test("the roster before the last import comes back by undo, and the other one by another undo", async (t) => {
  const own = await prepare(t, { roster: null });
  const undo = () => run(["members", "undo", "--store", own.store]);
  const all = async () => JSON.parse(await sqlite(own, "SELECT * FROM member"));
  const none = await undo();
  assert.deepEqual([none.code, none.err], [2, "helpdesk: There is no previous roster. Import one with: helpdesk members import\n"]);
  assert.equal((await run(["members", "import", await rosterFile(own.dir, { count: 50 }), "--store", own.store])).code, 0);
  assert.equal((await undo()).code, 2, "no roster is no way back either");
  const right = await all();
  assert.equal((await run(["members", "import", await rosterFile(own.dir, { count: 1, from: 300_000 }), "--yes", "--store", own.store])).code, 0);
  const wrong = await all();
  assert.equal((await undo()).out, "The previous roster is back: 50 members. The other one is saved; undo again to restore it.\n");
  assert.deepEqual(await all(), right);
  assert.equal((await undo()).code, 0);
  assert.deepEqual(await all(), wrong);
  const events = JSON.parse(await sqlite(own, "SELECT note FROM event WHERE act = 'roster-imported' ORDER BY number"));
  assert.deepEqual(events.map(({ note }) => note), ["50 members: 50 added, 0 removed, 0 changed", "1 member: 1 added, 50 removed, 0 changed", "undone: 50 members", "undone: 1 members"]);
});

// What the file holds, and what the sentence says.
const bad = [
  ["", "Line 1"], ["member,name,status\n1,A,active\n", "Line 1"], ["member_id,family_name,status\n", "no member"],
  ["member_id,family_name,status\n123,Secretname\n", "Line 2 .*three columns"],
  ["member_id,family_name,status\n123,Secretname,active,x\n", "Line 2 .*three columns"],
  ["member_id,family_name,status\n1#3,Secretname,active\n", "Line 2 .*member_id"],
  ["member_id,family_name,status\n,Secretname,active\n", "Line 2 .*member_id"],
  ["member_id,family_name,status\n123, ,active\n", "Line 2 .*family_name"],
  ["member_id,family_name,status\n123,Secretname,asleep\n", "Line 2 .*status"],
  ["member_id,family_name,status\n123,Secretname,active\n124,B,active\n123,C,active\n", "Line 4 .*twice"],
  ["member_id,family_name,status\n123,\"Secretname,active\n", "quotation mark"],
  ["member_id,family_name,status\n123,\"Secret\"name,active\n", "quotation mark"],
  [Buffer.from("member_id,family_name,status\n123,Secretname\xff,active\n", "latin1"), "UTF-8"],
];
for (const [csv, says] of bad)
  test(`a roster is refused whole: ${says}`, async (t) => {
    const own = await prepare(t);
    const file = join(await folder(t), "roster.csv");
    await writeFile(file, csv);
    const imported = await run(["members", "import", file, "--store", own.store]);
    assert.equal(imported.code, 2);
    assert.match(imported.err, new RegExp(says));
    assert.equal(imported.err.trim().split("\n").length, 1);
    assert.doesNotMatch(imported.err, /Secret/, "no value in the sentence");
    assert.equal(JSON.parse(await sqlite(own, "SELECT count(*) AS n FROM member"))[0].n, 3, "the roster before is untouched");
  });

test(`${long ? "a hundred" : "twenty"} thousand members are imported in seconds`, async (t) => {
  const own = await prepare(t, { roster: null });
  const importMany = async (count) => {
    const file = join(own.dir, `${count}.csv`);
    const lines = Array.from({ length: count }, (_, i) => `${200_000 + i},Invented-${i},${i % 3 ? "active" : "inactive"}`);
    await writeFile(file, `member_id,family_name,status\n${lines.join("\n")}\n`);
    const ended = await runCounted(["members", "import", file, "--store", own.store]);
    assert.equal(ended.code, 0, ended.err);
    return ended.seconds;
  };
  const count = long ? 100_000 : 20_000;
  const [few, many] = [await importMany(count / 10), await importMany(count)];
  // Ten times the members may cost ten times as much and some more, but not a hundred times.
  assert.ok(many < 20 && many < 30 * few, `${few} s for a tenth, ${many} s for all`);
  const server = await serve(t, own);
  assert.equal(await statusOf(server, String(199_999 + count), `invented ${count - 1}`), (count - 1) % 3 ? "active" : "inactive");
});
