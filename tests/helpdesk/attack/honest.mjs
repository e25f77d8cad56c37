// A practice that sends its registration while somebody attacks the desk.
import assert from "node:assert/strict";
import { put } from "../desk.mjs";
import { makePackage } from "../package.mjs";

const within_ms = process.env.QOPI_LONG ? 2_000 : 10_000;

/** Sends a registration, and judges that it is taken in time. @param {Record<string, string>} headers what its proxy says of it
 *  @returns the answer */
export async function honest(t, desk, headers = {}) {
  const { id, bytes } = await makePackage();
  const begun = performance.now();
  const answer = await put(desk, id, bytes, headers);
  const took = performance.now() - begun;
  assert.equal(answer.status, 201);
  assert.ok(took < within_ms, `a registration beside the attack took ${took.toFixed(0)} ms`);
  t.diagnostic(`a registration beside the attack: ${took.toFixed(0)} ms`);
  return answer;
}
