// The rows of a file as text, in a file of its own: see `rowsOf` in files.js. Nothing in a file is followed, fetched, or computed.

import { Fault, refuse } from "./fault.js";
import { sheetText, text_max } from "./workbook.js";
import { openZip } from "./zip.js";

/** @typedef {import("./fault.js").Problem} Problem */
/** @typedef {{ text: string } | { problem: Problem }} Rows */

const unpacked_max = 64 * 1024 * 1024;

/** What a file is, is told by its bytes: the name may say anything.
 * @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Rows>} of a workbook (.xlsx) the first sheet that is not hidden, its cells between tabs; of
 * a text all of it */
export async function rowsOf(bytes) {
  try {
    if (isCompound(bytes)) refuse(isEncrypted(bytes) ? "protected" : "old");
    const text = isZip(bytes) ? await sheetText(openZip(bytes, unpacked_max)) : decoded(bytes);
    if (text.trim() === "") return { problem: "empty" };
    return text.length > text_max ? { problem: "too-large" } : { text };
  } catch (error) {
    // Whatever else is thrown, the file is broken.
    return { problem: error instanceof Fault ? error.problem : "unreadable" };
  }
}

const beginsWith = (/** @type {Uint8Array} */ bytes, /** @type {number[]} */ ...mark) => mark.every((byte, i) => bytes[i] === byte);
const isZip = (/** @type {Uint8Array} */ bytes) => beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** As Excel kept workbooks until 2007, and keeps encrypted ones. */
const isCompound = (/** @type {Uint8Array} */ bytes) => beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
/** Names in such a file have two bytes a letter, from an even place on. */
const isEncrypted = (/** @type {Uint8Array} */ bytes) => new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  const name = encodingOf(bytes);
  const text = decodedAs(name, bytes) ?? (name === "utf-8" ? decodedAs("windows-1252", bytes) : null) ?? refuse("unreadable");
  // No text has these control characters, and Windows has no letters for the last five. Tables of web pages and of XML are saved as workbooks, too.
  if (/[\0-\x08\x0e-\x19\x1b-\x1f\x7f\x81\x8d\x8f\x90\x9d]|^\s*<(!doctype|html|table|\?xml)/i.test(text)) refuse("unreadable");
  // A text for DOS ended in this character.
  return text.replace(/\x1a$/, "");
}

/** Texts of two bytes a letter have a mark, or a zero beside nearly each letter. @param {Uint8Array} bytes */
function encodingOf(bytes) {
  if (beginsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (beginsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  const begin = bytes.subarray(0, 256), zeros = [0, 0];
  begin.forEach((byte, i) => { if (byte === 0) ++zeros[i % 2]; });
  const isBeside = (/** @type {number} */ side) => zeros[side] > begin.length / 4 && zeros[side] > zeros[1 - side];
  return isBeside(1) ? "utf-16le" : isBeside(0) ? "utf-16be" : "utf-8";
}

/** @param {string} name @param {Uint8Array} bytes */
function decodedAs(name, bytes) {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

Object.assign(globalThis, { qopiSheet: { rowsOf } });
