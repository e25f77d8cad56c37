// The rows of a file that somebody chose: what programs write is read as a person sees it, and what is hostile costs nothing.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { emptyStored, emptyTables, main, partsOf, sheetXml, tooManyCodes, workbook, zipped } from "./workbook.mjs";
import { createInflater } from "../../web/inflate.js";
import { rowsOf } from "../../web/sheet.js";
import { seeded } from "../seeded.mjs";

// Files that are tested before this one in the same process put back what was there.
before(() => { globalThis.qopiInflater = createInflater; });

const bytesOf = (text) => new TextEncoder().encode(text);
const wide = (text, is_big) => new Uint8Array([...text].flatMap((letter) => (is_big ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255] : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])));
/** The one cell of a workbook. */
const cell = async (value, how) => (await rowsOf(workbook([[value]], how))).text;
const sheet_part = "xl/worksheets/sheet1.xml";
/** A workbook whose sheet is another: rows as XML, or all of it. */
const withRows = (xml, how) => withSheet(sheetXml([]).replace("<sheetData>", `<sheetData>${xml}`), undefined, how);
const withSheet = (content, lies, how) => zipped({ ...partsOf([], how), [sheet_part]: content }, { [sheet_part]: lies });
const inline = (text, more = "") => `<c t="inlineStr"${more}><is><t>${text}</t></is></c>`;

for (const [what, bytes, text] of [
  ["UTF-8", bytesOf("Zoë,Nguyễn"), "Zoë,Nguyễn"],
  ["UTF-8 with its mark", bytesOf("\ufeffZoë,Nguyễn"), "Zoë,Nguyễn"],
  ["UTF-16 as Excel writes “Unicode text”", wide("\ufeffZoë\tNguyễn"), "Zoë\tNguyễn"],
  ["UTF-16 the other way round", wide("\ufeffZoë\tNguyễn", true), "Zoë\tNguyễn"],
  ["UTF-16 without its mark", wide("Zoe\tBerg, of the main office"), "Zoe\tBerg, of the main office"],
  ["UTF-16 the other way round, without its mark", wide("Zoe\tBerg, of the main office", true), "Zoe\tBerg, of the main office"],
  ["UTF-16 without its mark, with letters of other languages", wide("Āda\tĀboliņš, of the main office"), "Āda\tĀboliņš, of the main office"],
  ["the letters of DOS, with its sign for the end", bytesOf("Zoe,Berg\r\n\x1a"), "Zoe,Berg\r\n"],
  ["the letters of older programs on Windows", new Uint8Array([0x5a, 0x6f, 0xeb, 0x2c, 0x41]), "Zoë,A"],
])
  test(`a text in ${what} is read as it was written`, async () => assert.deepEqual(await rowsOf(bytes), { text }));

test("the rows of a workbook are those of its first sheet that is not hidden, with tabs between the cells and a line for each row", async () => {
  const rows = [["First name", "Last name"], ["Ana", "Lindqvist"], [], ["Jun", null, "Mori"], [null, null, null]];
  const text = "First name\tLast name\nAna\tLindqvist\n\nJun\t\tMori";
  assert.deepEqual(await rowsOf(workbook(rows)), { text });
  const sheets = [["Lists", [["secret"]], "hidden"], ["Code", [["more"]], "veryHidden"], ["Staff", rows, ""], ["Others", [["other"]], ""]];
  assert.deepEqual(await rowsOf(workbook(rows, { sheets })), { text });
  // The address of a sheet may begin at the top and have other capital letters, and the elements may be in a namespace of their own.
  const parts = partsOf(rows);
  parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace('Target="worksheets/s', 'Target="/xl/worksheets/S');
  parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(`xmlns="${main}"`, `xmlns:x="${main}"`).replace(/<(\/?)(\w+)/g, "<$1x:$2").replace("<x:?xml", "<?xml");
  assert.deepEqual(await rowsOf(zipped(parts)), { text });
});

