// What a mail says of its sender: kept, shown to staff, and never taken for a proof.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { jsonLines, prepare, put, roster, run, sqlite, startDesk } from "./desk.mjs";
import { appMail, attachment, multipart } from "./mail_shapes.mjs";
import { appPackage } from "./package.mjs";

let desk;
before(async (t) => { desk = await startDesk(t); });

const at = (own) => ["--store", own.store, "--keys", own.keys];
let files = 0;
async function take(own, bytes) {
  const file = join(own.dir, `${++files}.eml`);
  await writeFile(file, bytes);
  return jsonLines((await run(["take", "--json", file, ...at(own)])).out);
}
const shown = async (own, reference) => JSON.parse((await run(["show", reference, "--json", ...at(own)])).out);
const mailOf = (made, fields) => multipart("mixed", [attachment(made.bytes)], fields);
const plainFields = { From: "Ana Lindqvist <ana@riverbend.example.org>", Date: "Mon, 23 Nov 2026 02:20:00 +0000", "Message-ID": "<1@riverbend.example.org>" };
const plainOrigin = { from: plainFields.From, date: plainFields.Date, messageId: plainFields["Message-ID"], authentication: [], proves: false };

test("show tells what a mail says of its sender and what servers found out, decoded, and that it proves nothing", async () => {
  const made = await appPackage();
  const [{ reference }] = await take(desk, mailOf(made, {
    "Authentication-Results": "mx.helpdesk.example.org;\r\n\tdkim=pass header.d=riverbend.example.org;\r\n spf=pass",
    "Received-SPF": "pass (mx.helpdesk.example.org: domain of ana)",
    "DKIM-Signature": "v=1; a=rsa-sha256; d=riverbend.example.org; s=k1;\r\n b=SIGNATURE",
    From: "=?utf-8?B?QW5hIMOYZGVnw6VyZA==?= <ana@riverbend.example.org>", Date: plainFields.Date, "Message-ID": plainFields["Message-ID"],
  }));
  assert.deepEqual((await shown(desk, reference)).mails, [{ ...plainOrigin, from: "Ana Ødegård <ana@riverbend.example.org>", authentication: [
    "Authentication-Results: mx.helpdesk.example.org; dkim=pass header.d=riverbend.example.org; spf=pass",
    "Received-SPF: pass (mx.helpdesk.example.org: domain of ana)", "DKIM-Signature: d=riverbend.example.org"] }]);
  const { out } = await run(["show", reference, ...at(desk)]);
  assert.match(out, /\nAn email that carried it says this about itself, which proves nothing: .*\n {2}From: Ana Ødegård <ana@riverbend\.example\.org>\n {2}Date: Mon, .*\n {2}Message-ID: <1@.*>\n {2}Authentication-Results: mx/);
  assert.doesNotMatch(out, /SIGNATURE/);
});

test("what came by upload or as a file says nothing of a mail", async () => {
  const made = await appPackage();
  assert.equal((await put(desk, made.id, made.bytes)).status, 201);
  await writeFile(join(desk.dir, "a.json"), made.bytes);
  const [{ reference }] = jsonLines((await run(["take", "--json", join(desk.dir, "a.json"), ...at(desk)])).out);
  assert.equal((await shown(desk, reference)).mails, undefined);
  assert.doesNotMatch((await run(["show", reference, ...at(desk)])).out, /says of itself/);
});

test("the same mail counts once, another mail with the same package as well, each as it came first", async () => {
  const made = await appPackage();
  const again = { ...plainFields, "Message-ID": "<2@riverbend.example.org>" };
  for (const fields of [plainFields, plainFields, again, plainFields]) await take(desk, mailOf(made, fields));
  const [{ reference }] = await take(desk, mailOf(made, again));
  assert.deepEqual((await shown(desk, reference)).mails, [plainOrigin, { ...plainOrigin, messageId: again["Message-ID"] }]);
});

