// Cryptography between the browser and the Help Desk: sealing, the salted hash of a response, and verifying receipts.

import { base64url, bytesOf, hex, isCanonicalBase64url, textOf } from "./bytes.js";
import { loadScript } from "./script.js";

/** What the Help Desk says in a receipt.
 * @typedef {{ id: string, digest: string, reference: string, receivedAt: string, status: string }} Receipt */

/** OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with at least 600,000 iterations. */
const iterations = 600_000;

/** What web/jose.js gives. It is loaded when it is first needed: nobody seals anything on the first page.
 * @returns {Promise<typeof import("./jose.js").jose>} @throws where it cannot be loaded now */
export async function jose() {
  const page = /** @type {any} */ (globalThis);
  if (!page.qopiJose) await loadScript("jose.js");
  return page.qopiJose;
}

/** A JWE in compact form (RFC 7516), with exactly this protected header and the ephemeral key that ECDH-ES adds.
 * @param {any} header as C++ wrote it @param {JsonWebKey} key @param {string} plaintext */
export async function seal(header, key, plaintext) {
  const { kty, crv, x, y } = key;
  const recipient = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, { name: "ECDH", namedCurve: "P-256" }, false, []);
  const { CompactEncrypt } = await jose();
  return new CompactEncrypt(bytesOf(plaintext)).setProtectedHeader(header).encrypt(recipient);
}

/** Twenty random hexadecimal digits, from which C++ makes the id of a package. */
export function randomDigits() {
  return hex(crypto.getRandomValues(new Uint8Array(10)));
}

/** A secret that nobody guesses, as C++ writes it: a package that replaces another one reveals the other one's. */
export function randomSecret() {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is kept instead of a challenge response.
 * @param {string} response as C++ normalised it */
export async function verifierOf(response) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const secret = await crypto.subtle.importKey("raw", bytesOf(response), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, 256);
  return { alg: "PBKDF2-HMAC-SHA-256", iterations, salt: base64url(salt), hash: base64url(new Uint8Array(bits)) };
}

/** The receipt in a JWS (RFC 7515), or null unless one of these keys signed it, spelled canonically.
 * @param {string} jws @param {JsonWebKey[]} keys the Help Desk's published signing keys, old ones too
 * @returns {Promise<Receipt | null>} @throws where nobody can tell, since the library cannot be loaded now */
export async function openReceipt(jws, keys) {
  const { compactVerify } = await jose();
  try {
    if (!jws.split(".").every(isCanonicalBase64url)) return null;
    const { payload } = await compactVerify(jws, async ({ kid }) => {
      const key = keys.find((candidate) => /** @type {any} */ (candidate).kid === kid);
      if (!key || !kid) throw new Error("signed by a key that is not published");
      const { kty, crv, x, y } = key;
      return crypto.subtle.importKey("jwk", { kty, crv, x, y }, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    }, { algorithms: ["ES256"] });
    const { id, digest, reference, receivedAt, status } = JSON.parse(textOf(new Uint8Array(payload)));
    const texts = [id, digest, reference, receivedAt, status];
    return texts.every((text) => typeof text === "string") ? { id, digest, reference, receivedAt, status } : null;
  } catch {
    return null;
  }
}
