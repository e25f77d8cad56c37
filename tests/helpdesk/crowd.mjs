// Several clients at once that keep what they were answered for, and what can be said of a store by that: nothing is missing,
// nothing is there twice, every byte is as it was sent.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import http from "node:http";
import { deskInfo, execute } from "./desk.mjs";
import { contentDigest, digestOf, jose, makePackage } from "./package.mjs";

export const long = Boolean(process.env.QOPI_LONG);

/** PUTs as desk.mjs does, and says at once when the first byte of the answer is here: who kills then leaves the desk no time. */
const putAndTell = (desk, { id, bytes }, begins) =>
  new Promise((resolve, reject) => {
    const request = http.request(`${desk.url}/api/v1/submissions/${id}`, { method: "PUT",
      headers: { "Content-Type": "application/json", "Content-Length": bytes.length, "Content-Digest": contentDigest(bytes) } }, (answer) => {
      begins(answer.statusCode);
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode, headers: new Map(Object.entries(answer.headers)), body: JSON.parse(text) }));
    });
    request.on("error", reject);
    request.end(bytes);
  });

/** What was sent, by its id, and the receipt when one was heard. */
export class Outbox {
  sent = new Map();
  heardCount = 0;
  #waiting = [];
  get heard() { return [...this.sent.values()].filter((one) => one.receipt); }
  get unheard() { return [...this.sent.values()].filter((one) => !one.receipt); }

  async make() {
    const { id, bytes } = await makePackage();
    const one = { id, bytes, receipt: null };
    this.sent.set(id, one);
    return one;
  }
  /** Sends one and keeps its receipt, which must be the first one for ever. */
  async send(desk, one, begins = () => {}) {
    const answer = await putAndTell(desk, one, begins);
    if (answer.status !== 200 && answer.status !== 201) return answer;
    if (one.receipt) assert.deepEqual([answer.status, answer.body.receipt], [200, one.receipt], `the receipt of ${one.id} is another one`);
    if (!one.receipt) ++this.heardCount;
    one.receipt = answer.body.receipt;
    for (const { count, reached } of this.#waiting) if (this.heardCount >= count) reached();
    return answer;
  }
  /** Waits until so many were answered for. */
  reaches(count) {
    return this.heardCount >= count ? Promise.resolve() : new Promise((reached) => this.#waiting.push({ count, reached }));
  }
}

/** `count` clients, each sending one after the other what `next` gives, until that is nothing or the desk is gone. */
export const crowd = (desk, outbox, count, next, answered = () => {}, begins = () => {}) =>
  Promise.all(Array.from({ length: count }, async () => {
    for (let one = await next(); one; one = await next()) {
      const answer = await outbox.send(desk, one, begins).catch((error) => { if (error instanceof assert.AssertionError) throw error; });
      if (!answer) return;
      answered(one, answer);
    }
  }));

/** The rows of the store as SQLite's own program reads them. */
export async function rowsOf(store, within = []) {
  const sql = "SELECT id, digest, reference, receipt, hex(bytes) AS bytes FROM submission ORDER BY number";
  const [program, ...args] = [...within, "sqlite3", "-readonly", "-json", store, sql];
  const { out, err, code } = await execute(program, args);
  assert.deepEqual([code, err], [0, ""]);
  return (out ? JSON.parse(out) : []).map((row) => ({ ...row, bytes: Buffer.from(row.bytes, "hex") }));
}

/** Everything that was answered for is in the store, whole and once; nothing is there that nobody sent. */
export async function compare(store, outbox, within = []) {
  const rows = await rowsOf(store, within);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, "an id is there twice");
  assert.equal(new Set(rows.map(({ reference }) => reference)).size, rows.length, "a reference is there twice");
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    const one = outbox.sent.get(row.id);
    assert.ok(one, `${row.id} was sent by nobody`);
    assert.ok(row.bytes.equals(one.bytes), `the bytes of ${row.id} are others`);
    assert.equal(row.digest, `sha-256:${createHash("sha256").update(row.bytes).digest("hex")}`);
    if (one.receipt) assert.equal(row.receipt, one.receipt);
  }
  const lost = outbox.heard.filter(({ id }) => !byId.has(id));
  assert.deepEqual(lost.map(({ id }) => id), [], `${lost.length} of ${outbox.heard.length} that were answered for are lost`);
  return rows.length;
}

/** Every receipt is signed by a key that the desk publishes now, and is this package's. */
export async function verifyReceipts(desk, outbox) {
  const keys = jose.createLocalJWKSet({ keys: (await deskInfo(desk)).keys.sign });
  for (const { id, bytes, receipt } of outbox.heard) {
    const { payload } = await jose.compactVerify(receipt, keys, { algorithms: ["ES256"] });
    const said = JSON.parse(new TextDecoder().decode(payload));
    assert.deepEqual([said.id, said.digest], [id, digestOf(bytes)]);
  }
}
