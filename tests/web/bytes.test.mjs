// Spellings of bytes: each byte string has one base64url spelling, and no other is taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base64url, bytesOf, hex, isCanonicalBase64url, textOf } from "../../web/bytes.js";

test("every byte string of up to two bytes is spelled as node spells it, and that spelling is canonical", () => {
  const wrong = [];
  const judge = (...bytes) => {
    const spelled = Buffer.from(bytes).toString("base64url");
    if (base64url(Uint8Array.of(...bytes)) !== spelled || !isCanonicalBase64url(spelled)) wrong.push(bytes);
  };
  for (let i = 0; i < 256; ++i) judge(i);
  for (let i = 0; i < 65536; ++i) judge(i >> 8, i & 255);
  assert.deepEqual(wrong, []);
});

test("of all spellings of three characters exactly one a byte pair is canonical", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let canonical = 0;
  for (const a of alphabet) for (const b of alphabet) for (const c of alphabet) if (isCanonicalBase64url(a + b + c)) canonical += 1;
  assert.equal(canonical, 65536);
});

for (const text of ["A", "AAAAA", "AA==", "A+", "A/", "A A", "AA\n", "é"])
  test(`${JSON.stringify(text)} is not canonical`, () => assert.equal(isCanonicalBase64url(text), false));

test("text becomes UTF-8 and comes back unchanged, a byte order mark too", () => {
  for (const text of ["", "Ñandú", "\ufeffx", "日本\u{1F469}"]) assert.equal(textOf(bytesOf(text)), text);
});

test("what is not UTF-8 is not text", () => {
  assert.throws(() => textOf(Uint8Array.from([0xc3, 0x28])));
});

test("hexadecimal has two digits a byte", () => assert.equal(hex(Uint8Array.from([0, 9, 255])), "0009ff"));
