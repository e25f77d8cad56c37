// The rows of a file that somebody chose: what programs write is read as a person sees it, and what is hostile costs nothing.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { JSDOM } from "jsdom";
import { main, partsOf, sheetXml, workbook, zipped } from "./workbook.mjs";
import { rowsOf } from "../../web/sheet.js";

before(() => { globalThis.DOMParser = new JSDOM().window.DOMParser; });

const bytesOf = (text) => new TextEncoder().encode(text);
const wide = (text, is_big) => new Uint8Array([...text].flatMap((letter) => (is_big ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255] : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])));
/** The one cell of a workbook. */
const cell = (value, how) => rowsOf(workbook([[value]], how)).text;

for (const [what, bytes, text] of [
  ["UTF-8", bytesOf("Zoë,Nguyễn"), "Zoë,Nguyễn"],
  ["UTF-8 with its mark", bytesOf("\ufeffZoë,Nguyễn"), "Zoë,Nguyễn"],
  ["UTF-16 as Excel writes “Unicode text”", wide("\ufeffZoë\tNguyễn"), "Zoë\tNguyễn"],
  ["UTF-16 the other way round", wide("\ufeffZoë\tNguyễn", true), "Zoë\tNguyễn"],
  ["UTF-16 without its mark", wide("Zoe\tBerg, of the main office"), "Zoe\tBerg, of the main office"],
  ["the letters of older programs on Windows", new Uint8Array([0x5a, 0x6f, 0xeb, 0x2c, 0x41]), "Zoë,A"],
])
  test(`a text in ${what} is read as it was written`, () => assert.deepEqual(rowsOf(bytes), { text }));

test("the rows of a workbook are those of its first sheet that is not hidden, with tabs between the cells", () => {
  const rows = [["First name", "Last name"], ["Ana", "Lindqvist"], [], ["Jun", null, "Mori"], [null, null, null]];
  const text = "First name\tLast name\nAna\tLindqvist\nJun\t\tMori";
  assert.deepEqual(rowsOf(workbook(rows)), { text });
  const sheets = [["Lists", [["secret"]], "hidden"], ["Code", [["more"]], "veryHidden"], ["Staff", rows, ""], ["Others", [["other"]], ""]];
  assert.deepEqual(rowsOf(workbook(rows, { sheets })), { text });
  // The address of a sheet may begin at the top, and the elements may be in a namespace of their own.
  const parts = partsOf(rows);
  parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace('Target="', 'Target="/xl/');
  parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(`xmlns="${main}"`, `xmlns:x="${main}"`).replace(/<(\/?)(\w+)/g, "<$1x:$2").replace("<x:?xml", "<?xml");
  assert.deepEqual(rowsOf(zipped(parts)), { text });
});

for (const [what, value, how, text] of [
  ["a text that several cells share", { t: "s", v: "1" }, { strings: ["<t>other</t>", "<t xml:space=\"preserve\">Riverbend North</t>"] }, "Riverbend North"],
  ["a text of several looks, without how it is pronounced", { t: "s", v: "0" }, { strings: ["<r><t>River</t></r><r><rPr/><t>bend</t></r><rPh><t>ribabendo</t></rPh>"] }, "Riverbend"],
  ["a text with a tab, a line end, and quotation marks", 'a\t"b"\nc', {}, '"a\t""b""\nc"'],
  ["a character that XML cannot hold", { t: "str", v: "a" }, {}, "a"],
  ["a phone number that is a number", { v: "7032345710" }, {}, "7032345710"],
  ["a large number", { v: "1.2345678901E10" }, {}, "12345678901"],
  ["a fraction that the computer cannot hold", { v: "0.30000000000000004" }, {}, "0.3"],
  ["a ZIP code, shown with its leading zero", { v: "2138", s: 2 }, { formats: ["00000"] }, "02138"],
  ["a ZIP+4 code", { v: "21380042", s: 2 }, { formats: ["00000\\-0000"] }, "02138-0042"],
  ["a day", { v: "46357", s: 1 }, {}, "2026-12-01"],
  ["a day in a format of its own", { v: "46357.75", s: 2 }, { formats: ['[$-409]d" of "mmmm yyyy;@'] }, "2026-12-01"],
  ["a day in a workbook that counts from 1904", { v: "44895", s: 1 }, { workbook_more: '<workbookPr date1904="1"/>' }, "2026-12-01"],
  ["a day as ISO writes it", { t: "d", v: "2026-12-01T00:00:00" }, {}, "2026-12-01"],
  ["an amount, whose format has words", { v: "5", s: 2 }, { formats: ['0" days"'] }, "5"],
  ["yes and no", { t: "b", v: "1" }, {}, "yes"],
  ["a formula, which is what it gave", { t: "str", v: "Ana Lindqvist", f: 'A1&" "&B1' }, {}, "Ana Lindqvist"],
])
  test(`${what} is read as a person sees it`, () => assert.equal(cell(value, how), text));

