// A receipt is the Help Desk's word for word, or none. The signatures follow Wycheproof's vectors for ECDSA on P-256.
import assert from "node:assert/strict";
import { createHmac, createSign, generateKeyPairSync, sign as signBytes } from "node:crypto";
import { after, before, test } from "node:test";
import "../../web/jose.js";
import { openReceipt } from "../../web/seal.js";

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const { x, y } = publicKey.export({ format: "jwk" });
const published = [{ kty: "EC", crv: "P-256", x, y, kid: "s1", use: "sig", alg: "ES256" }];

const text = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const receipt = { id: "0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11", digest: "sha-256:00ff", reference: "K7M2RX94", receivedAt: "2026-11-23T02:20:00Z", status: "received" };
const head = text({ alg: "ES256", kid: "s1" }), body = text(receipt);
const signatureOf = (header, claims = body, key = privateKey) => signBytes("sha256", Buffer.from(`${header}.${claims}`), { key, dsaEncoding: "ieee-p1363" });
const signature = signatureOf(head);
const good = `${head}.${body}.${signature.toString("base64url")}`;
const isNone = async (jws) => assert.equal(await openReceipt(jws, published), null);

/** Each of many is none; they are judged side by side. @param {[what: string, jws: string][]} all */
async function areNone(all) {
  const opened = await Promise.all(all.map(([, jws]) => openReceipt(jws, published)));
  assert.deepEqual(all.filter((_, i) => opened[i] !== null).map(([what]) => what), []);
}

// Importing a key takes longer than judging a signature: each key is imported once here, whoever asks for it.
before(() => {
  const { subtle } = crypto;
  const imported = new Map();
  subtle.importKey = (...given) => {
    const name = JSON.stringify(given);
    if (!imported.has(name)) imported.set(name, Object.getPrototypeOf(subtle).importKey.apply(subtle, given));
    return imported.get(name);
  };
});
after(() => { delete crypto.subtle.importKey; });

test("what the Help Desk signed is its receipt", async () => assert.deepEqual(await openReceipt(good, published), receipt));

test("with any one bit changed it is none", async () => {
  const bytes = Buffer.from(good, "latin1");
  const all = [];
  for (let at = 0; at < bytes.length; ++at)
    for (let bit = 0; bit < 8; ++bit) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1 << bit;
      all.push([`character ${at}, bit ${bit}`, changed.toString("latin1")]);
    }
  await areNone(all);
});

test("in any other spelling of base64url it is none", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const parts = good.split(".");
  const all = [];
  for (const [i, part] of parts.entries())
    // The last character may carry bits that mean nothing.
    for (const last of part.length % 4 ? alphabet : "")
      if (last !== part.at(-1)) all.push([`part ${i} ends in ${last}`, parts.with(i, part.slice(0, -1) + last).join(".")]);
  for (let at = 0; at <= good.length; ++at)
    for (const between of ["=", "\n", " ", "\0", "%3D", "\ufeff"]) all.push([`${JSON.stringify(between)} at ${at}`, good.slice(0, at) + between + good.slice(at)]);
  for (const [ours, theirs] of [["-", "+"], ["_", "/"]]) if (good.includes(ours)) all.push([theirs, good.replaceAll(ours, theirs)]);
  await areNone([...all, ["a part too many", `${good}.`], ["upper case", good.toUpperCase()]]);
});

/** The order of the group, FIPS 186-4 D.1.2.3. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const number = (value) => Buffer.from(value.toString(16).padStart(64, "0"), "hex");
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
const zero = Buffer.alloc(32), one = number(1n), ones = Buffer.alloc(32, 0xff);
const der = createSign("sha256").update(`${head}.${body}`).sign(privateKey);
const signatures = [
  ["zeros", Buffer.concat([zero, zero])], ["r zero", Buffer.concat([zero, s])], ["s zero", Buffer.concat([r, zero])], ["ones", Buffer.concat([ones, ones])],
  ["r and s one", Buffer.concat([one, one])], ["r the order", Buffer.concat([number(order), s])], ["s the order", Buffer.concat([r, number(order)])],
  ["s beyond the order", Buffer.concat([r, ones])], ["r and s exchanged", Buffer.concat([s, r])], ["r one less than the order", Buffer.concat([number(order - 1n), s])],
  ["one byte less", signature.subarray(0, 63)], ["one byte more", Buffer.concat([signature, Buffer.alloc(1)])], ["a zero byte before", Buffer.concat([Buffer.alloc(1), signature])],
  ["nothing", Buffer.alloc(0)], ["half", r], ["twice", Buffer.concat([signature, signature])], ["as ASN.1", der],
  ["over SHA-512", signBytes("sha512", Buffer.from(`${head}.${body}`), { key: privateKey, dsaEncoding: "ieee-p1363" })],
  ["over the text without its header", signBytes("sha256", Buffer.from(body), { key: privateKey, dsaEncoding: "ieee-p1363" })],
  ["of another text", signatureOf(head, text({ ...receipt, reference: "K7M2RX95" }))],
];
for (const [what, bytes] of signatures)
  test(`with a signature that is ${what} it is none`, () => isNone(`${head}.${body}.${bytes.toString("base64url")}`));

/** Headers that ask for something else, each signed as it asks, as far as one can without the Help Desk's key, or with it. */
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const spki = publicKey.export({ type: "spki", format: "pem" });
const headers = [
  ["no algorithm", { alg: "none", kid: "s1" }, () => Buffer.alloc(0)],
  ["no algorithm, in capitals", { alg: "NONE", kid: "s1" }, () => Buffer.alloc(0)],
  ["HMAC with the published key as its secret", { alg: "HS256", kid: "s1" }, (signed) => createHmac("sha256", spki).update(signed).digest()],
  ["HMAC with the coordinate as its secret", { alg: "HS256", kid: "s1" }, (signed) => createHmac("sha256", Buffer.from(x, "base64url")).update(signed).digest()],
  ["RSA", { alg: "RS256", kid: "s1" }, (signed) => signBytes("sha256", signed, rsa.privateKey)],
  ["a password", { alg: "PBES2-HS256+A128KW", kid: "s1", p2c: 1e9, p2s: "AAAA" }, () => Buffer.alloc(64)],
  ["its own key", { alg: "ES256", kid: "s1", jwk: stranger.publicKey.export({ format: "jwk" }) }, (signed) => signBytes("sha256", signed, { key: stranger.privateKey, dsaEncoding: "ieee-p1363" })],
  ["another name", { alg: "ES256", kid: "s2" }],
  ["a name that every object has", { alg: "ES256", kid: "__proto__" }],
  ["no name", { alg: "ES256" }],
  ["members that must be understood", { alg: "ES256", kid: "s1", crit: ["exp"], exp: 1 }],
  ["ES384", { alg: "ES384", kid: "s1" }],
];
for (const [what, header, make] of headers)
  test(`with a header that asks for ${what} it is none`, async () => {
    const signed = Buffer.from(`${text(header)}.${body}`);
    await isNone(`${signed}.${(make ? make(signed) : signatureOf(text(header))).toString("base64url")}`);
  });

test("by a key that is published no more, or not yet, it is none", async () => {
  const other = { ...published[0], ...stranger.publicKey.export({ format: "jwk" }) };
  for (const keys of [[], [other], [{ ...published[0], kid: "s0" }], [{}], [null], [{ ...published[0], x: y }]]) assert.equal(await openReceipt(good, keys), null);
});
