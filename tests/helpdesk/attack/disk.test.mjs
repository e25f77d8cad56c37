// Anyone can send what no member stands behind: it has a part of each day, and what is no part of a package is not kept at all.
import assert from "node:assert/strict";
import http from "node:http";
import { test } from "node:test";
import { put, sqlite, startDesk } from "../desk.mjs";
import { contentDigest, interest, makePackage, smallest } from "../package.mjs";
import { honest } from "./honest.mjs";

const long = Boolean(process.env.QOPI_LONG);

/** PUTs from another address of this machine. */
const putFrom = (desk, localAddress, { id, bytes }) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: desk.port, localAddress, method: "PUT", path: `/api/v1/submissions/${id}`,
      headers: { "Content-Type": "application/json", "Content-Length": bytes.length, "Content-Digest": contentDigest(bytes) } }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, retry: Number(answer.headers["retry-after"]), body: JSON.parse(text) }));
    });
    request.on("error", reject);
    request.end(bytes);
  });

const filler = "x".repeat(15 << 20);
const filled = [
  ["an interest", () => makePackage({ kind: "interest", content: { ...interest(), filler } })],
  ["a registration of a member", () => makePackage({ content: { ...smallest(), filler } })],
  ["the envelope of an interest", () => makePackage({ kind: "interest", content: interest(), filler })],
];
for (const [what, make] of filled)
  test(`${what} with 15 MiB that are no part of it is refused with what to do`, async (t) => {
    const desk = await startDesk(t);
    const { id, bytes } = await make();
    const answer = await put(desk, id, bytes);
    assert.deepEqual([answer.status, answer.body.type], [422, "urn:qopi:problem:package-unknown-content"]);
    assert.equal(answer.body.detail, "Ask for a new file: this one has more than 64 KiB that is not part of a package.");
    assert.equal(JSON.parse(await sqlite(desk, "SELECT count(*) AS n FROM submission"))[0].n, 0);
  });

test("what no member stands behind has a part of a day, each address a sixteenth of it; then it is told to come later, and a member's registration is taken", async (t) => {
  const desk = await startDesk(t, { args: ["--unvouched-per-day", "1", "--puts-per-minute", "0"] });
  // White space is no content, and counts all the same.
  const stranger = async () => {
    const made = await makePackage({ kind: "interest", content: interest() });
    return { ...made, bytes: Buffer.concat([made.bytes, Buffer.alloc((20 << 10) - made.bytes.length, "\n")]) };
  };
  const statuses = [];
  let refused;
  let registered;
  const attackers = long ? 60 : 20;
  for (let i = 0; i < attackers; ++i)
    for (let k = 0; k < 4; ++k) {
      if (i === attackers / 2) registered ??= honest(t, desk);
      const answer = await putFrom(desk, `127.0.4.${1 + i}`, await stranger());
      statuses.push(answer.status);
      if (answer.status !== 201) refused = answer;
    }
  assert.deepEqual(statuses.slice(0, 8), [201, 201, 201, 503, 201, 201, 201, 503], "each address has its own part");
  assert.equal(statuses.filter((status) => status === 201).length, 51, "all together have a mebibyte");
  assert.deepEqual([refused.body.type, refused.body.detail], ["urn:qopi:problem:no-room-today",
    "Nothing was saved. Send it again tomorrow, or save the package and email it to us."]);
  assert.ok(refused.retry > 0 && refused.retry <= 3600);
  await registered;
  const member = await makePackage();
  assert.equal((await putFrom(desk, "127.0.4.1", member)).status, 201);
  const unknown = smallest();
  unknown.physician.asco_id = "999999";
  assert.equal((await putFrom(desk, "127.0.4.1", await makePackage({ content: unknown }))).status, 422, "who is no member hears that");
});
