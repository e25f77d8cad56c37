// The files in a ZIP archive that somebody else made: what it says of itself is not believed.

import { refuse } from "./fault.js";
import { loadScript } from "./script.js";

const end_mark = 0x06054b50, entry_mark = 0x02014b50, file_mark = 0x04034b50;
const end_bytes = 22, comment_max = 0xffff;
/** A workbook has some dozens. */
const entries_max = 2_000;
const stored = 0, deflated = 8;
/** So much is given to be inflated at once: at most a thousand times as much comes out of it. */
const slice_bytes = 4_096;
/** All that is inflated where the browser itself cannot: JavaScript takes a second for so much, at the worst. */
const packed_slow_max = 4 * 1024 * 1024;
/** So much more may have been given than came out. Where deflating gains nothing, bytes are stored as they are: what gives less than it takes is made
 * of blocks of nothing. There is some room for what is on its way. */
const ahead_max = 128 * 1024;

/** What a ZIP archive holds, by the names of the files (APPNOTE 4.3), whatever their case (ECMA-376-2, 6.2.2). Only what is asked for is unpacked,
 * piece by piece, so that whoever asked can stop.
 * @param {Uint8Array<ArrayBuffer>} bytes @param {number} unpacked_max in bytes, of all that is unpacked
 * @returns {(name: string) => AsyncGenerator<Uint8Array> | null} null for a file that is not there
 * @throws as the pieces do: a Fault, as soon as there would be more, or whatever a broken archive makes the browser throw */
export function openZip(bytes, unpacked_max) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesIn(bytes, view);
  // Files do not share their bytes: one that is unpacked twice under two names costs no more than the archive is long.
  let packed_left = bytes.length, unpacked_left = unpacked_max;

  /** @param {Entry} entry */
  async function* unpack({ at, packed, size, crc, method, is_encrypted }) {
    if (is_encrypted) refuse("protected");
    // In archives of more than 4 GB these are told elsewhere.
    if ([at, packed, size].includes(0xffffffff) || view.getUint32(at, true) !== file_mark) refuse("unreadable");
    if ((unpacked_left -= size) < 0) refuse("too-large");
    if ((packed_left -= packed) < 0) refuse("unreadable");
    if (bytes.length - packed_left > packed_slow_max && !ownInflater()) refuse("too-large");
    const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const content = bytes.subarray(begin, begin + packed);
    let unpacked = 0, sum = -1;
    const pieces = method === stored ? slicesOf(content) : method === deflated ? inflated(content, () => unpacked) : refuse("unreadable");
    for await (const piece of pieces) {
      if ((unpacked += piece.length) > size) refuse("unreadable");
      sum = summed(sum, piece);
      yield piece;
    }
    if (unpacked !== size || ~sum >>> 0 !== crc) refuse("unreadable");
  }
  return (name) => {
    const entry = entries.get(name.toLowerCase());
    return entry ? unpack(entry) : null;
  };
}

/** @typedef {{ at: number, packed: number, size: number, crc: number, method: number, is_encrypted: boolean }} Entry */

/** @param {Uint8Array} bytes @param {DataView} view */
function entriesIn(bytes, view) {
  let end = bytes.length - end_bytes;
  const first_end = Math.max(0, end - comment_max);
  // A comment may hold the mark, too; but then not its own length.
  while (end >= first_end && !(view.getUint32(end, true) === end_mark && end + end_bytes + view.getUint16(end + 20, true) <= bytes.length)) --end;
  if (end < first_end) refuse("unreadable");

  /** @type {Map<string, Entry>} */
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; --count) {
    if (view.getUint32(at, true) !== entry_mark) refuse("unreadable");
    const [name_bytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [crc, packed, size] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name_bytes)).toLowerCase();
    if (entries.has(name) || entries.size === entries_max) refuse("unreadable");
    const is_encrypted = (view.getUint16(at + 8, true) & 1) === 1;
    entries.set(name, { at: view.getUint32(at + 42, true), packed, size, crc, method: view.getUint16(at + 10, true), is_encrypted });
    at += 46 + name_bytes + extra + comment;
  }
  return entries;
}

/** @param {Uint8Array<ArrayBuffer>} content */
function* slicesOf(content) {
  for (let at = 0; at < content.length; at += slice_bytes) yield content.subarray(at, at + slice_bytes);
}

/** Chrome and Edge have one since 103, Firefox since 113, Safari since 16.4. It is soon done with what keeps others for minutes, such as thousands of
 * tables for nothing. @returns {GenericTransformStream | null} */
function ownInflater() {
  try {
    return new DecompressionStream("deflate-raw");
  } catch {
    return null;
  }
}

/** What web/inflate.js does instead. It is loaded when it is first needed: few have such a browser. @returns {Promise<GenericTransformStream>} */
async function slowInflater() {
  const page = /** @type {any} */ (globalThis);
  if (!page.qopiInflater) await loadScript("inflate.js").catch(() => refuse("not-loaded"));
  return page.qopiInflater();
}

/** @param {Uint8Array<ArrayBuffer>} packed @param {() => number} unpacked how many bytes came out so far */
async function* inflated(packed, unpacked) {
  const { writable, readable } = ownInflater() ?? (await slowInflater());
  const writer = writable.getWriter(), reader = readable.getReader();
  const give = async () => {
    let given = 0;
    for (const slice of slicesOf(packed)) {
      // A pipe would wait for nothing in some browsers, and all of it would be on its way.
      await writer.write(slice);
      if ((given += slice.length) > unpacked() + ahead_max) refuse("unreadable");
    }
    await writer.close();
  };
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => give().catch(reject));
  // Once whoever asked has enough, nobody hears of it.
  broken.catch(() => {});
  const next = () => Promise.race([reader.read(), broken]);
  try {
    for (let piece = await next(); !piece.done; piece = await next()) yield piece.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** CRC-32 (ISO 3309), as archives have it. */
const sums = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; ++bit) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** @param {number} sum @param {Uint8Array} bytes */
function summed(sum, bytes) {
  for (let i = 0; i < bytes.length; ++i) sum = sums[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
  return sum;
}