for (const [what, value, how, text] of [
  ["a text that several cells share", { t: "s", v: "1" }, { strings: ["<t>other</t>", "<t xml:space=\"preserve\">Riverbend North</t>"] }, "Riverbend North"],
  ["a text of several looks, without how it is pronounced", { t: "s", v: "0" }, { strings: ["<r><t>River</t></r><r><rPr/><t>bend</t></r><rPh><t>ribabendo</t></rPh>"] }, "Riverbend"],
  ["a text with a tab, a line end, and quotation marks", 'a\t"b"\nc', {}, '"a\t""b""\nc"'],
  ["a character that XML cannot hold", { t: "s", v: "0" }, { strings: ["<t>a_x000D__x000A_b</t>"] }, '"a\nb"'],
  ["a character that XML cannot hold, which a formula gave", { t: "str", v: "a_x000A_b" }, {}, '"a\nb"'],
  ["what only looks like one", { t: "str", v: "_x005F_x000D_" }, {}, "_x000D_"],
  ["a character that nobody sees", { t: "str", v: "a_x0000_b_x0007_c_xD800_" }, {}, "abc\ufffd"],
  ["a character beyond the first 65,536", { t: "s", v: "0" }, { strings: ["<t>&#128512;&#x1F600;&#233;</t>"] }, "😀😀é"],
  ["a text that is not marked up", { t: "s", v: "0" }, { strings: ["<t><![CDATA[a<b & c]]></t>"] }, "a<b & c"],
  ["a phone number that is a number", { v: "7032345710" }, {}, "7032345710"],
  ["a large number", { v: "1.2345678901E10" }, {}, "12345678901"],
  ["a fraction that the computer cannot hold", { v: "0.30000000000000004" }, {}, "0.3"],
  ["a small fraction", { v: "1E-7" }, {}, "0.0000001"],
  ["nothing less than nothing", { v: "-0" }, {}, "0"],
  ["a number with more digits than a spreadsheet keeps", { v: "1E21" }, {}, "1000000000000000000000"],
  ["a ZIP code, shown with its leading zero", { v: "2138", s: 2 }, { formats: ["00000"] }, "02138"],
  ["a ZIP+4 code", { v: "21380042", s: 2 }, { formats: ["00000\\-0000"] }, "02138-0042"],
  ["a ZIP+4 code, whose hyphen is quoted", { v: "21380042", s: 2 }, { formats: ['00000"-"0000'] }, "02138-0042"],
  ["a number with blanks between its digits", { v: "12345678", s: 2 }, { formats: ["000 00 0000"] }, "012 34 5678"],
  ["an amount with room for a sign beside it", { v: "5", s: 2 }, { formats: ["_d0_y"] }, "5"],
  ["an amount in color", { v: "5", s: 2 }, { formats: ["[Red]0"] }, "5"],
  ["a time", { v: "0.572916666666667", s: 2 }, { formats: ["h:mm AM/PM"] }, "13:45"],
  ["a time as each program knows it", { v: "0.5", s: 2 }, { styles_more: '<xf numFmtId="20"/>' }, "12:00"],
  ["hours that count on beyond a day", { v: "1.5", s: 2 }, { formats: ["[h]:mm"] }, "1.5"],
  ["the first day of all", { v: "1", s: 1 }, {}, "1900-01-01"],
  ["the last day of all", { v: "2958465", s: 1 }, {}, "9999-12-31"],
  ["a day after the last one", { v: "2958466", s: 1 }, {}, "2958466"],
  ["a day before the first one", { v: "-1", s: 1 }, {}, "-1"],
  ["the first day that is counted from 1904", { v: "0", s: 1 }, { workbook_more: '<workbookPr date1904="true"/>' }, "1904-01-01"],
  ["a time as ISO writes it", { t: "d", v: "12:30:00.000" }, {}, "12:30:00.000"],
  ["yes as XML writes it", { t: "b", v: "true" }, {}, "yes"],
  ["a day", { v: "46357", s: 1 }, {}, "2026-12-01"],
  ["a day in a format of its own", { v: "46357.75", s: 2 }, { formats: ['[$-409]d" of "mmmm yyyy;@'] }, "2026-12-01"],
  ["a day in a workbook that counts from 1904", { v: "44895", s: 1 }, { workbook_more: '<workbookPr date1904="1"/>' }, "2026-12-01"],
  ["a day as ISO writes it", { t: "d", v: "2026-12-01T00:00:00" }, {}, "2026-12-01"],
  ["an amount, whose format has words", { v: "5", s: 2 }, { formats: ['0" days"'] }, "5"],
  ["yes and no", { t: "b", v: "1" }, {}, "yes"],
  ["a formula, which is what it gave", { t: "str", v: "Ana Lindqvist", f: 'A1&" "&B1' }, {}, "Ana Lindqvist"],
])
  test(`${what} is read as a person sees it`, async () => assert.equal(await cell(value, how), text));

