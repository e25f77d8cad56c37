// Workbooks as programs write them, and as nobody should.
import { strToU8, zipSync } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The cell of a column, by its number from 0, and a row from 1. */
const place = (column, row) => `${column > 25 ? String.fromCharCode(64 + Math.floor(column / 26)) : ""}${String.fromCharCode(65 + (column % 26))}${row}`;
export const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A cell: a text, or what stands in its element: `{ t, s, v, f }`. */
const cellXml = (cell, at) => {
  if (cell === null) return "";
  if (typeof cell !== "object") return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  const { t, s, v = "", f } = cell;
  return `<c r="${at}"${t ? ` t="${t}"` : ""}${s === undefined ? "" : ` s="${s}"`}>${f ? `<f>${escaped(f)}</f>` : ""}<v>${escaped(v)}</v></c>`;
};
export const sheetXml = (rows) => `${head}<worksheet xmlns="${main}"><sheetData>${rows.map((cells, i) => `<row r="${i + 1}">${cells.map((cell, n) => cellXml(cell, place(n, i + 1))).join("")}</row>`).join("")}</sheetData></worksheet>`;

/** The parts of a workbook, by their names: sheets of rows, the texts that cells share, and the formats of numbers. */
export function partsOf(rows, { strings = [], formats = [], sheets = [["Staff", rows, ""]], workbook_more = "" } = {}) {
  const names = sheets.map(([name, , state], i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`).join("");
  const links = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("");
  const own = formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format).replaceAll('"', "&quot;")}"/>`).join("");
  return {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}">${workbook_more}<sheets>${names}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${strings.map((xml) => `<si>${xml}</si>`).join("")}</sst>`,
    // The first style is the usual one, the second a built-in day.
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><numFmts>${own}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(([, its_rows], i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(its_rows)])),
  };
}
export const zipped = (parts) => zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
export const workbook = (rows, how) => zipped(partsOf(rows, how));
