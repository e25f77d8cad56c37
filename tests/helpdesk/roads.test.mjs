// One package by upload, by file and by mail: one record, equal receipts, every road in its log.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskInfo, jsonLines, put, run, startDesk } from "./desk.mjs";
import { appMail, recovered } from "./mail_shapes.mjs";
import { appPackage, digestOf } from "./package.mjs";

const at = (own) => ["--store", own.store, "--keys", own.keys];
const list = async (own) => jsonLines((await run(["list", "--json", ...at(own)])).out);
const payload = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url"));
const receiptOf = async (desk, id) => (await (await fetch(`${desk.url}/api/v1/submissions/${id}/receipt`)).json()).receipt;

/** The package as a file, as the app's mail, and as an answer that quotes it. */
async function written(desk, made) {
  const [file, mail, quoted] = ["json", "eml", "quoted.eml"].map((end) => join(desk.dir, `${made.id}.${end}`));
  await writeFile(file, made.bytes);
  await writeFile(mail, appMail(made.bytes));
  await writeFile(quoted, recovered.find(([title]) => title.includes("quoted in an answer"))[1](made.bytes));
  return { file, mail, quoted };
}

for (const order of ["upload file mail", "upload mail file", "file upload mail", "file mail upload", "mail upload file", "mail file upload"])
  test(`by ${order.replaceAll(" ", ", then ")}, each three times: one record, one receipt, every road with its time`, async (t) => {
    const desk = await startDesk(t);
    const made = await appPackage({ name: "fullest", sealKey: (await deskInfo(desk)).keys.seal[0] });
    const { file, mail } = await written(desk, made);
    const roads = order.split(" ");
    const receipts = new Set();
    for (let round = 0; round < 3; ++round)
      for (const road of roads) {
        if (road === "upload") {
          const answer = await put(desk, made.id, made.bytes);
          assert.equal(answer.status, round === 0 && road === roads[0] ? 201 : 200);
          receipts.add(answer.body.receipt);
        } else assert.equal((await run(["take", road === "file" ? file : mail, ...at(desk)])).code, 0);
        receipts.add(await receiptOf(desk, made.id));
      }
    assert.equal(receipts.size, 1);
    const [record, ...more] = await list(desk);
    assert.deepEqual([more, record.digest, record.road, record.roads.map((came) => came.road)], [[], digestOf(made.bytes), roads[0], roads]);
    assert.ok(record.roads.every((came) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(came.at)));
    const { history } = JSON.parse((await run(["show", record.reference, "--json", ...at(desk)])).out);
    // Uploads are written down once, what staff took each time.
    assert.deepEqual(roads.map((road) => history.filter((event) => event.road === road).length), roads.map((road) => (road === "upload" ? 1 : 3)));
    const { out } = await run(["show", record.reference, ...at(desk)]);
    assert.match(out, new RegExp(`Arrived by: ${roads.map((road) => `${road} \\([A-Z][a-z]+ \\d+, \\d{4}, \\d\\d:\\d\\d UTC\\)`).join("; ")}\n`));
  });

test("100 parallel uploads, and its file and its mails taken by other processes at the same time: one record, equal receipts", async (t) => {
  const desk = await startDesk(t, { args: ["--puts-per-minute", "0", "--connections-per-address", "200"] });
  const made = await appPackage({ name: "fullest", sealKey: (await deskInfo(desk)).keys.seal[0] });
  const { file, mail, quoted } = await written(desk, made);
  const takes = [file, mail, quoted, file, mail, quoted].map((one) => run(["take", "--json", one, ...at(desk)]));
  const [answers, taken] = await Promise.all([Promise.all(Array.from({ length: 100 }, () => put(desk, made.id, made.bytes))), Promise.all(takes)]);
  const receipts = new Set(answers.map((answer) => answer.body.receipt));
  assert.ok(answers.every((answer) => [200, 201].includes(answer.status)));
  assert.equal(receipts.size, 1);
  const { reference, digest } = payload([...receipts][0]);
  assert.equal(digest, digestOf(made.bytes));
  for (const one of taken) assert.deepEqual([one.code, jsonLines(one.out).map((line) => line.reference)], [0, [reference]], one.out + one.err);
  const records = await list(desk);
  assert.deepEqual(records.map((record) => [record.id, record.reference]), [[made.id, reference]]);
  assert.deepEqual(records[0].roads.map((came) => came.road).sort(), ["file", "mail", "upload"]);
  const { history } = JSON.parse((await run(["show", reference, "--json", ...at(desk)])).out);
  const firsts = answers.filter((answer) => answer.status === 201).length + taken.filter((one) => jsonLines(one.out)[0].code === "taken").length;
  assert.deepEqual([firsts, history.filter((event) => event.act === "received").length, history.filter((event) => event.road === "upload").length], [1, 1, 1]);
});

test("two packages of one id that race by upload and mail: one is kept, the other is refused, on whichever road", async (t) => {
  const desk = await startDesk(t);
  for (let round = 0; round < 5; ++round) {
    const one = await appPackage();
    const other = await appPackage({ id: one.id, change: (object) => (object.created = "2026-11-23T02:21:00Z") });
    const { mail } = await written(desk, one);
    const [taken, answer] = await Promise.all([run(["take", "--json", mail, ...at(desk)]), put(desk, other.id, other.bytes)]);
    assert.deepEqual([jsonLines(taken.out)[0].code, answer.status].join(), taken.code === 0 ? "taken,409" : "conflict,201");
    const record = (await list(desk)).find((kept) => kept.id === one.id);
    assert.equal(record.digest, digestOf((taken.code === 0 ? one : other).bytes));
  }
});