test("what stands in no cell, or is an error, is blank", async () => {
  // A cell without content has the type of a shared text, or of yes and no, in some programs.
  const cells = ["a", { t: "e", v: "#N/A" }, { t: "s", v: "7" }, { v: "" }, { v: "many" }, { t: "s", v: "" }, { t: "b", v: "" }, { t: "constructor", v: "1" }, "b"];
  assert.deepEqual(await rowsOf(workbook([cells], { strings: ["<t>not this</t>"] })), { text: "a\t\t\t\t\t\t\t\tb" });
});

for (const [what, rows, text] of [
  ["cells without a place stand after the one before, be that blank", `<row><c/>${inline("b")}<c t="s"/>${inline("d")}</row>`, "\tb\t\td"],
  ["cells stand where they say, in whatever order", `<row r="1">${inline("b", ' r="B1"')}${inline("c")}${inline("a", ' r="A1"')}</row>`, "a\tb\tc"],
  ["rows stand where they say, and are lines of that number", `<row r="3">${inline("c")}</row><row>${inline("d")}</row><row r="1">${inline("a")}</row>`, "a\n\nc\nd"],
  ["rows and cells without a word at the end are left out", `<row r="2">${inline("x", ' r="B2"')}<c r="D2"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`, "\n\tx"],
  ["cells that are one have their value in the first", `<row r="1">${inline("both", ' r="A1"')}<c r="B1"/>${inline("c", ' r="C1"')}</row>`, "both\t\tc"],
  ["the last of 20,000 rows is read", `<row r="20000">${inline("x")}</row>`, `${"\n".repeat(19_999)}x`],
  ["the last of 200 columns is read", `<row>${inline("x", ' r="GR1"')}</row>`, `${"\t".repeat(199)}x`],
  ["names of what each object has are only names", `<row __proto__="1" constructor="2"><c t="__proto__" s="constructor"><v>1</v></c>${inline("x", ' r="toString"')}</row>`, "\tx"],
])
  test(what, async () => assert.deepEqual(await rowsOf(withRows(rows)), { text }));

const plainly = partsOf([["a", { t: "s", v: "0" }]], { strings: ["<t>shared</t>"] });
const changed = (part, from, to) => ({ ...plainly, [part]: plainly[part].replace(from, to) });
const { "xl/sharedStrings.xml": shared, ...unshared } = changed("xl/_rels/workbook.xml.rels", 'Target="sharedStrings.xml"', 'Target="Texts.xml"');
for (const [what, bytes] of [
  ["stores its parts as they are", zipped(plainly, {}, { method: 0 })],
  ["ends its archive with a note", zipped(plainly, {}, { comment: "by PK\x05\x06 and others, of a program that has a note of its own" })],
  ["names its parts in small letters or capital ones", zipped(plainly, { "xl/sharedStrings.xml": { name: "XL/SharedStrings.xml" } })],
  ["keeps the shared texts elsewhere", zipped({ ...unshared, "xl/texts.xml": shared })],
  ["writes two bytes a letter", zipped({ ...plainly, "xl/sharedStrings.xml": wide(`\ufeff${shared.replace("UTF-8", "UTF-16")}`) })],
  ["writes long comments", zipped(changed("xl/sharedStrings.xml", "<si>", `${`<!--${"x".repeat(9_999)}-->`.repeat(200)}<si>`))],
])
  test(`a workbook is read whose program ${what}`, async () => assert.deepEqual(await rowsOf(bytes), { text: "a\tshared" }));

test("a sheet that is a chart, or in another file, is none", async () => {
  const sheets = [["Chart", [["chart"]], ""], ["Elsewhere", [["elsewhere"]], ""], ["Staff", [["staff"]], ""]];
  const parts = partsOf([], { sheets }), links = "xl/_rels/workbook.xml.rels";
  parts[links] = parts[links].replace("/worksheet\"", "/chartsheet\"").replace('Target="worksheets/sheet2.xml"', 'Target="https://elsewhere.example/a.xlsx" TargetMode="External"');
  assert.deepEqual(await rowsOf(zipped(parts)), { text: "staff" });
});

