// Sealing and receipts, against another implementation: Debian's `jose` command opens what we seal and signs what we verify.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { pbkdf2Sync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import "../../web/jose.js";
import { openReceipt, randomDigits, seal, verifierOf } from "../../web/seal.js";

const folder = mkdtempSync(join(tmpdir(), "seal-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs `jose` with arguments, giving it texts as files for those that are objects {name: text}. */
function jose(...args) {
  const given = args.map((arg) => {
    if (typeof arg === "string") return arg;
    const [[name, text]] = Object.entries(arg);
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  return execFileSync("jose", given, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
function keyPair(kid) {
  const secret = jose("jwk", "gen", "-i", JSON.stringify({ kty: "EC", crv: "P-256", kid }));
  const { d, ...open } = JSON.parse(secret);
  return { kid, secret, open };
}
function sign(key, claims, header = { alg: "ES256", kid: key.kid }) {
  return jose("jws", "sig", "-I", { "claims.json": typeof claims === "string" ? claims : JSON.stringify(claims) }, "-k", { "key.jwk": key.secret },
    "-s", JSON.stringify({ protected: header }), "-c").trim();
}
const decode = (part) => JSON.parse(Buffer.from(part, "base64url").toString());

describe("the sealed part", () => {
  const desk = keyPair("e1");
  const header = { alg: "ECDH-ES", enc: "A256GCM", id: "0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11", kid: "e1", kind: "registration" };
  const plaintext = JSON.stringify({ "/content/practice/ein": "91-1144442", "/content/users/0/challenge": "Ñandú · 日本" });

  test("the Help Desk's key opens it, word for word", async () => {
    const jwe = await seal(header, desk.open, plaintext);
    assert.equal(jose("jwe", "dec", "-i", { "x.jwe": jwe }, "-k", { "key.jwk": desk.secret }), plaintext);
  });

  test("its header is what the program said, the ephemeral key, and nothing else", async () => {
    const { epk, ...rest } = decode((await seal(header, desk.open, plaintext)).split(".")[0]);
    assert.deepEqual(rest, header);
    assert.deepEqual(Object.keys(epk).sort(), ["crv", "kty", "x", "y"]);
  });

  test("a header of another package does not open it", async () => {
    const [own, ...rest] = (await seal(header, desk.open, plaintext)).split(".");
    const moved = Buffer.from(JSON.stringify({ ...decode(own), id: "another" })).toString("base64url");
    assert.throws(() => jose("jwe", "dec", "-i", { "x.jwe": [moved, ...rest].join(".") }, "-k", { "key.jwk": desk.secret }));
  });

  for (const [what, key] of [["no key", {}], ["a point that is not on the curve", { ...desk.open, x: desk.open.y }], ["another curve", { ...desk.open, crv: "P-384" }]])
    test(`${what} seals nothing`, () => assert.rejects(seal(header, key, plaintext)));
});

describe("a receipt", () => {
  const [now, old, stranger] = [keyPair("s2"), keyPair("s1"), keyPair("s2")];
  const published = [now.open, old.open];
  const receipt = { id: "0193558d", digest: "sha-256:00ff", reference: "K7M2RX94", receivedAt: "2026-11-23T02:20:00Z", status: "received" };

  test("signed by the Help Desk's key is taken at its word", async () => {
    assert.deepEqual(await openReceipt(sign(now, receipt), published), receipt);
  });
  test("signed long ago, by a key that is still published, is too", async () => {
    assert.deepEqual(await openReceipt(sign(old, receipt), published), receipt);
  });

  const good = sign(now, receipt);
  const [head, body, signature] = good.split(".");
  const changed = signature.slice(0, 10) + (signature[10] === "A" ? "B" : "A") + signature.slice(11);
  // The last of 86 characters carries four unused bits: the same bytes have 16 spellings, of which one is right.
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const respelled = signature.slice(0, -1) + alphabet[alphabet.indexOf(signature.at(-1)) ^ 1];
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
  const rows = [
    ["whose signature was changed", `${head}.${body}.${changed}`],
    ["whose signature is spelled with other unused bits", `${head}.${body}.${respelled}`],
    ["whose text was changed", `${head}.${Buffer.from(JSON.stringify({ ...receipt, reference: "K7M2RX95" })).toString("base64url")}.${signature}`],
    ["padded", `${good}==`],
    ["of another key with the same name", sign(stranger, receipt)],
    ["of a key that is not published", sign({ ...stranger, kid: "s9" }, receipt)],
    ["without a key's name", sign(now, receipt, { alg: "ES256" })],
    ["without a signature", none],
    ["that lacks its reference", sign(now, { ...receipt, reference: undefined })],
    ["whose members are no texts", sign(now, { ...receipt, status: 1 })],
    ["that is no JSON", sign(now, "thank you")],
    ["that is not there", ""],
    ["with a part too many", `${good}.AAAA`],
  ];
  for (const [what, jws] of rows)
    test(`${what} is none`, async () => assert.equal(await openReceipt(jws, published), null));
  test("is none when the Help Desk publishes no key", async () => assert.equal(await openReceipt(good, []), null));
});

test("of a challenge response only a salted hash of 600,000 rounds is kept, another one each time", async (t) => {
  const one = await verifierOf("blue heron");
  assert.deepEqual([one.alg, one.iterations, Buffer.from(one.salt, "base64url").length], ["PBKDF2-HMAC-SHA-256", 600_000, 16]);
  const expected = pbkdf2Sync("blue heron", Buffer.from(one.salt, "base64url"), 600_000, 32, "sha256").toString("base64url");
  assert.equal(one.hash, expected);
  // Of another one only the salt is looked at: its rounds are spared.
  t.mock.method(crypto.subtle, "deriveBits", async () => new ArrayBuffer(32));
  assert.notEqual(one.salt, (await verifierOf("blue heron")).salt);
});

test("the random part of an id is twenty hexadecimal digits, another time others", () => {
  const digits = new Set(Array.from({ length: 100 }, randomDigits));
  assert.equal(digits.size, 100);
  for (const one of digits) assert.match(one, /^[0-9a-f]{20}$/);
});
