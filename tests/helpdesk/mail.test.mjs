// Mail: what is recovered from it, what is set aside, and that nothing wrong ever comes out of one.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { seeded } from "../seeded.mjs";
import { deskInfo, jsonLines, prepare, put, run, sqlite, startDesk } from "./desk.mjs";
import { appMail, attachment, multipart, recovered, setAside } from "./mail_shapes.mjs";
import { appPackage, digestOf, fullest, fullestSealed, makePackage, smallest } from "./package.mjs";

let desk, sealKey;
before(async (t) => {
  desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  sealKey = (await deskInfo(desk)).keys.seal[0];
});

const at = (own) => ["--store", own.store, "--keys", own.keys];
const list = async (own) => jsonLines((await run(["list", "--json", ...at(own)])).out);
const payload = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url"));
let files = 0;
async function takeMail(own, bytes) {
  const file = join(own.dir, `${++files}.eml`);
  await writeFile(file, bytes);
  const taken = await run(["take", "--json", file, ...at(own)]);
  assert.equal(taken.signal, null, taken.err);
  return { code: taken.code, file, lines: jsonLines(taken.out), out: taken.out, err: taken.err };
}

test("there are at least forty shapes", () => assert.ok(recovered.length + setAside.length >= 40));

for (const [title, shape, name] of recovered)
  test(`recovered: ${title}`, async () => {
    const made = await appPackage({ name, sealKey });
    const taken = await takeMail(desk, shape(made.bytes));
    assert.deepEqual([taken.code, taken.lines.map((line) => [line.code, line.id])], [0, [["taken", made.id]]], taken.out);
    const record = (await list(desk)).find((one) => one.id === made.id);
    assert.deepEqual([record.digest, record.roads.map((road) => road.road)], [digestOf(made.bytes), ["mail"]]);
    const upload = await put(desk, made.id, made.bytes);
    assert.equal(upload.status, 200);
    assert.deepEqual([payload(upload.body.receipt).reference, payload(upload.body.receipt).digest], [record.reference, digestOf(made.bytes)]);
  });

for (const [title, reason, shape, name] of setAside)
  test(`set aside: ${title} (${reason})`, async () => {
    const made = await appPackage({ name, sealKey });
    const taken = await takeMail(desk, shape(made.bytes));
    assert.deepEqual([taken.code, taken.lines.map((line) => line.reason)], [1, [reason]], taken.out);
    const listed = await list(desk);
    assert.ok(!listed.some((one) => !one.setAside && one.id === made.id));
    const item = listed.filter((one) => one.setAside).at(-1);
    assert.deepEqual([item.reason, item.road, item.kept], [reason, "mail", reason === "unreadable" && !/16 MiB/.test(title)]);
    assert.match(item.message, /^[a-z].*\.$|set-aside retry$/);
  });

test("a package by another program keeps its own bytes", async () => {
  const made = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey });
  await takeMail(desk, appMail(made.bytes));
  assert.equal((await list(desk)).find((one) => one.id === made.id).digest, digestOf(made.bytes));
});

test("laid out anew on its way, a package by another program is still the one that was uploaded", async () => {
  const made = await makePackage();
  const receipt = (await put(desk, made.id, made.bytes)).body.receipt;
  const taken = await takeMail(desk, appMail(Buffer.from(JSON.stringify(JSON.parse(made.bytes), null, 4))));
  assert.deepEqual(taken.lines.map((line) => [line.code, line.reference]), [["known", payload(receipt).reference]], taken.out);
  assert.equal((await put(desk, made.id, made.bytes)).body.receipt, receipt);
});

test("several packages in one mail are each taken, and one that is set aside stops no other", async () => {
  const good = [await appPackage(), await appPackage({ name: "interest" })];
  const stranger = await appPackage({ change: (object) => (object.content.physician.asco_id = "999999") });
  const damaged = await appPackage();
  const mail = multipart("mixed", [good[0].bytes, stranger.bytes, damaged.bytes.subarray(0, 900), good[1].bytes].map((bytes) => attachment(bytes)));
  const taken = await takeMail(desk, mail);
  assert.deepEqual([taken.code, taken.lines.map((line) => [line.package, line.reason ?? line.code])],
    [1, [[1, "taken"], [2, "member-unknown"], [3, "unreadable"], [4, "taken"]]]);
  assert.match((await run(["take", taken.file, ...at(desk)])).out, /\.eml, package 1: \S+ \(it was here already\)\n/);
});

test("packages before the sixty-fourth part are taken, and the mail is set aside for the rest", async () => {
  const made = await appPackage();
  const words = "Content-Type: text/plain\r\n\r\nHello\r\n";
  const taken = await takeMail(desk, multipart("mixed", [attachment(made.bytes), ...Array.from({ length: 70 }, () => words)]));
  assert.deepEqual([taken.code, taken.lines.map((line) => line.reason ?? line.code)], [1, ["taken", "mail-too-many-parts"]]);
});

