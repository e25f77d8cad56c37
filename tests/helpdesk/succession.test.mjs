// A package may say that it replaces another one. Anyone who has learned an id can say so: only the secret whose digest the other one carried
// shows that one sender made both.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { before, test } from "node:test";
import { makeEarlier, prepare, put, run, serve } from "./desk.mjs";
import { digestOf, makePackage, newId } from "./package.mjs";

let desk;
before(async (t) => { desk = await serve(t, await prepare(t), ["--puts-per-minute", "0"]); });

const newSecret = () => randomBytes(32).toString("hex");
const open = /Nothing shows that one sender created both, so both stay open\. Call the practice before you follow either\./;

/** Sends a package with these members and gives its id and reference. */
async function send(members, to = desk) {
  const { id, bytes } = await makePackage(members);
  const answer = await put(to, id, bytes);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return { id, reference: JSON.parse(Buffer.from(answer.body.receipt.split(".")[1], "base64url")).reference };
}
const show = async ({ reference }, ...args) => (await run(["show", reference, ...args, "--store", desk.store])).out;
const shown = async ({ reference }, of = desk) => JSON.parse((await run(["show", reference, "--json", "--store", of.store])).out);

test("a package that reveals the secret of the one before replaces it, and so on", async () => {
  const secrets = [newSecret(), newSecret()];
  const first = await send({ successor_digest: digestOf(secrets[0]) });
  const second = await send({ supersedes: first.id, supersedes_secret: secrets[0], successor_digest: digestOf(secrets[1]) });
  const third = await send({ supersedes: second.id, supersedes_secret: secrets[1] });
  assert.match(await show(first), new RegExp(`^  Replaced by: ${second.reference}, of the same sender$`, "m"));
  assert.match(await show(second), new RegExp(`^  Replaces: ${first.reference}, of the same sender\n  Replaced by: ${third.reference}, of the same sender$`, "m"));
  assert.deepEqual((await shown(third)).replaces, { ...second, sameSender: true });
  assert.deepEqual((await shown(second)).replacedBy, [{ ...third, sameSender: true }]);
});

/** What a package says that somebody else made, of the one whose secret is `secret`. */
const strangers = [
  ["no secret", () => ({})],
  ["another secret", () => ({ supersedes_secret: newSecret() })],
  ["the digest in the place of the secret", (secret) => ({ supersedes_secret: digestOf(secret).slice("sha-256:".length) })],
];
for (const [what, members] of strangers)
  test(`a package that says it replaces another one with ${what} is not believed, and both stay open`, async () => {
    const secret = newSecret();
    const first = await send({ successor_digest: digestOf(secret) });
    const second = await send({ supersedes: first.id, ...members(secret) });
    assert.match(await show(second), new RegExp(`^  Says that it replaces ${first.reference}\\. ${open.source}$`, "m"));
    assert.match(await show(first), new RegExp(`^  ${second.reference} says that it replaces this one\\. ${open.source}$`, "m"));
    assert.deepEqual([(await shown(second)).replaces.sameSender, (await shown(first)).replacedBy[0].sameSender], [false, false]);
    assert.equal((await shown(first)).status, "received");
  });

test("of two packages that reveal the same secret neither is believed: somebody has read the first on its way", async () => {
  const secret = newSecret();
  const first = await send({ successor_digest: digestOf(secret) });
  const rivals = [await send({ supersedes: first.id, supersedes_secret: secret }), await send({ supersedes: first.id, supersedes_secret: secret })];
  for (const rival of rivals) assert.match(await show(rival), open);
  assert.deepEqual((await shown(first)).replacedBy, rivals.map((rival) => ({ ...rival, sameSender: false })));
});

/** Three of one sender: the second may never have been sent, and the third names it, and the first, which was received. */
async function threeOf() {
  const secrets = [newSecret(), newSecret()];
  const first = await send({ successor_digest: digestOf(secrets[0]) });
  const second = { id: newId(), supersedes: first.id, supersedes_secret: secrets[0], successor_digest: digestOf(secrets[1]) };
  const third = { supersedes: second.id, supersedes_secret: secrets[1], supersedes_earlier: [{ id: first.id, secret: secrets[0] }] };
  return { first, second, third };
}

test("a package replaces the one that was received last, when the one between them was never sent", async () => {
  const { first, third } = await threeOf();
  const sent = await send(third);
  assert.match(await show(sent), new RegExp(`^  Replaces: ${first.reference}, of the same sender$`, "m"));
  assert.match(await show(first), new RegExp(`^  Replaced by: ${sent.reference}, of the same sender$`, "m"));
});

// Seen: one was emailed, the next was removed before it was sent, and the third came before the email: two stayed open side by side.
test("a package replaces one that comes after it, when the one between them was never sent", async () => {
  const secrets = [newSecret(), newSecret()], id = newId();
  const later = await send({ supersedes: newId(), supersedes_secret: secrets[1], supersedes_earlier: [{ id, secret: secrets[0] }] });
  const first = await send({ id, successor_digest: digestOf(secrets[0]) });
  assert.match(await show(later), new RegExp(`^  Replaces: ${first.reference}, of the same sender$`, "m"));
  assert.match(await show(first), new RegExp(`^  Replaced by: ${later.reference}, of the same sender$`, "m"));
});

test("a store of an earlier version still tells which submission replaces which", async (t) => {
  const own = await prepare(t), secret = newSecret();
  const server = await serve(t, own);
  const first = await send({ successor_digest: digestOf(secret) }, server);
  const second = await send({ supersedes: first.id, supersedes_secret: secret }, server);
  await server.stop();
  await makeEarlier(own.store, 5);
  await (await serve(t, own)).stop();
  assert.deepEqual((await shown(first, own)).replacedBy, [{ ...second, sameSender: true }]);
});

for (const order of ["before it", "after it"])
  test(`when the one between them comes ${order}, each replaces the one before`, async () => {
    const { first, second, third } = await threeOf();
    const sent = {};
    for (const [name, members] of order === "before it" ? [["second", second], ["third", third]] : [["third", third], ["second", second]]) sent[name] = await send(members);
    assert.match(await show(first), new RegExp(`^  Replaced by: ${sent.second.reference}, of the same sender$`, "m"));
    assert.match(await show(sent.second), new RegExp(`^  Replaces: ${first.reference}, of the same sender\n  Replaced by: ${sent.third.reference}, of the same sender$`, "m"));
    assert.match(await show(sent.third), new RegExp(`^  Replaces: ${sent.second.reference}, of the same sender$`, "m"));
    assert.deepEqual((await shown(first)).replacedBy, [{ ...sent.second, sameSender: true }]);
  });

test("who read one on its way knows the secret of what was received, and is not believed beside the sender", async () => {
  const { first, second, third } = await threeOf();
  const forged = await send({ supersedes: newId(), supersedes_earlier: [{ id: first.id, secret: second.supersedes_secret }] });
  const sent = await send(third);
  for (const one of [forged, sent]) assert.match(await show(one), open);
  assert.deepEqual((await shown(first)).replacedBy, [forged, sent].map((one) => ({ ...one, sameSender: false })));
});

test("a package of an earlier version, which carried no digest, and one that is not here are not believed to be replaced", async () => {
  const first = await send({}), gone = newId();
  assert.match(await show(await send({ supersedes: first.id, supersedes_secret: newSecret() })), open);
  const stray = await send({ supersedes: gone, supersedes_secret: newSecret() });
  assert.match(await show(stray), new RegExp(`^  Says that it replaces ${gone}, which has not been received\\. It may never have been sent\\.$`, "m"));
});
