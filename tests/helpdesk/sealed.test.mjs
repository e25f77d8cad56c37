// The sealed part: what the Help Desk opens, and everything that it must refuse to open.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { deskInfo, put, startDesk } from "./desk.mjs";
import { bytesOf, fullest, fullestSealed, jose, makeObject, newId, seal } from "./package.mjs";

let desk, key;
before(async (t) => {
  desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  key = (await deskInfo(desk)).keys.seal[0];
});

const make = (settings = {}) => makeObject({ content: fullest(), sealed: fullestSealed(), sealKey: key, ...settings });
const send = async (object) => put(desk, object.id, bytesOf(object));

/** Everything right but the sealed part: 422 and the code of a sealed part that cannot be used. */
async function refuses(object) {
  const answer = await send(object);
  assert.equal(answer.status, 422, JSON.stringify(answer.body));
  assert.deepEqual(answer.body.errors.map((error) => error.code), ["package-sealed"]);
}

const encrypt = async (header, to = key, plaintext = fullestSealed()) =>
  new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(plaintext))).setProtectedHeader(header)
    .encrypt(await jose.importJWK(to, header.alg), { crit: { invented: true } });
const headerFor = (object, changes = {}) => ({ alg: "ECDH-ES", enc: "A256GCM", kid: key.kid, id: object.id, kind: object.kind, ...changes });

test("what was sealed for this package and this desk is opened", async () => assert.equal((await send(await make())).status, 201));

test("a sealed part moved to another package is refused", async () => {
  const first = await make();
  await refuses({ ...(await make()), sealed: first.sealed });
});

test("a sealed part for another kind is refused", async () => {
  const object = await make();
  await refuses({ ...object, sealed: await seal(fullestSealed(), key, { id: object.id, kind: "interest" }) });
});

test("a sealed part for a key that this desk does not have is refused for now, and one for another key of the same name for good", async () => {
  const { publicKey } = await jose.generateKeyPair("ECDH-ES", { extractable: true });
  const stranger = { ...(await jose.exportJWK(publicKey)), kid: "stranger" };
  const object = await make();
  const answer = await send({ ...object, sealed: await seal(fullestSealed(), stranger, { id: object.id, kind: object.kind }) });
  assert.deepEqual([answer.status, answer.body.type], [503, "urn:qopi:problem:no-key"]);
  await refuses({ ...object, sealed: await seal(fullestSealed(), { ...stranger, kid: key.kid }, { id: object.id, kind: object.kind }) });
});

// What the protected header says instead.
const headers = [
  ["another algorithm", { alg: "ECDH-ES+A256KW" }], ["another encryption", { enc: "A128GCM" }], ["a longer encryption", { enc: "A256CBC-HS512" }],
  ["another id", { id: newId() }], ["no id", { id: undefined }], ["no kind", { kind: undefined }], ["no key", { kid: undefined }],
  ["a member too many", { invented: 1 }], ["critical members", { crit: ["invented"], invented: 1 }], ["agreement data", { apu: "AAAA" }],
];
for (const [what, change] of headers)
  test(`a header with ${what} is refused`, async () => {
    const object = await make();
    const header = JSON.parse(JSON.stringify(headerFor(object, change)));
    const sealed = header.apu
      ? await new jose.CompactEncrypt(new TextEncoder().encode("{}")).setProtectedHeader(headerFor(object))
        .setKeyManagementParameters({ apu: new Uint8Array(3) }).encrypt(await jose.importJWK(key, "ECDH-ES"))
      : await encrypt(header);
    await refuses({ ...object, sealed });
  });

test("a header that asks to inflate is refused before anything is opened", async () => {
  const object = await make();
  const [, ...rest] = object.sealed.split(".");
  const head = JSON.parse(Buffer.from(object.sealed.split(".")[0], "base64url"));
  await refuses({ ...object, sealed: [Buffer.from(JSON.stringify({ ...head, zip: "DEF" })).toString("base64url"), ...rest].join(".") });
});

test("a point that is not on the curve is refused", async () => {
  const object = await make();
  const [head, ...rest] = object.sealed.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  for (const epk of [{ ...header.epk, y: header.epk.x }, { ...header.epk, y: "AA" }, { ...header.epk, crv: "P-521" }, { kty: "EC" }, null])
    await refuses({ ...object, sealed: [Buffer.from(JSON.stringify({ ...header, epk })).toString("base64url"), ...rest].join(".") });
});

test("every part changed by one character is refused, the unused bits of the last one too", async () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const object = await make();
  const parts = object.sealed.split(".");
  for (const part of [0, 2, 3, 4])
    for (const at of [0, parts[part].length >> 1, parts[part].length - 1]) {
      const changed = [...parts];
      const other = letters[letters.indexOf(parts[part][at]) ^ 1];
      changed[part] = parts[part].slice(0, at) + other + parts[part].slice(at + 1);
      const answer = await send({ ...object, sealed: changed.join(".") });
      assert.equal(answer.status, 422, `part ${part}, character ${at}`);
    }
});

test("a text that is no sealed part at all is refused", async () => {
  for (const sealed of ["x", "....", "a.b.c.d.e", "=.=.=.=.=", "AAAA..AAAA.AAAA.AAAA", "AAAA.AAAA.AAAA.AAAA.AAAA.AAAA"]) await refuses({ ...(await make()), sealed });
});

// What stands inside, with sealed_fields as they are.
const { "/content/practice/ein": ein, ...without } = fullestSealed();
const inside = [
  ["a value missing", without], ["a value too many", { ...fullestSealed(), "/content/offices/1/ein": ein }], ["a list", []],
  ["an empty value", { ...without, "/content/practice/ein": "" }], ["a number", { ...without, "/content/practice/ein": 911144442 }],
  ["the response itself, not its hash", { ...fullestSealed(), "/content/physician/challenge_response": "the sea" }],
  ["a hash of too few rounds", { ...fullestSealed(), "/content/physician/challenge_response": { ...fullestSealed()["/content/physician/challenge_response"], iterations: 1000 } }],
];
for (const [what, plaintext] of inside)
  test(`a sealed part with ${what} is refused`, async () => {
    const object = await make();
    await refuses({ ...object, sealed: await seal(plaintext, key, { id: object.id, kind: object.kind }) });
  });

test("a sealed value that breaks a rule is found after opening, and its answer does not hold it", async () => {
  const object = await make();
  const plaintext = { ...fullestSealed(), "/content/practice/ein": "536-90-4399" };
  const answer = await send({ ...object, sealed: await seal(plaintext, key, { id: object.id, kind: object.kind }) });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.body.errors.map((e) => [e.pointer, e.code]), [["/content/practice/ein", "tin-looks-like-ssn"]]);
  assert.ok(!JSON.stringify(answer.body).includes("536"));
});
