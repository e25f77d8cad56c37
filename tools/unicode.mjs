// utf8proc's tables as the browser loads them: unicode.mjs FOLDER OUTPUT reads utf8proc's folder and writes the file that takes the place of its
// utf8proc_data.c. Most numbers of a table are one more than the number before; written as steps and column by column, the tables compress to
// half of their size. They are unpacked before anything else runs. `tests/core/text_test.cpp` compares every character with the native tables.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, output] = process.argv.slice(2);
const header = readFileSync(join(folder, "utf8proc.h"), "utf8");
const data = readFileSync(join(folder, "utf8proc_data.c"), "utf8");

const values = new Map([["UINT16_MAX", 0xffff], ["true", 1], ["false", 0]]);
for (const [, name, value] of header.matchAll(/\b(UTF8PROC_\w+)\s*=\s*(\d+)/g)) values.set(name, Number(value));

/** @param {string} name @returns {string} what stands between the braces */
function body(name) {
  const found = new RegExp(`^static const \\w+ ${name}\\[\\] = \\{(.*?)\\};`, "ms").exec(data);
  if (!found) throw new Error(`utf8proc_data.c has no ${name}`);
  return found[1];
}
/** @param {string} text @returns {number[]} */
const numbers = (text) => text.split(",").map((part) => part.trim()).filter(Boolean).map((word) => {
  const value = values.get(word) ?? Number(word);
  if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw new Error(`${word} is no number of a table`);
  return value;
});

/** 0 for the number that stands for none, else one more than the step from the last number, as 7 bits a byte. @param {number[]} table */
function steps(table) {
  const bytes = [];
  let last = 0;
  for (const value of table) {
    const step = value - last;
    let code = value === 0xffff ? 0 : (step < 0 ? -2 * step - 1 : 2 * step) + 1;
    if (code > 0) last = value;
    for (; code > 127; code >>= 7) bytes.push((code & 127) | 128);
    bytes.push(code);
  }
  return bytes;
}
/** All low bytes, then all high ones. @param {number[]} table */
const halves = (table) => [...table.map((value) => value & 255), ...table.map((value) => value >> 8)];

const columns = ["category", "combining_class", "bidi_class", "decomp_type", "decomp_seqindex", "casefold_seqindex", "uppercase_seqindex",
  "lowercase_seqindex", "titlecase_seqindex", "comb_index", "bidi_mirrored", "comp_exclusion", "ignorable", "control_boundary", "charwidth", "pad",
  "boundclass"];
const rows = [...body("utf8proc_properties").matchAll(/\{([^}]*)\}/g)].map(([, row]) => numbers(row));
if (rows.length === 0 || rows.some((row) => row.length !== columns.length)) throw new Error("the properties have other columns");
const tables = ["sequences", "combinations", "stage1table", "stage2table"].map((name) => ({ name: `utf8proc_${name}`, table: numbers(body(`utf8proc_${name}`)) }));
const packed = [...tables.flatMap(({ name, table }) => (name.includes("stage") ? steps(table) : halves(table))), ...columns.flatMap((_, i) => steps(rows.map((row) => row[i])))];

const lines = [];
for (let i = 0; i < packed.length; i += 40) lines.push(packed.slice(i, i + 40).join(","));
writeFileSync(output, `/* Made by tools/unicode.mjs from utf8proc_data.c. */
${tables.map(({ name, table }) => `static utf8proc_uint16_t ${name}[${table.length}];`).join("\n")}
static utf8proc_property_t utf8proc_properties[${rows.length}];
static const utf8proc_uint8_t packed[] = {
${lines.join(",\n")}};

static const utf8proc_uint8_t *halves(const utf8proc_uint8_t *from, utf8proc_uint16_t *to, int count) {
  for (int i = 0; i < count; ++i) to[i] = (utf8proc_uint16_t)(from[i] | from[count + i] << 8);
  return from + 2 * count;
}
static unsigned step(const utf8proc_uint8_t **from, int *last) {
  int code = 0, shift = 0;
  do code |= (**from & 127) << shift, shift += 7; while (*(*from)++ & 128);
  if (code == 0) return UINT16_MAX;
  code -= 1;
  *last += code & 1 ? -(code + 1) / 2 : code / 2;
  return (unsigned)*last;
}
static const utf8proc_uint8_t *steps(const utf8proc_uint8_t *from, utf8proc_uint16_t *to, int count) {
  for (int i = 0, last = 0; i < count; ++i) to[i] = (utf8proc_uint16_t)step(&from, &last);
  return from;
}
__attribute__((constructor(101))) static void unpack(void) {
  const utf8proc_uint8_t *from = packed;
${tables.map(({ name, table }) => `  from = ${name.includes("stage") ? "steps" : "halves"}(from, ${name}, ${table.length});`).join("\n")}
${columns.map((column) => `  for (int i = 0, last = 0; i < ${rows.length}; ++i) utf8proc_properties[i].${column} = step(&from, &last);`).join("\n")}
}
`);