/** Two-byte names, as compound files have them. */
const compound = (name) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...wide(name)]);
const good = sheetXml([["a"]]);
const declared = (declarations, text) => `<!DOCTYPE a ${declarations}>${good.replace(">a<", `>${text}<`).replace(/^<\?.*\?>\n/, "")}`;
const long = "x".repeat(32_000);
for (const [what, bytes, problem] of [
  ["nothing", () => new Uint8Array(0), "empty"],
  ["blanks", () => bytesOf(" \n\t\n"), "empty"],
  ["a sheet without rows", () => workbook([]), "empty"],
  ["a sheet of cells without a word", () => workbook([[{ v: "" }, { t: "s", v: "" }], [{ s: 1 }]], { strings: ["<t>not this</t>"] }), "empty"],
  ["a workbook of hidden sheets", () => workbook([], { sheets: [["Staff", [["a"]], "hidden"]] }), "empty"],
  ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), "unreadable"],
  ["a byte for which Windows has no letter", () => new Uint8Array([0x61, 0xff, 0x81]), "unreadable"],
  ["half a letter of two bytes", () => wide("\ufeffab").slice(0, -1), "unreadable"],
  ["a table of a web page", () => bytesOf("\n<HTML><table><tr><td>a"), "unreadable"],
  ["a workbook that is one text of XML", () => bytesOf('\ufeff<?xml version="1.0"?><Workbook/>'), "unreadable"],
  ["a workbook of before 2007", () => compound("Workbook"), "old"],
  ["a workbook with a password", () => compound("EncryptedPackage"), "protected"],
  ["an archive with a password", () => zipped(plainly, { "xl/workbook.xml": { flags: 1 } }), "protected"],
  ["an archive of other things", () => zipped({ "readme.txt": "nothing" }), "unreadable"],
  ["an archive of a workbook", () => zipped({ "staff.xlsx": workbook([["a"]]) }), "unreadable"],
  ["an archive of nothing", () => zipped({}), "unreadable"],
  ["a workbook without its sheet", () => { const { [sheet_part]: _, ...parts } = partsOf([["a"]]); return zipped(parts); }, "unreadable"],
  ["a workbook that does not say where its sheets are", () => { const { "xl/_rels/workbook.xml.rels": _, ...parts } = partsOf([["a"]]); return zipped(parts); }, "unreadable"],
  ["a sheet that is not XML", () => withSheet("<worksheet><row></worksheet>"), "unreadable"],
  ["a sheet that ends early", () => withSheet(good.slice(0, -3)), "unreadable"],
  ["a sheet with a text beside it", () => withSheet(`${good}more`), "unreadable"],
  ["a sheet of zeros", () => withSheet(new Uint8Array(1_000)), "unreadable"],
  ["a sheet with bytes that are no letters", () => withSheet(Buffer.from(good.replace(">a<", ">\xe9<"), "latin1")), "unreadable"],
  ["a character beyond all characters", () => withSheet(good.replace(">a<", ">&#99999999;<")), "unreadable"],
  ["entities that stand for more and more", () => withSheet(declared('[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]', "&b;")), "unreadable"],
  ["an entity that nobody declared", () => withSheet(good.replace(">a<", ">&b;<")), "unreadable"],
  ["an entity that is a file of the computer", () => withSheet(declared('[<!ENTITY b SYSTEM "file:///etc/passwd">]', "&b;")), "unreadable"],
  ["a file elsewhere that XML would fetch", () => withSheet('<!DOCTYPE a SYSTEM "https://elsewhere.example/a"><a/>'), "unreadable"],
  ["a sheet that leads out of the archive", () => zipped({ ...changed("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../sheet1.xml"), [sheet_part]: "" }), "unreadable"],
  ["a part that is there twice", () => zipped({ ...plainly, "more.xml": "<a/>" }, { "more.xml": { name: "XL/Workbook.xml" } }), "unreadable"],
  ["a part that is beyond the end", () => withSheet(good, { at: 0xfffffff0 }), "unreadable"],
  ["a part of more than 4 GB, or that is told like one", () => withSheet(good, { size: 0xffffffff, packed_size: 0xffffffff }), "unreadable"],
  ["a part that is packed in a way of which nobody knows here", () => withSheet(good, { method: 12 }), "unreadable"],
  ["a part that is not what was packed", () => withSheet(good, { crc: 1 }), "unreadable"],
  ["a part that becomes less than it says", () => withSheet(good, { size: good.length + 1 }), "unreadable"],
  ["a part that is stored and says another size", () => withSheet(good, { method: 0, size: 7 }), "unreadable"],
  ["a part that is cut", () => withSheet(good, { packed: deflateRawSync(good).subarray(0, -9) }), "unreadable"],
  ["a row after the last that is read", () => withRows(`<row r="20001">${inline("x")}</row>`), "too-large"],
  ["a row that no sheet has", () => withRows(`<row r="99999999999999999999">${inline("x")}</row>`), "too-large"],
  ["more rows than are read", () => workbook(Array.from({ length: 20_001 }, () => [{ v: "1" }])), "too-large"],
  ["a cell far to the right", () => withSheet(good.replace('r="A1"', 'r="XFD1"')), "too-large"],
  ["a cell where no sheet has one", () => withSheet(good.replace('r="A1"', `r="${"Z".repeat(99)}1"`)), "too-large"],
  ["a text of more than 4 MB", () => bytesOf("a,b\n".repeat(1_100_000)), "too-large"],
  ["a text of more than 4 MB that is one text for many cells", () => withRows(`<row>${'<c t="s"><v>0</v></c>'.repeat(150)}</row>`, { strings: [`<t>${long}</t>`] }), "too-large"],
  ["cells far apart, with more than 4 MB between them", () => withRows(Array.from({ length: 20_000 }, () => `<row>${inline("xxxxxxxxxx", ' r="GR1"')}</row>`).join("")), "too-large"],
  ["more elements than a sheet has cells", () => withRows("<a/>".repeat(4_000_001)), "too-large"],
  ["elements in elements, without an end", () => withSheet("<a>".repeat(1_000_000)), "unreadable"],
  ["a tag with a million attributes", () => withRows(`<row ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=""`).join(" ")}/>`), "unreadable"],
  ["a text without an end", () => withRows(`<row>${inline("x".repeat(8_000_000))}</row>`), "unreadable"],
])
  test(`${what}: the reason is said, and nothing else comes of it`, async () => assert.deepEqual(await rowsOf(bytes()), { problem }));

// What looks ahead from each of these would look for hours.
for (const [what, bytes, rows] of [
  ["marks of entities without an end", () => withRows(`<row>${inline("&".repeat(1 << 17))}</row>`), { text: "&".repeat(1 << 17) }],
  ["ends of a text for DOS", () => bytesOf(`${"\x1a".repeat(1 << 20)}a`), { text: `${"\x1a".repeat(1 << 20)}a` }],
  ["brackets in a format", () => workbook([[{ v: "5", s: 2 }]], { formats: ["[".repeat(1 << 17)] }), { text: "5" }],
  ["beginnings of tags", () => withRows("<".repeat(1 << 20)), { problem: "unreadable" }],
  ["beginnings of comments", () => withRows("<!--".repeat(1 << 20)), { problem: "unreadable" }],
  ["beginnings of texts that are not marked up", () => withRows("<![CDATA[".repeat(1 << 20)), { problem: "unreadable" }],
  ["attributes without an end", () => withRows(`<row ${'a="b'.repeat(1 << 20)}`), { problem: "unreadable" }],
  ["beginnings of escaped characters", () => withRows(`<row>${inline("_x000".repeat(1 << 15))}</row>`), { text: "_x000".repeat(1 << 15) }],
  ["sheets, and as many parts", () => zipped({ ...changed("xl/workbook.xml", "<sheets>", `<sheets>${'<sheet r:id="r"/>'.repeat(50_000)}`),
    "xl/_rels/workbook.xml.rels": plainly["xl/_rels/workbook.xml.rels"].replace("</Relationships>", () => `${Array.from({ length: 50_000 }, (_, i) => `<Relationship Id="a${i}"/>`).join("")}</Relationships>`) }), { text: "a\tshared" }],
])
  test(`a great many ${what} are looked at once`, async () => assert.deepEqual(await rowsOf(bytes()), rows));

/** The bytes that were given to be inflated, and those that came of them, until the file was refused. */
async function inflatedOf(bytes) {
  const seen = { given: 0, got: 0 };
  const counted = (real) => {
    const writer = real.writable.getWriter(), reader = real.readable.getReader();
    const writable = new WritableStream({
      write(slice) { seen.given += slice.length; return writer.write(slice); },
      close: () => writer.close(),
    });
    const readable = new ReadableStream({
      async pull(to) {
        const { value, done } = await reader.read();
        if (done) return to.close();
        seen.got += value.length;
        to.enqueue(value);
      },
      cancel: () => reader.cancel(),
    }, { highWaterMark: 0 });
    return { writable, readable };
  };
  const { DecompressionStream: Real, qopiInflater } = globalThis;
  globalThis.DecompressionStream = Real && function (format) { return counted(new Real(format)); };
  globalThis.qopiInflater = () => counted(qopiInflater());
  const rows = await rowsOf(bytes);
  Object.assign(globalThis, { DecompressionStream: Real, qopiInflater });
  return { rows, ...seen };
}
const { DecompressionStream } = globalThis;
/** As in a browser of before 2023: one that inflates nothing, or not what is in an archive. */
function inOldBrowser(t, Old) {
  t.after(() => Object.assign(globalThis, { DecompressionStream }));
  globalThis.DecompressionStream = Old;
}
const megabytes = 1024 * 1024, parts_bytes = 16 * 1024;
/** 16 MB that cannot be deflated. */
const noise = () => Buffer.from(Uint32Array.from({ length: 4 * megabytes }, ((random) => () => random() * 2 ** 32)(seeded(7))).buffer);
const bomb = (size) => deflateRawSync(Buffer.alloc(size, " "));
for (const [what, bytes, problem, given_max, got_max] of [
  ["a part that says that it becomes more than 64 MB", () => withSheet("", { packed: bomb(80 * megabytes), size: 80 * megabytes }), "too-large", parts_bytes, parts_bytes],
  ["a part that becomes more than it says", () => withSheet("", { packed: bomb(80 * megabytes), size: 1_000 }), "unreadable", 128 * 1024, 64 * 1024],
  ["parts that become more than 64 MB together", () => zipped({ ...partsOf([]), "xl/sharedStrings.xml": "" },
    { "xl/sharedStrings.xml": { packed: bomb(40 * megabytes), size: 40 * megabytes }, "xl/styles.xml": { packed: bomb(40 * megabytes), size: 40 * megabytes } }), "unreadable", 128 * 1024, 8 * megabytes],
  ["16 MB of blocks of nothing", () => withSheet("", { packed: emptyStored(16 * megabytes), size: 16 * megabytes }), "unreadable", 512 * 1024, parts_bytes],
  ["16 MB of tables for nothing", () => withSheet("", { packed: emptyTables(16 * megabytes), size: 16 * megabytes }), "unreadable", 512 * 1024, parts_bytes],
  ["a sheet that goes on after more rows than are read", () => withSheet(Buffer.concat([Buffer.from(sheetXml(Array.from({ length: 21_000 }, () => ["a"])).replace(/<\/sheetData>.*/, "<!--")), noise()])), "too-large", 512 * 1024, 4 * megabytes],
  ["a sheet that goes on after it is no XML", () => withSheet(Buffer.concat([Buffer.from("<a></b>"), noise()])), "unreadable", 512 * 1024, 512 * 1024],
])
  test(`${what}: no more of it is read than tells so`, async () => {
    const { given, got, rows } = await inflatedOf(bytes());
    assert.deepEqual(rows, { problem });
    assert.ok(given <= given_max && got <= got_max, `${given} bytes became ${got}`);
  });

test("parts that share their bytes are unpacked no further than the archive is long", async () => {
  const comment = `<!--${noise().toString("base64", 0, megabytes / 8)}-->`;
  const xml = `<a>${comment.repeat(8)}</a>`;
  // The shared texts are the first part, and the others lie there, too.
  const first = { "xl/sharedStrings.xml": "", ...partsOf([]), "xl/sharedStrings.xml": xml };
  const same = { at: 0, packed: new Uint8Array(0), packed_size: deflateRawSync(xml).length, size: xml.length, crc: crc32(xml) };
  const bytes = zipped(first, { "xl/styles.xml": same, [sheet_part]: same });
  const { given, rows } = await inflatedOf(bytes);
  assert.deepEqual(rows, { problem: "unreadable" });
  assert.ok(given < bytes.length && given > same.packed_size, `${given} of ${bytes.length}`);
});

test("in a browser that does not inflate by itself a workbook is read as in others", async (t) => {
  const rows = Array.from({ length: 2_000 }, (_, i) => [`Ana ${i}`, `Lindqvist ${i}`, { v: String(7_032_345_710 + i) }]);
  const { text } = await rowsOf(workbook(rows));
  for (const Old of [undefined, class { constructor() { throw new TypeError("Unsupported compression format"); } }]) {
    inOldBrowser(t, Old);
    assert.deepEqual(await rowsOf(workbook(rows)), { text });
  }
});

for (const [what, lies, problem, given_max, got_max] of [
  ["a part that becomes more than it says", { packed: bomb(80 * megabytes), size: 1_000 }, "unreadable", parts_bytes, 256 * 1024],
  ["3 MB of blocks of nothing", { packed: emptyStored(3 * megabytes), size: 3 * megabytes }, "unreadable", 256 * 1024, parts_bytes],
  ["3 MB of tables for nothing", { packed: emptyTables(3 * megabytes), size: 3 * megabytes }, "unreadable", 256 * 1024, parts_bytes],
  // Others make them, and take three milliseconds for each.
  ["tables of more codes than there can be", { packed: tooManyCodes(3 * megabytes), size: 3 * megabytes }, "unreadable", parts_bytes, parts_bytes],
  ["more than 4 MB", { packed: noise().subarray(0, 4 * megabytes), size: 4 * megabytes }, "too-large", parts_bytes, parts_bytes],
])
  test(`${what}, in a browser that does not inflate by itself: no more of it is read than tells so`, async (t) => {
    inOldBrowser(t, undefined);
    const { given, got, rows } = await inflatedOf(withSheet("", lies));
    assert.deepEqual(rows, { problem });
    assert.ok(given <= given_max && got <= got_max, `${given} bytes became ${got}`);
  });

test("where what inflates instead cannot be loaded the page is told so, and loads it the next time", async (t) => {
  inOldBrowser(t, undefined);
  const { qopiInflater } = globalThis, scripts = [];
  t.after(() => { delete globalThis.document; globalThis.qopiInflater = qopiInflater; });
  delete globalThis.qopiInflater;
  globalThis.document = { createElement: () => ({}), head: { append(script) {
    const is_first = scripts.push(script.src) === 1;
    if (!is_first) globalThis.qopiInflater = qopiInflater;
    setImmediate(is_first ? script.onerror : script.onload);
  } } };
  assert.deepEqual(await rowsOf(workbook([["a"]])), { problem: "not-loaded" });
  assert.deepEqual(await rowsOf(workbook([["a"]])), { text: "a" });
  assert.deepEqual(scripts, ["inflate.js", "inflate.js"]);
});

test("links, formulas that would fetch something, and names that lead out of the archive do nothing", async () => {
  const parts = { ...partsOf([["Ana", { t: "str", v: "kept", f: 'WEBSERVICE("https://elsewhere.example/")' }]]), "../../outside.xml": "<a/>",
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="a"/>', "xl/worksheets/_rels/sheet1.xml.rels": "<a/>" };
  assert.deepEqual(await rowsOf(zipped(parts)), { text: "Ana\tkept" });
});

test("an archive that is cut anywhere is refused, and nothing is thrown", async () => {
  const whole = workbook([["First name", "Last name"], ["Ana", "Lindqvist"]]);
  for (let length = 4; length < whole.length; length += 97) assert.deepEqual(await rowsOf(whole.subarray(0, length)), { problem: "unreadable" });
});

test("an archive in which any byte is another is refused or read as it was, but for parts that have another name then, and nothing is thrown", async () => {
  const whole = workbook([["Ana", { t: "s", v: "0" }, { v: "46357", s: 1 }]], { strings: ["<t>Lindqvist</t>"] });
  for (let at = 4; at < whole.length; at += 5) {
    const changed = whole.slice();
    changed[at] ^= 0xff;
    const rows = await rowsOf(changed);
    // Without the shared texts, or without the formats.
    assert.match(rows.text ?? rows.problem, /^(Ana\t(Lindqvist)?\t(2026-12-01|46357)|empty|unreadable|protected|too-large)$/, `${at}`);
  }
});

test("random bytes, with and without the mark of an archive, are refused or read, and nothing is thrown", async () => {
  const random = seeded(20_261_201);
  const bytesOfLength = (length) => Uint8Array.from({ length }, () => random() * 256);
  for (let i = 0; i < 300; ++i) {
    const bytes = bytesOfLength(random() * 400);
    const files = [bytes, Buffer.concat([Buffer.from("PK\x03\x04"), bytes]), withSheet(bytes), withSheet(good, { packed: bytes })];
    for (const file of files) {
      const rows = await rowsOf(new Uint8Array(file));
      assert.ok("text" in rows || typeof rows.problem === "string");
    }
  }
});
