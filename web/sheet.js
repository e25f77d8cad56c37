// The rows of a file as text, in a file of its own: see `rowsOf` in files.js. Nothing in a file is followed, fetched, or computed.

import { openZip, ZipFault, ZipTooLarge } from "./zip.js";

/** @typedef {"too-large" | "unreadable" | "protected" | "empty" | "old"} Problem */
/** @typedef {{ text: string } | { problem: Problem }} Rows */

const unpacked_max = 32 * 1024 * 1024, rows_max = 20_000, columns_max = 200, text_max = 4 * 1024 * 1024;

/** @param {Problem} problem */
class Fault extends Error {
  constructor(/** @type {Problem} */ problem) {
    super(problem);
    this.problem = problem;
  }
}

/** What a file is, is told by its bytes: the name may say anything.
 * @param {Uint8Array} bytes @returns {Rows} of a workbook (.xlsx) the first sheet that is not hidden, its cells between tabs; of a text all of it */
export function rowsOf(bytes) {
  try {
    const text = isCompound(bytes) ? refuse(holdsWide(bytes, "EncryptedPackage") ? "protected" : "old") : isZip(bytes) ? sheetIn(bytes) : decoded(bytes);
    if (text.trim() === "") return { problem: "empty" };
    return text.length > text_max ? { problem: "too-large" } : { text };
  } catch (error) {
    if (error instanceof Fault) return { problem: error.problem };
    if (error instanceof ZipTooLarge) return { problem: "too-large" };
    if (error instanceof ZipFault) return { problem: "unreadable" };
    throw error;
  }
}

/** @param {Problem} problem @returns {never} */
function refuse(problem) {
  throw new Fault(problem);
}