test("of a mail that is forwarded in another the outer one counts, and of a file of two each has its own", async () => {
  const made = await appPackage(), others = [await appPackage(), await appPackage()];
  const forwarded = multipart("mixed", [Buffer.concat([Buffer.from("Content-Type: message/rfc822\r\n\r\n"), mailOf(made, { ...plainFields, From: "eve@inner.example" })])], plainFields);
  const [{ reference }] = await take(desk, forwarded);
  assert.deepEqual((await shown(desk, reference)).mails, [plainOrigin]);
  const lf = (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  const senders = ["first@example.org", "second@example.org"];
  const mbox = Buffer.concat(others.map((one, i) => Buffer.concat([Buffer.from(`From ${senders[i]} Mon Nov 23 02:20:00 2026\n`), lf(mailOf(one, { ...plainFields, From: senders[i] })), Buffer.from("\n")])));
  const taken = await take(desk, mbox);
  assert.deepEqual(await Promise.all(taken.map(async (one) => (await shown(desk, one.reference)).mails.map(({ from }) => from))), senders.map((one) => [one]));
});

test("a mail without these fields, with each twice, with hostile ones, or with very many of them harms nothing", async () => {
  for (const [what, header, check] of [
    ["none", "Subject: x\r\n", (mails) => assert.deepEqual(mails, undefined)],
    ["two senders", "From: a@example.org\r\nfrom: b@example.org\r\n", (mails) => assert.equal(mails[0].from, "a@example.org | b@example.org")],
    ["an encoded escape", "From: =?utf-8?Q?=1B[2J=E2=80=AE=E2=80=8B=F3=A0=81=81=0AX?= <a@example.org>\r\nMessage-ID: \u009b2J\r\n", (mails) => assert.match(mails[0].from, /a@example\.org/)],
    ["raw bytes", Buffer.from([..."From: \xe9\xff <a@example.org>\r\n"].map((sign) => sign.charCodeAt(0))), (mails) => assert.match(mails[0].from, /a@example\.org/)],
    ["a very long one", `From: ${"x".repeat(100_000)}\r\nDate: ${"Ø".repeat(5000)}\r\n`, (mails) => assert.ok([mails[0].from, mails[0].date].every((text) => Buffer.byteLength(text) <= 400 && text.endsWith("…")))],
    ["very many", `From: a@example.org\r\n${"Authentication-Results: mx; spf=pass\r\n".repeat(500)}`, (mails) => assert.equal(mails[0].authentication.length, 12)],
    ["a signature without a domain", "From: a@example.org\r\nDKIM-Signature: v=1; bh=d=x\r\n", (mails) => assert.deepEqual(mails[0].authentication, [])],
  ]) {
    const made = await appPackage();
    const [{ reference }] = await take(desk, Buffer.concat([Buffer.from(header), mailOf(made, {})]));
    check((await shown(desk, reference)).mails, what);
    for (const args of [["show", reference], ["show", reference, "--json"]])
      assert.doesNotMatch((await run([...args, ...at(desk)])).out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b\u{e0000}-\u{e007f}]/u, what);
  }
});

test("what waits keeps it until it is taken, and what is dropped loses it", async (t) => {
  const own = await prepare(t);
  const made = [await appPackage({ change: ({ content }) => (content.physician.asco_id = "104299") }), await appPackage({ change: ({ content }) => (content.physician.asco_id = "104298") })];
  for (const one of made) assert.equal((await take(own, mailOf(one, plainFields)))[0].reason, "member-unknown");
  assert.equal((await run(["set-aside", "drop", made[1].id, "--note", "x", ...at(own)])).code, 0);
  await writeFile(join(own.dir, "roster.csv"), `${roster}104299,Okonkwo-Smith,active\n`);
  await run(["members", "import", join(own.dir, "roster.csv"), "--store", own.store]);
  const [{ reference }] = jsonLines((await run(["set-aside", "retry", "--json", ...at(own)])).out);
  assert.deepEqual((await shown(own, reference)).mails, [plainOrigin]);
  assert.deepEqual(JSON.parse(await sqlite(own, "SELECT package FROM mail_origin")).map((row) => row.package), [made[0].id]);
});

test("a mail as the app makes it, before it is sent, says nothing yet", async () => {
  const [{ reference }] = await take(desk, appMail((await appPackage()).bytes));
  assert.equal((await shown(desk, reference)).mails, undefined);
});
