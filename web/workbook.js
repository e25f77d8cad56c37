// The rows of a workbook (.xlsx, ECMA-376): those of its first sheet that is not hidden. Nothing is computed, and nothing followed to another file.

import { refuse } from "./fault.js";
import { createNumbers } from "./formats.js";
import { readXml } from "./xml.js";

const rows_max = 20_000, columns_max = 200;
/** As many bytes as C++ reads of rows at once. */
export const text_max = 4 * 1024 * 1024;

/** @typedef {ReturnType<typeof import("./zip.js").openZip>} Open */

/** @param {Open} open gives the parts by their names @returns {Promise<string>} a line for each row of the sheet, its cells between tabs */
export async function sheetText(open) {
  const read = async (/** @type {string | undefined} */ name, /** @type {import("./xml.js").Reader} */ reader) => {
    const part = name !== undefined && open(name);
    if (part) await readXml(part, reader);
    return Boolean(part);
  };
  const { is_1904, sheets } = await workbookIn(read);
  const relations = await relationsIn(read);
  const sheet = sheets.map((id) => relations.get(id)).find((one) => one?.kind === "worksheet") ?? refuse("empty");
  const partOf = (/** @type {string} */ wanted) => [...relations.values()].find(({ kind }) => kind === wanted)?.part;

  /** @type {string[]} */
  const strings = [];
  await read(partOf("sharedStrings"), createStrings((text) => strings.push(text)));
  const numberText = createNumbers(...(await formatsIn(read, partOf("styles"))), is_1904);
  /** What is seen in a cell, by its type. Of a formula it is what that gave when the file was saved.
   * @type {Record<string, (value: string, style: number) => string>} */
  const kinds = {
    n: numberText,
    s: (value) => strings[Number(value)] ?? "",
    str: cleaned,
    inlineStr: (value) => value,
    b: (value) => (value === "1" || value === "true" ? "yes" : "no"),
    d: (value) => cleaned(value).replace(/^(\d{4}-\d\d-\d\d)T.*$/, "$1"),
  };
  const rows = await cellsIn(read, sheet.part, (type, value, style) => (value !== "" && Object.hasOwn(kinds, type) ? kinds[type](value, style) : ""));
  return written(rows);
}

/** @typedef {(name: string | undefined, reader: import("./xml.js").Reader) => Promise<boolean>} Read false for a part that is not there */

/** @param {Read} read */
async function workbookIn(read) {
  let is_1904 = false;
  /** @type {string[]} */
  const sheets = [];
  const is_there = await read("xl/workbook.xml", {
    open(name, attributes, parent) {
      if (name === "workbookPr") is_1904 ||= /^(1|true)$/.test(attributes().date1904 ?? "");
      if (name !== "sheet" || parent !== "sheets") return;
      const all = attributes();
      const id = Object.keys(all).find((key) => key.endsWith(":id"));
      if (id && !/hidden/i.test(all.state ?? "")) sheets.push(all[id]);
    },
  });
  return is_there ? { is_1904, sheets } : refuse("unreadable");
}

/** The parts that the workbook names, by their ids. What is in other files is none. @param {Read} read */
async function relationsIn(read) {
  /** @type {Map<string, { kind: string, part: string }>} */
  const relations = new Map();
  const is_there = await read("xl/_rels/workbook.xml.rels", {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const { Id = "", Type = "", Target = "", TargetMode } = attributes();
      if (TargetMode === "External") return;
      // Only names in the archive are looked up: ".." leads nowhere.
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), part: Target.startsWith("/") ? Target.slice(1) : `xl/${Target}` });
    },
  });
  return is_there ? relations : refuse("unreadable");
}

/** How numbers are shown. @param {Read} read @param {string | undefined} part @returns {Promise<[codes: Map<number, string>, styles: number[]]>} */
async function formatsIn(read, part) {
  /** @type {Map<number, string>} */
  const codes = new Map();
  /** @type {number[]} */
  const styles = [];
  await read(part, {
    open(name, attributes, parent) {
      if (name === "xf" && parent === "cellXfs") styles.push(Number(attributes().numFmtId ?? 0));
      if (name !== "numFmt" || parent !== "numFmts") return;
      const { numFmtId, formatCode = "" } = attributes();
      codes.set(Number(numFmtId), formatCode);
    },
  });
  return [codes, styles];
}

/** Collects texts, in one piece or in several; not how they are pronounced. @param {(text: string) => void} take */
function createStrings(take) {
  let all = "", is_spoken = false;
  return {
    open(/** @type {string} */ name) {
      if (name === "si" || name === "is") all = "";
      if (name === "rPh") is_spoken = true;
    },
    text(/** @type {string} */ more, /** @type {string} */ parent) {
      if (parent === "t" && !is_spoken) all += more;
    },
    close(/** @type {string} */ name) {
      if (name === "rPh") is_spoken = false;
      if (name === "si" || name === "is") take(cleaned(all));
    },
  };
}

/** The cells that hold something, each in the place that it names, or else after the one before.
 * @param {Read} read @param {string} part @param {(type: string, value: string, style: number) => string} textOf */
async function cellsIn(read, part, textOf) {
  /** @type {string[][]} */
  const rows = [];
  let row = -1, column = -1, type = "", style = 0, value = "", length = 0, is_inside = false;
  const strings = createStrings((text) => { value = text; });
  const is_there = await read(part, {
    open(name, attributes) {
      if (name === "sheetData") is_inside = true;
      if (!is_inside) return;
      strings.open(name);
      if (name === "row") {
        const { r = "" } = attributes();
        row = /^[1-9]\d*$/.test(r) ? Number(r) - 1 : row + 1;
        column = -1;
      }
      if (name !== "c") return;
      const { r = "", s, t = "n" } = attributes();
      column = columnOf(r) ?? column + 1;
      type = t, style = Number(s ?? 0), value = "";
    },
    text(text, parent) {
      if (!is_inside) return;
      if (parent === "v") value += text;
      else strings.text(text, parent);
    },
    close(name) {
      if (name === "sheetData") is_inside = false;
      if (!is_inside) return;
      strings.close(name);
      const text = name === "c" ? textOf(type, value, style) : "";
      if (text === "") return;
      if (row < 0 || row >= rows_max || column >= columns_max || (length += text.length) > text_max) refuse("too-large");
      (rows[row] ??= [])[column] = text;
    },
  });
  return is_there ? rows : refuse("unreadable");
}

/** @param {string} place such as "AB12" */
function columnOf(place) {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  return letters ? [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** What a cell says: characters that XML cannot hold are spelled `_x000D_` in it (ECMA-376-1, 22.9.2.19). Those that nobody sees are left out.
 * @param {string} text */
function cleaned(text) {
  // Most need nothing, which is soon seen.
  if (!/[\0-\x1f_\x7f-\x9f\ud800-\udfff]/.test(text)) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "").replace(/\p{Cs}/gu, "\ufffd");
}

/** As a spreadsheet does it that copies cells: a row without any is a line, so that the lines have the numbers of the rows. @param {string[][]} rows */
function written(rows) {
  const lines = [];
  let length = 0;
  for (const cells of rows) {
    const line = Array.from(cells ?? [], (cell) => quoted(cell ?? "")).join("\t");
    // A few cells that are far apart are many tabs.
    if ((length += line.length + 1) > text_max) refuse("too-large");
    lines.push(line);
  }
  return lines.join("\n");
}

/** @param {string} cell */
const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
