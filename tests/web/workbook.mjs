// Workbooks as programs write them, and as nobody should.
import { crc32, deflateRawSync } from "node:zlib";

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
export function partsOf(rows, { strings = [], formats = [], sheets = [["Staff", rows, ""]], workbook_more = "", styles_more = "" } = {}) {
  const names = sheets.map(([name, , state], i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`).join("");
  const links = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")
    + ["sharedStrings", "styles"].map((kind) => `<Relationship Id="${kind}" Type="${relations}/${kind}" Target="${kind}.xml"/>`).join("");
  const own = formats.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format).replaceAll('"', "&quot;")}"/>`).join("");
  return {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}">${workbook_more}<sheets>${names}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${strings.map((xml) => `<si>${xml}</si>`).join("")}</sst>`,
    // The first style is the usual one, the second a built-in day.
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><numFmts>${own}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join("")}${styles_more}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(([, its_rows], i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(its_rows)])),
  };
}

/** A ZIP archive (APPNOTE 4.3), written here so that each of its records can be a lie.
 * @param {Record<string, string | Uint8Array>} parts
 * @param {Record<string, { size?: number, packed?: Uint8Array, packed_size?: number, at?: number, flags?: number, crc?: number, method?: number, name?: string }>} lies
 * of a part: `packed` stands where the deflated content would, `packed_size` is what is said of it, `at` where the part is said to be
 * @param {{ comment?: string | Uint8Array, method?: number }} how */
export function zipped(parts, lies = {}, { comment = "", method: usual = 8 } = {}) {
  const files = [], records = [];
  let end = 0;
  for (const [its_name, text] of Object.entries(parts)) {
    const lie = lies[its_name] ?? {}, content = Buffer.from(text), method = lie.method ?? usual, name = Buffer.from(lie.name ?? its_name);
    const packed = lie.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const common = Buffer.alloc(26);
    [20, lie.flags ?? 0x800, method].forEach((value, i) => common.writeUInt16LE(value, 2 * i));
    [lie.crc ?? crc32(content), lie.packed_size ?? packed.length, lie.size ?? content.length].forEach((value, i) => common.writeUInt32LE(value, 10 + 4 * i));
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(lie.at ?? end, 10);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]);
    files.push(file);
    records.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, place, name]));
    end += file.length;
  }
  const directory = Buffer.concat(records), note = Buffer.from(comment), last = Buffer.alloc(22);
  last.write("PK\x05\x06");
  [records.length, records.length].forEach((value, i) => last.writeUInt16LE(value, 8 + 2 * i));
  [directory.length, end].forEach((value, i) => last.writeUInt32LE(value, 12 + 4 * i));
  last.writeUInt16LE(note.length, 20);
  return new Uint8Array(Buffer.concat([...files, directory, last, note]));
}
export const workbook = (rows, how) => zipped(partsOf(rows, how));

/** A stream of so many bytes that inflates to nothing: blocks without content, one after the other.
 * @param {string[]} bits of a block that is not the last, as they follow each other */
function blocksOfNothing(bits, length) {
  const block = bits.join("").replaceAll(" ", "");
  // Eight of them end with a byte.
  const bytes = Buffer.from(block.repeat(8).match(/.{8}/g).map((byte) => parseInt([...byte].reverse().join(""), 2)));
  return Buffer.concat([Buffer.alloc(length - (length % bytes.length), bytes), Buffer.from([3, 0])]);
}
export const emptyStored = (length) => blocksOfNothing(["0 00 00000", "0".repeat(16), "1".repeat(16)], length);
/** Each block begins with tables of codes (RFC 1951, 3.2.7), which a reader makes before it sees that there is nothing to read with them: 256 codes of no
 * bits, then one of 1 bit that ends the block, and one distance. */
export const emptyTables = (length) => blocksOfNothing(["0 01", "00000", "00000", "0111", "000000100" + "0".repeat(42) + "100", "1 1111111", "1 1101011", "0", "0", "0"], length);
/** As before, but with 29 codes of 1 bit and as many distances, where there can be two of each, beside one of 15. Who makes tables of them all the same
 * fills all of each 29 times. */
export const tooManyCodes = (length) => {
  const codes = ["0".repeat(29), "10"];
  return blocksOfNothing(["0 01", "10111", "10111", "1111", "000000010" + "0".repeat(42) + "100010", "11 1111111", "11 1101011", ...codes, ...codes, "0"], length);
};