const beginsWith = (/** @type {Uint8Array} */ bytes, /** @type {number[]} */ ...mark) => mark.every((byte, i) => bytes[i] === byte);
const isZip = (/** @type {Uint8Array} */ bytes) => beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** As Excel kept workbooks until 2007, and keeps encrypted ones. */
const isCompound = (/** @type {Uint8Array} */ bytes) => beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Names in such a file have two bytes a letter. @param {Uint8Array} bytes @param {string} name */
function holdsWide(bytes, name) {
  const wide = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wide[0]); at !== -1; at = bytes.indexOf(wide[0], at + 1)) if (wide.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

// --- text -------------------------------------------------------------------------------------------------------------

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  // Texts of two bytes a letter have a mark, or a zero beside nearly each letter.
  const zeros = bytes.subarray(0, 256).filter((byte, i) => byte === 0 && i % 2 === 1).length;
  const is_wide = beginsWith(bytes, 0xff, 0xfe) || (bytes.length > 8 && zeros > Math.min(bytes.length, 256) / 4);
  const name = is_wide ? "utf-16le" : beginsWith(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
  const text = decodedAs(name, bytes) ?? (name === "utf-8" ? decodedAs("windows-1252", bytes) : null);
  // Control characters, but for tabs and line ends: that is no text.
  return text === null || /[\0-\x08\x0e-\x1f]/.test(text) ? refuse("unreadable") : text;
}

/** @param {string} name @param {Uint8Array} bytes */
function decodedAs(name, bytes) {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// --- workbooks (ECMA-376) -----------------------------------------------------------------------------------------------

/** @param {Uint8Array} bytes */
function sheetIn(bytes) {
  const open = openZip(bytes, unpacked_max);
  /** @param {string} name */
  const part = (name) => {
    const found = open(name);
    return found && parsed(found);
  };
  const workbook = part("xl/workbook.xml") ?? refuse("unreadable");
  const relations = part("xl/_rels/workbook.xml.rels") ?? refuse("unreadable");
  const targets = new Map(all(relations, "Relationship").map((one) => [one.getAttribute("Id"), one]));
  const sheet = all(workbook, "sheet").filter((one) => !/hidden/i.test(one.getAttribute("state") ?? "")).map((one) => targets.get(relationOf(one)))
    .find((one) => one?.getAttribute("Type")?.endsWith("/worksheet")) ?? refuse("empty");
  const target = sheet.getAttribute("Target") ?? "";
  const page = part(target.startsWith("/") ? target.slice(1) : `xl/${target}`) ?? refuse("unreadable");
  const strings = all(part("xl/sharedStrings.xml"), "si").map(textIn);
  const is_1904 = /^(1|true)$/.test(all(workbook, "workbookPr")[0]?.getAttribute("date1904") ?? "");
  return written(page, strings, formatsIn(part("xl/styles.xml")), is_1904);
}

/** @param {Uint8Array} bytes */
function parsed(bytes) {
  const text = decoded(bytes);
  // Workbooks have no such declarations, by which a short text can stand for an endless one.
  if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) refuse("unreadable");
  const document = new DOMParser().parseFromString(text, "application/xml");
  return document.getElementsByTagName("parsererror").length > 0 ? refuse("unreadable") : document;
}

/** Elements of this name, whichever of the two namespaces a program wrote. @param {Document | Element | null} parent @param {string} name */
const all = (parent, name) => [...(parent?.getElementsByTagNameNS("*", name) ?? [])];

/** One after the other: a list of so many would be made anew at each look. @param {Element | undefined} parent */
function* childrenOf(parent) {
  for (let child = parent?.firstElementChild ?? null; child; child = child.nextElementSibling) yield child;
}

/** @param {Element} sheet */
const relationOf = (sheet) => [...sheet.attributes].find(({ localName, namespaceURI }) => localName === "id" && namespaceURI)?.value ?? null;

/** The text of a cell, in one piece or in several; not how it is pronounced. @param {Element} cell */
const textIn = (cell) => all(cell, "t").filter((text) => text.parentElement?.localName !== "rPh").map((text) => text.textContent ?? "").join("")
  .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

/** How numbers are shown, by the number of a cell's style. @param {Document | null} styles @returns {string[]} */
function formatsIn(styles) {
  const own = new Map(all(styles, "numFmt").map((one) => [one.getAttribute("numFmtId"), one.getAttribute("formatCode") ?? ""]));
  const [cells] = all(styles, "cellXfs");
  return all(cells ?? null, "xf").map((one) => {
    const id = one.getAttribute("numFmtId") ?? "0";
    return own.get(id) ?? (isDay(Number(id)) ? "yyyy-mm-dd" : "");
  });
}
/** Formats of days that each program knows by these numbers. @param {number} id */
const isDay = (id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The cells of a sheet between tabs, quoted as a spreadsheet does it that copies them.
 * @param {Document} page @param {string[]} strings @param {string[]} formats @param {boolean} is_1904 */
function written(page, strings, formats, is_1904) {
  const lines = [];
  let length = 0;
  for (const row of childrenOf(all(page, "sheetData")[0])) {
    /** @type {string[]} */
    const cells = [];
    for (const cell of childrenOf(row)) {
      if (cell.localName !== "c") continue;
      const column = columnOf(cell.getAttribute("r")) ?? cells.length;
      const value = valueOf(cell, strings, formats, is_1904);
      if (value === "") continue;
      if (column >= columns_max) refuse("too-large");
      while (cells.length < column) cells.push("");
      cells[column] = value;
    }
    if (cells.length === 0) continue;
    const line = cells.map(quoted).join("\t");
    length += line.length + 1;
    if (lines.push(line) > rows_max || length > text_max) refuse("too-large");
  }
  return lines.join("\n");
}

/** @param {string | null} place such as "AB12" */
function columnOf(place) {
  const letters = /^[A-Z]{1,3}/.exec(place ?? "")?.[0];
  return letters ? [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** @param {string} cell */
const quoted = (cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {Element} cell @param {string[]} strings @param {string[]} formats @param {boolean} is_1904 */
function valueOf(cell, strings, formats, is_1904) {
  const type = cell.getAttribute("t") ?? "n";
  if (type === "inlineStr") return textIn(cell);
  // Of a formula what it gave when the file was saved.
  const value = [...childrenOf(cell)].find(({ localName }) => localName === "v")?.textContent ?? "";
  switch (type) {
    case "s": return strings[Number(value)] ?? "";
    case "str": return value;
    case "b": return value === "1" ? "yes" : "no";
    case "e": return "";
    case "d": return value.slice(0, 10);
    default: return value.trim() === "" ? "" : numberText(value, formats[Number(cell.getAttribute("s") ?? 0)] ?? "", is_1904);
  }
}

/** @param {string} value @param {string} format @param {boolean} is_1904 */
function numberText(value, format, is_1904) {
  const number = Number(value);
  if (!Number.isFinite(number)) return "";
  // What is shown as it stands, and the parts for other numbers, say nothing of the kind.
  const pattern = format.split(";")[0].replace(/"[^"]*"|\[[^\]]*\]/g, "").replaceAll("\\", "");
  if (/[ymd]/i.test(pattern) && !/general/i.test(pattern)) return dayText(number + (is_1904 ? 1_462 : 0));
  if (/^0[0-]+$/.test(pattern) && Number.isInteger(number) && number >= 0) return digitsIn(pattern, number.toFixed(0));
  return Number.isInteger(number) ? number.toFixed(0) : String(Number(number.toPrecision(15)));
}

/** The digits in the places of a pattern such as 00000-0000. @param {string} pattern @param {string} digits */
function digitsIn(pattern, digits) {
  const places = pattern.replaceAll("-", "").length;
  const all_digits = [...digits.padStart(places, "0")];
  const more = all_digits.splice(0, all_digits.length - places).join("");
  return more + pattern.replace(/0/g, () => /** @type {string} */ (all_digits.shift()));
}

/** Days since the end of 1899, in which 1900 was taken for a leap year. @param {number} days */
function dayText(days) {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(days < 60 ? days + 1 : days) * 86_400_000);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}

Object.assign(globalThis, { qopiSheet: { rowsOf } });
