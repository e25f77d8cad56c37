// The files in a ZIP archive that somebody else made: what it says of itself is not believed.

// fflate inflates bit by bit, so that one can stop: small, without dependencies, and the most used in browsers.
import { Inflate } from "fflate";

const end_mark = 0x06054b50, entry_mark = 0x02014b50, file_mark = 0x04034b50;
const end_bytes = 22, comment_max = 0xffff;
/** A workbook has some dozens. */
const entries_max = 2_000;
/** So much is given to be inflated at once: at most a thousand times as much comes out of it. */
const slice_bytes = 4_096;
const stored = 0, deflated = 8;

export class ZipFault extends Error {}
export class ZipTooLarge extends Error {}

/** What a ZIP archive holds, by the names of the files (APPNOTE 4.3). Only what is asked for is unpacked.
 * @param {Uint8Array} bytes @param {number} unpacked_max in bytes, of all that is unpacked @returns {(name: string) => Uint8Array | null} null for a file that is not there
 * @throws {ZipFault} for what is no archive or a broken one; {ZipTooLarge} for what would be more, as soon as it is */
export function openZip(bytes, unpacked_max) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<string, { at: number, packed: number, method: number }>} */
  const entries = new Map();
  let unpacked = 0;

  /** @param {number} at @param {number} length */
  const check = (at, length) => {
    if (at < 0 || at + length > bytes.length) throw new ZipFault("beyond the end");
  };
  let end = bytes.length - end_bytes;
  check(end, end_bytes);
  const first_end = Math.max(0, end - comment_max);
  while (end > first_end && view.getUint32(end, true) !== end_mark) --end;
  if (view.getUint32(end, true) !== end_mark) throw new ZipFault("no archive");

  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; --count) {
    check(at, 46);
    if (view.getUint32(at, true) !== entry_mark || entries.size === entries_max) throw new ZipFault("no entry");
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    check(at + 46, name);
    const entry = { at: view.getUint32(at + 42, true), packed: view.getUint32(at + 20, true), method: view.getUint16(at + 10, true) };
    // Encrypted: nobody here has the key.
    if (view.getUint16(at + 8, true) & 1) throw new ZipFault("encrypted");
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), entry);
    at += 46 + name + extra + comment;
  }

  return (name) => {
    const entry = entries.get(name);
    if (!entry) return null;
    check(entry.at, 30);
    if (view.getUint32(entry.at, true) !== file_mark) throw new ZipFault("no file");
    const begin = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    check(begin, entry.packed);
    const packed = bytes.subarray(begin, begin + entry.packed);
    const take = (/** @type {number} */ count) => {
      unpacked += count;
      if (unpacked > unpacked_max) throw new ZipTooLarge("too much");
    };
    if (entry.method === stored) {
      take(packed.length);
      return packed;
    }
    if (entry.method !== deflated) throw new ZipFault("packed in another way");
    /** @type {Uint8Array[]} */
    const pieces = [];
    const inflate = new Inflate((piece) => {
      take(piece.length);
      pieces.push(piece);
    });
    try {
      for (let i = 0; i < packed.length; i += slice_bytes) inflate.push(packed.subarray(i, i + slice_bytes), i + slice_bytes >= packed.length);
    } catch (error) {
      throw error instanceof ZipTooLarge ? error : new ZipFault("broken");
    }
    return joined(pieces);
  };
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