test("what stands in no cell, or is an error, is blank", () => {
  assert.deepEqual(rowsOf(workbook([["a", { t: "e", v: "#N/A" }, { t: "s", v: "7" }, { v: "" }, { v: "many" }, "b"]])), { text: "a\t\t\t\t\tb" });
});

const bomb = new Uint8Array(40 * 1024 * 1024).fill(0x20);
/** Two-byte names, as compound files have them. */
const compound = (name) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...wide(name)]);
for (const [what, bytes, problem] of [
  ["nothing", () => new Uint8Array(0), "empty"],
  ["blanks", () => bytesOf(" \n\t\n"), "empty"],
  ["a sheet without rows", () => workbook([]), "empty"],
  ["a workbook of hidden sheets", () => workbook([], { sheets: [["Staff", [["a"]], "hidden"]] }), "empty"],
  ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), "unreadable"],
  ["a workbook of before 2007", () => compound("Workbook"), "old"],
  ["a workbook with a password", () => compound("EncryptedPackage"), "protected"],
  ["an archive of other things", () => zipped({ "readme.txt": "nothing" }), "unreadable"],
  ["a workbook without its sheet", () => { const { "xl/worksheets/sheet1.xml": _, ...parts } = partsOf([["a"]]); return zipped(parts); }, "unreadable"],
  ["a sheet that is not XML", () => zipped({ ...partsOf([]), "xl/worksheets/sheet1.xml": "<worksheet><row></worksheet>" }), "unreadable"],
  ["entities that stand for more and more", () => zipped({ ...partsOf([]), "xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet xmlns="${main}"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>` }), "unreadable"],
  ["a file elsewhere that XML would fetch", () => zipped({ ...partsOf([]), "xl/worksheets/sheet1.xml": '<!DOCTYPE a SYSTEM "https://elsewhere.example/a"><a/>' }), "unreadable"],
  ["a short file that unpacks to 40 MB", () => zipped({ ...partsOf([]), "xl/worksheets/sheet1.xml": bomb }), "too-large"],
  ["more rows than are read", () => workbook(Array.from({ length: 20_001 }, () => [{ v: "1" }])), "too-large"],
  ["a cell far to the right", () => zipped({ ...partsOf([]), "xl/worksheets/sheet1.xml": sheetXml([["a"]]).replace('r="A1"', 'r="XFD1"') }), "too-large"],
  ["a text of more than 4 MB", () => bytesOf("a,b\n".repeat(1_100_000)), "too-large"],
])
  test(`${what}: the reason is said, and nothing else comes of it`, () => assert.deepEqual(rowsOf(bytes()), { problem }));

test("links, formulas that would fetch something, and names that lead out of the archive do nothing", () => {
  const parts = { ...partsOf([["Ana", { t: "str", v: "kept", f: 'WEBSERVICE("https://elsewhere.example/")' }]]), "../../outside.xml": "<a/>",
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="a"/>', "xl/worksheets/_rels/sheet1.xml.rels": "<a/>" };
  assert.deepEqual(rowsOf(zipped(parts)), { text: "Ana\tkept" });
});

test("an archive that lies about its sizes, or is cut anywhere, is refused or read, and nothing is thrown", () => {
  const whole = workbook([["First name", "Last name"], ["Ana", "Lindqvist"]]);
  const kinds = new Set();
  for (let length = 0; length < whole.length; length += 97) kinds.add(rowsOf(whole.subarray(0, length)).problem ?? "read");
  assert.deepEqual([...kinds].sort(), ["empty", "unreadable"]);
  // Each byte of what the archive says of its files, and of their packed content, once another.
  for (let at = 4; at < whole.length; at += 5) {
    const changed = whole.slice();
    changed[at] ^= 0xff;
    const rows = rowsOf(changed);
    assert.ok("text" in rows || typeof rows.problem === "string");
  }
});

test("random bytes, with and without the mark of an archive, are refused or read, and nothing is thrown", () => {
  let seed = 20_261_201;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 8;
  for (let i = 0; i < 300; ++i) {
    const bytes = Uint8Array.from({ length: next() % 400 }, () => next() & 255);
    if (i % 2) bytes.set([0x50, 0x4b, 3, 4].slice(0, bytes.length));
    const rows = rowsOf(bytes);
    assert.ok("text" in rows || typeof rows.problem === "string");
  }
});
