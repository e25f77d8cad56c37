// Somebody names the digest of a large body again and again: it is still hashed once.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ask, startDesk } from "../desk.mjs";
import { contentDigest, newId } from "../package.mjs";
import { honest } from "./honest.mjs";

const long = Boolean(process.env.QOPI_LONG);
const requests = long ? 40 : 10, entries = 300;

/** The processor seconds that a program has used: proc(5), in hundredths as Linux counts them. */
async function processorSeconds({ child }) {
  const fields = (await readFile(`/proc/${child.pid}/stat`, "utf8")).replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

test(`a digest that is named ${entries} times costs what one costs`, async (t) => {
  const desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  const body = Buffer.alloc(1 << 20, "x");
  const wrong = contentDigest(Buffer.from("another body"));
  /** What so many answers cost the desk. @param {string} digests */
  const cost = async (digests, beside = () => {}) => {
    const before = await processorSeconds(desk);
    for (let i = 0; i < requests; ++i) {
      if (i === requests / 2) beside();
      const answer = await ask(desk, "PUT", `/api/v1/submissions/${newId()}`, { body, headers: { "Content-Type": "application/json", "Content-Digest": digests } });
      assert.equal(answer.status, 400);
    }
    return (await processorSeconds(desk)) - before;
  };
  let registered;
  const one = await cost(wrong), many = await cost(Array(entries).fill(wrong).join(", "), () => (registered = honest(t, desk)));
  await registered;
  assert.ok(many < 5 * one + 0.2, `${one} s for one, ${many} s for ${entries}`);
  t.diagnostic(`${requests} bodies of 1 MiB: ${one} s with one digest, ${many} s with ${entries}`);
});
