// Mail: what is recovered from it, what is set aside, and that nothing wrong ever comes out of one.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { seeded } from "../seeded.mjs";
import { long } from "./crowd.mjs";
import { deskInfo, jsonLines, prepare, put, run, runCounted, sqlite, startDesk } from "./desk.mjs";
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
async function writeMail(own, bytes) {
  const file = join(own.dir, `${++files}.eml`);
  await writeFile(file, bytes);
  return file;
}
async function takeMail(own, bytes, how = run) {
  const file = await writeMail(own, bytes);
  const taken = await how(["take", "--json", file, ...at(own)]);
  assert.equal(taken.signal, null, taken.err);
  return { ...taken, file, lines: jsonLines(taken.out) };
}

test("there are at least forty shapes", () => assert.ok(recovered.length + setAside.length >= 40));

/** All mails that are recovered are taken by one command; what it said of each, and the record that came of it, by the title. */
let whatCame;
async function takeRecovered() {
  const mails = new Map();
  for (const [title, shape, name] of recovered) {
    const made = await appPackage({ name, sealKey });
    mails.set(title, { made, file: await writeMail(desk, shape(made.bytes)) });
  }
  const taken = await run(["take", "--json", ...[...mails.values()].map(({ file }) => file), ...at(desk)]);
  assert.equal(taken.signal, null, taken.err);
  const all = jsonLines(taken.out), records = await list(desk);
  // The worst of them decides the exit code: where it is 0, it is that of each.
  if (all.every((line) => line.code === "taken")) assert.equal(taken.code, 0, taken.err);
  for (const mail of mails.values()) {
    mail.lines = all.filter((line) => line.file === mail.file);
    mail.record = records.find((one) => one.id === mail.made.id);
  }
  return mails;
}

for (const [title] of recovered)
  test(`recovered: ${title}`, async () => {
    const { made, lines, record } = (await (whatCame ??= takeRecovered())).get(title);
    assert.deepEqual(lines.map((line) => [line.code, line.id]), [["taken", made.id]], JSON.stringify(lines));
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
  // With QOPI_LONG three times as many.
  const few = long ? 1 : 3;
  const cases = [];
  for (const mail of [appMail(made.bytes), inline, quoted, forwarded]) {
    for (let end = 1; end < mail.length; end += 23 * few) cases.push(mail.subarray(0, end));
    for (let i = 0; i < 250 / few; ++i) {
      const changed = Buffer.from(mail);
      for (let flips = 1 + below(3); flips > 0; --flips) changed[below(changed.length)] ^= 1 << below(8);
      cases.push(changed);
    }
    for (let i = 0; i < 50 / few; ++i) {
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
  assert.ok(fates.get("known") > 100 / few && fates.get("unreadable") > 100 / few);
});

test("mails made to cost memory or time end soon, in a reason", async (t) => {
  const { bytes } = await appPackage();
  const thousand = long ? 1000 : 250;
  const heavy = {
    "a million boundaries": `Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\n\n".repeat(1000 * thousand)}`,
    "a million fields": `${"a:\n".repeat(1000 * thousand)}\n`,
    "boundaries within boundaries": Array.from({ length: 3 * thousand }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(""),
    "mails within mails": "Content-Type: message/rfc822\r\n\r\n".repeat(100 * thousand),
    "one field of ten million characters": `Content-Type: text/plain; name="${"x".repeat(10_000 * thousand)}"\r\n\r\nx`,
    "a name in a hundred thousand pieces": `Content-Type: text/plain;\r\n${Array.from({ length: 100 * thousand }, (_, i) => ` name*${i}=x;\r\n`).join("")}\r\nx`,
    "a million encoded words": `Content-Disposition: attachment; filename="${"=?utf-8?Q?x?= ".repeat(300 * thousand)}"\r\n\r\nx`,
    "objects that never end": `Subject: x\r\n\r\n"qopi-submission"${"{".repeat(8000 * thousand)}`,
    "strings that never end": `Subject: x\r\n\r\n"qopi-submission"${'{"'.repeat(4000 * thousand)}`,
    "many objects with a format": `Subject: x\r\n\r\n${'{"format":"qopi-submission"}'.repeat(100 * thousand)}`,
    "many different ones": `Subject: x\r\n\r\n${Array.from({ length: 100 * thousand }, (_, i) => `{"format":"qopi-submission","x":${i}}`).join("")}`,
    "a damaged package thousands of times over": `Subject: x\r\n\r\n${bytes.toString().replace("22314", "22315").repeat(5 * thousand)}`,
  };
  const cost = async (title, mail) => {
    const taken = await takeMail(desk, mail, runCounted);
    assert.ok(taken.code === 1 && taken.lines.every((line) => line.reason), title);
    return taken.seconds;
  };
  // As long as the longest of them, and made of nothing but words.
  const harmless = await cost("harmless", `Subject: x\r\n\r\n${"These are words. ".repeat(600 * thousand)}`);
  const costs = [];
  for (const [title, mail] of Object.entries(heavy)) costs.push([title, await cost(title, mail)]);
  t.diagnostic(`processor seconds: ${harmless.toFixed(2)} for a harmless one, ${costs.map(([title, seconds]) => `${seconds.toFixed(2)} for ${title}`).join(", ")}`);
  for (const [title, seconds] of costs) assert.ok(seconds < 30 * harmless, `${title}: ${seconds} s, where a harmless mail takes ${harmless} s`);
});
