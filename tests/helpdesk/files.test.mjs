// Files that staff take: whatever program saved one, the package in it is read, or it is set aside with the way out.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { jsonLines, prepare, run } from "./desk.mjs";
import { appMail, base64Lines, emlx, outlookItem, quotedPrintable, utf16, windows1252, zip } from "./mail_shapes.mjs";
import { appPackage, digestOf } from "./package.mjs";

let own;
before(async (t) => { own = await prepare(t); });

const at = () => ["--store", own.store, "--keys", own.keys];
const list = async () => jsonLines((await run(["list", "--json", ...at()])).out);
async function take(name, bytes) {
  await writeFile(join(own.dir, name), bytes);
  const taken = await run(["take", "--json", join(own.dir, name), ...at()]);
  assert.equal(taken.signal, null, taken.err);
  return { ...taken, lines: jsonLines(taken.out) };
}
const text = (b) => b.toString();
const marked = (b, mark) => Buffer.concat([Buffer.from(mark), b]);
const wide = (b, bytes) => Buffer.concat([...text(b)].map((sign) => { const unit = Buffer.alloc(bytes); unit.writeUInt32LE(sign.codePointAt(0)); return unit; }));

const read = [
  ["with a mark (UTF-8)", "a.json", (b) => marked(b, "\ufeff")],
  ["in UTF-16", "a.json", (b) => utf16(text(b))],
  ["in UTF-16, big end first", "a.json", (b) => utf16(text(b), { bigEndian: true })],
  ["in UTF-16 without a mark", "a.json", (b) => utf16(text(b), { mark: "" })],
  ["in UTF-16 without a mark, big end first", "a.json", (b) => utf16(text(b), { mark: "", bigEndian: true })],
  ["in UTF-16 with a byte too many", "a.json", (b) => Buffer.concat([utf16(text(b)), Buffer.from("\n")])],
  ["in UTF-32 without a mark", "a.json", (b) => wide(b, 4)],
  ["in windows-1252", "a.json", (b) => windows1252(text(b))],
  ["in base64", "a.txt", (b) => base64Lines(b)],
  ["in quoted-printable", "a.txt", (b) => quotedPrintable(b)],
  ["in a message of Outlook, in one piece", "a.msg", (b) => outlookItem(b)],
];
for (const [title, name, shape] of read)
  test(`a package saved ${title} is read`, async () => {
    const made = await appPackage({ name: "interest", change: ({ content }) => (content.interest.given_name = "Ødegård’s") });
    const taken = await take(name, shape(made.bytes));
    assert.deepEqual([taken.code, taken.lines.map((line) => [line.code, line.id])], [0, [["taken", made.id]]], taken.out + taken.err);
    const record = (await list()).find((one) => one.id === made.id);
    assert.deepEqual([record.digest, record.road], [digestOf(made.bytes), "file"]);
  });

for (const [title, name, shape] of [
  ["as Apple Mail keeps it", "1234.emlx", (b) => emlx(appMail(b))],
  ["saved as UTF-16", "mail.eml", (b) => utf16(appMail(b).toString())],
  ["under the name of a package", "package.json", (b) => appMail(b)],
])
  test(`a mail ${title} came by mail`, async () => {
    const made = await appPackage();
    assert.deepEqual((await take(name, shape(made.bytes))).lines.map((line) => [line.code, line.id]), [["taken", made.id]]);
    assert.equal((await list()).find((one) => one.id === made.id).road, "mail");
  });

test("of several packages in one file each is taken", async () => {
  const made = [await appPackage(), await appPackage({ name: "interest" })];
  const taken = await take("both.json", Buffer.from(`[${made.map(({ bytes }) => text(bytes)).join(",")}]`));
  assert.deepEqual([taken.code, taken.lines.map((line) => [line.package, line.code, line.id])], [0, [[1, "taken", made[0].id], [2, "taken", made[1].id]]]);
});

const aside = [
  ["a message of Outlook in which it lies in pieces", "mail-outlook", /Open it in Outlook, save the attachment as a file, and take that\.$/, "a.msg", (b) => outlookItem(b.subarray(900), b.subarray(0, 900))],
  ["a message of Outlook under another name", "mail-outlook", /\(\.msg\)/, "a.json", () => outlookItem("x")],
  ["a zip file", "mail-packed", /^the attachment is compressed\. Unpack it and take the file in it/, "a.zip", zip],
  ["a gzip file", "mail-packed", /compressed/, "a.json.gz", (b) => gzipSync(b)],
  ["a 7z file", "mail-packed", /compressed/, "a.7z", () => Buffer.from("377abcaf271c0004", "hex")],
  ["a file of Outlook's that holds attachments", "mail-winmail", /winmail\.dat/, "winmail.dat", () => "anything"],
  ["an encrypted file (S/MIME)", "mail-encrypted", /Open it in your mail program/, "smime.p7m", () => Buffer.from("3080", "hex")],
  ["an encrypted file (OpenPGP)", "mail-encrypted", /Open it in your mail program/, "a.asc", () => "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"],
  ["a page that a program made of it", "unreadable", /Ask the practice to send it again/, "a.html", (b) => `<pre>${text(b).replaceAll('"', "&quot;")}</pre>`],
  ["a text whose quotation marks a program made round", "unreadable", /Ask the practice to send it again/, "a.txt", (b) => text(b).replaceAll('"', "”")],
  ["a package in UTF-16 that was cut off", "unreadable", /Ask the practice to send it again/, "a.json", (b) => utf16(text(b)).subarray(0, 1801)],
];
for (const [title, reason, sentence, name, shape] of aside)
  test(`set aside with the way out: ${title}`, async () => {
    const made = await appPackage();
    const taken = await take(name, shape(made.bytes));
    assert.deepEqual([taken.code, taken.lines.map((line) => [line.reason, line.setAside])], [1, [[reason, true]]], taken.out + taken.err);
    const item = (await list()).filter((one) => one.setAside).at(-1);
    assert.deepEqual([item.reason, item.name, item.road, item.kept], [reason, name, "file", reason === "unreadable"]);
    assert.match(item.message, sentence);
  });

test("what nobody meant to be a package stores nothing, and a sentence says what it is not", async () => {
  const before = await list();
  for (const [name, bytes] of [["a.pdf", "%PDF-1.7\n"], ["a.txt", "Dear Help Desk"], ["a.json", '{"format":"other"}'], ["a.bin", Buffer.alloc(64)]]) {
    const taken = await take(name, bytes);
    assert.equal(taken.code, 2, name);
    assert.match(taken.lines[0].message, /^[A-Z].*\.$/);
  }
  assert.deepEqual(await list(), before);
});