test("a mail says nothing about itself on the screen: no subject, no sender, no name of a part", async () => {
  const made = await appPackage({ change: (object) => (object.content.physician.asco_id = "999999") });
  const mail = Buffer.concat([Buffer.from("Subject: Secret subject\r\nFrom: eve@secret.example\r\n"), multipart("mixed", [attachment(made.bytes, "application/json; name=secret-name.json", {})], {})]);
  const { file } = await takeMail(desk, mail);
  for (const args of [["take", file], ["take", "--json", file], ["set-aside", "retry"], ["set-aside", "retry", "--json"]]) {
    const ended = await run([...args, ...at(desk)]);
    assert.doesNotMatch(ended.out + ended.err, /secret/i);
  }
  assert.doesNotMatch(await sqlite(desk, "SELECT * FROM event"), /secret/i);
});

test("bytes that are neither package nor mail store nothing", async (t) => {
  const own = await prepare(t);
  for (const bytes of ["", "\n\n", "no package", Buffer.alloc(1000), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "Subject without a colon\r\n\r\nx"]) {
    const taken = await takeMail(own, bytes);
    assert.equal(taken.code, 2, taken.out);
  }
  assert.deepEqual(await list(own), []);
});

test("a mail cut at any place, or with any bytes changed, gives the package or a reason, and never another package", async (t) => {
  const own = await prepare(t);
  const made = await appPackage();
  const inline = recovered.find(([title]) => title.startsWith("the text of the mail with words"))[1](made.bytes);
  const quoted = recovered.find(([title]) => title === "quoted-printable")[1](made.bytes);
  const forwarded = recovered.find(([title]) => title === "forwarded twice")[1](made.bytes);
  const random = seeded(20261123);
  const below = (bound) => Math.floor(random() * bound);
  const cases = [];
  for (const mail of [appMail(made.bytes), inline, quoted, forwarded]) {
    for (let end = 1; end < mail.length; end += 23) cases.push(mail.subarray(0, end));
    for (let i = 0; i < 250; ++i) {
      const changed = Buffer.from(mail);
      for (let flips = 1 + below(3); flips > 0; --flips) changed[below(changed.length)] ^= 1 << below(8);
      cases.push(changed);
    }
    for (let i = 0; i < 50; ++i) {
      const start = below(mail.length), end = start + below(300);
      cases.push(Buffer.concat([mail.subarray(0, start), mail.subarray(end)]));
    }
  }
  const folder = join(own.dir, "cases");
  await mkdir(folder);
  const names = cases.map((_, i) => join(folder, `${i}.eml`));
  await Promise.all(cases.map((bytes, i) => writeFile(names[i], bytes)));
  const fates = new Map();
  for (let start = 0; start < names.length; start += 300) {
    const taken = await run(["take", "--json", ...names.slice(start, start + 300), ...at(own)]);
    assert.equal(taken.signal, null, taken.err);
    assert.ok(taken.code < 3, taken.err);
    for (const line of jsonLines(taken.out)) fates.set(line.reason ?? line.code, (fates.get(line.reason ?? line.code) ?? 0) + 1);
  }
  t.diagnostic(`${cases.length} mails: ${[...fates].map(([fate, count]) => `${count} ${fate}`).join(", ")}`);
  const records = (await list(own)).filter((one) => !one.setAside);
  assert.deepEqual(records.map((record) => [record.id, record.digest]), [[made.id, digestOf(made.bytes)]]);
  assert.ok(fates.get("known") > 100 && fates.get("unreadable") > 100);
});

test("mails made to cost memory or time end soon, in a reason", async () => {
  const { bytes } = await appPackage();
  const heavy = {
    "a million boundaries": `Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\n\n".repeat(1_000_000)}`,
    "a million fields": `${"a:\n".repeat(1_000_000)}\n`,
    "boundaries within boundaries": Array.from({ length: 3000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(""),
    "mails within mails": "Content-Type: message/rfc822\r\n\r\n".repeat(100_000),
    "one field of ten million characters": `Content-Type: text/plain; name="${"x".repeat(10_000_000)}"\r\n\r\nx`,
    "a name in a hundred thousand pieces": `Content-Type: text/plain;\r\n${Array.from({ length: 100_000 }, (_, i) => ` name*${i}=x;\r\n`).join("")}\r\nx`,
    "a million encoded words": `Content-Disposition: attachment; filename="${"=?utf-8?Q?x?= ".repeat(300_000)}"\r\n\r\nx`,
    "objects that never end": `Subject: x\r\n\r\n"qopi-submission"${"{".repeat(8_000_000)}`,
    "strings that never end": `Subject: x\r\n\r\n"qopi-submission"${'{"'.repeat(4_000_000)}`,
    "many objects with a format": `Subject: x\r\n\r\n${'{"format":"qopi-submission"}'.repeat(100_000)}`,
    "many different ones": `Subject: x\r\n\r\n${Array.from({ length: 100_000 }, (_, i) => `{"format":"qopi-submission","x":${i}}`).join("")}`,
    "a damaged package thousands of times over": `Subject: x\r\n\r\n${bytes.toString().replace("22314", "22315").repeat(5000)}`,
  };
  for (const [title, mail] of Object.entries(heavy)) {
    const started = Date.now();
    const taken = await takeMail(desk, mail);
    assert.ok(taken.code === 1 && taken.lines.every((line) => line.reason), title);
    assert.ok(Date.now() - started < 60_000, `${title}: ${Date.now() - started} ms`);
  }
});
