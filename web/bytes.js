// Text, bytes and their spellings: UTF-8, hexadecimal, base64 and base64url.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {string} text @returns {Bytes} */
export function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/** Throws when the bytes are not UTF-8. A leading byte order mark is kept, so that text and bytes stay equal.
 * @param {BufferSource} bytes */
export function textOf(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** @param {Bytes} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Bytes} bytes */
export function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** @param {Bytes} bytes */
export function base64url(bytes) {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Whether this is the one spelling of its bytes. RFC 4648 section 3.5: the unused bits of the last character must be
 * zero. Libraries accept other bits, so the same bytes would have several spellings.
 * @param {string} text */
export function isCanonicalBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return false;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return base64url(Uint8Array.from(binary, (character) => character.charCodeAt(0))) === text;
}

/** @param {Bytes} bytes */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** As deep as a package may be; nothing that we keep or are answered is deeper. */
const depth_max = 32;

/** Whether a value is no deeper than that, however deep it is. @param {unknown} value */
export function isShallow(value) {
  let level = [value];
  for (let depth = 0; depth <= depth_max; ++depth) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
