// utf8proc's tables as the browser loads them: unicode.mjs FOLDER OUTPUT reads utf8proc's folder and writes the file that takes the place of its
// utf8proc_data.c. It holds what is asked here: categories, cases, and normal forms, not where words break or how wide a sign is. What belongs
// together stands together, in the order of the characters and as the step from one number to the next: so it compresses to a third of the size.
// It is unpacked before anything else runs. `tests/core/text_test.cpp` compares every character with the native tables.
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

const tables = Object.fromEntries(["sequences", "combinations", "stage1table", "stage2table"].map((name) => [name, numbers(body(`utf8proc_${name}`))]));

const columns = ["category", "combining_class", "bidi_class", "decomp_type", "decomp_seqindex", "casefold_seqindex", "uppercase_seqindex",
  "lowercase_seqindex", "titlecase_seqindex", "comb_index", "bidi_mirrored", "comp_exclusion", "ignorable", "control_boundary", "charwidth", "pad",
  "boundclass"];
const found = [...body("utf8proc_properties").matchAll(/\{([^}]*)\}/g)].map(([, row]) => numbers(row));
if (found.length === 0 || found.some((row) => row.length !== columns.length)) throw new Error("the properties have other columns");
const none = 0xffff;

/** The character that stands at an index of the sequences, and the index after it. @param {number} index @returns {[number, number]} */
function character(index) {
  const unit = tables.sequences[index];
  if ((unit & 0xf800) !== 0xd800) return [unit, index + 1];
  return [((unit & 0x3ff) << 10 | tables.sequences[index + 1] & 0x3ff) + 0x10000, index + 2];
}
/** The characters to which an index with a length refers. @param {number} reference */
function sequence(reference) {
  if (reference === none) return [];
  let index = reference & 0x3fff;
  let count = (reference >> 14) + 1;
  if (count > 3) count = tables.sequences[index++] + 1;
  return Array.from({ length: count }, () => {
    const [letter, next] = character(index);
    index = next;
    return letter;
  });
}
/** What is asked about a character. Of a decomposition that is only for compatibility it does not matter for which. @param {number[]} row */
function properties(row) {
  const at = Object.fromEntries(columns.map((column, i) => [column, row[i]]));
  const letter = (index) => (index === none ? none : character(index)[0]);
  return {
    category: at.category, combining_class: at.combining_class, decomp_type: Math.min(at.decomp_type, 1), comb_index: at.comb_index,
    comp_exclusion: at.comp_exclusion, ignorable: at.ignorable, uppercase_seqindex: letter(at.uppercase_seqindex),
    lowercase_seqindex: letter(at.lowercase_seqindex), titlecase_seqindex: letter(at.titlecase_seqindex),
    casefold: sequence(at.casefold_seqindex), decomp: sequence(at.decomp_seqindex),
  };
}

// First the rows that several characters share, then those of one character each, in the order of the characters. A character with a row of its own
// is written as "the next one".
const wanted = found.map((row) => JSON.stringify(properties(row)));
const uses = new Map();
for (const number of tables.stage2table) uses.set(wanted[number], (uses.get(wanted[number]) ?? 0) + 1);
const shared = [...uses.keys()].filter((row) => uses.get(row) > 1);
const numbered = new Map([...shared, ...[...uses.keys()].filter((row) => uses.get(row) === 1)].map((row, i) => [row, i]));
const rows = [...numbered.keys()].map((row) => JSON.parse(row));
const stage2 = tables.stage2table.map((number) => numbered.get(wanted[number])).map((row) => (row < shared.length ? row + 1 : 0));

/** 7 bits a byte. @param {number[]} table */
function small(table) {
  const bytes = [];
  for (let value of table) {
    for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
    bytes.push(value);
  }
  return bytes;
}
/** 0 for the number that stands for none, else one more than the step from the last number. @param {number[]} table */
function steps(table) {
  let last = 0;
  return small(table.map((value) => {
    if (value === none) return 0;
    const step = value - last;
    last = value;
    return (step < 0 ? -2 * step - 1 : 2 * step) + 1;
  }));
}
/** All low bytes, then what is above them. @param {number[]} table */
const halves = (table) => [...table.map((value) => value & 255), ...small(table.map((value) => value >> 8))];

const numberColumns = ["category", "combining_class", "decomp_type", "comb_index", "comp_exclusion", "ignorable"];
const letterColumns = ["uppercase_seqindex", "lowercase_seqindex", "titlecase_seqindex"];
const rest = rows.flatMap(({ decomp }) => decomp.slice(1));
const packed = [
  ...halves(tables.combinations), ...steps(tables.stage1table), ...small(stage2),
  ...numberColumns.flatMap((column) => steps(rows.map((row) => row[column]))),
  ...small(rows.map(({ decomp }) => decomp.length)), ...steps(rows.flatMap(({ decomp }) => decomp.slice(0, 1))), ...halves(rest),
  ...small(rows.map(({ casefold }) => casefold.length)), ...steps(rows.flatMap(({ casefold }) => casefold)),
  ...letterColumns.flatMap((column) => steps(rows.map((row) => row[column]))),
];

/** How many units sequences take: one a character, two above the first plane, and one for the length of a long one. @param {number[]} letters */
const units = (letters) => letters.reduce((sum, letter) => sum + (letter > 0xffff ? 2 : 1), letters.length > 3 ? 1 : 0);
const long = rows.reduce((sum, { decomp, casefold }) => sum + units(decomp) + units(casefold), 0);
if (long > 0x4000) throw new Error("the sequences are too many for the indices that refer to them");
const single = letterColumns.reduce((sum, column) => sum + rows.reduce((some, row) => some + (row[column] === none ? 0 : units([row[column]])), 0), 0);

const lines = [];
for (let i = 0; i < packed.length; i += 40) lines.push(packed.slice(i, i + 40).join(","));
writeFileSync(output, `/* Made by tools/unicode.mjs from utf8proc_data.c. */
static utf8proc_uint16_t utf8proc_sequences[${long + single}];
static utf8proc_uint16_t utf8proc_combinations[${tables.combinations.length}];
static utf8proc_uint16_t utf8proc_stage1table[${tables.stage1table.length}];
static utf8proc_uint16_t utf8proc_stage2table[${stage2.length}];
static utf8proc_property_t utf8proc_properties[${rows.length}];
static const utf8proc_uint8_t packed[] = {
${lines.join(",\n")}};

static const utf8proc_uint8_t *from = packed; /* what is read next */
static int used = 0;                          /* of the sequences */

static unsigned small(void) {
  unsigned value = 0;
  int shift = 0;
  do value |= (*from & 127u) << shift, shift += 7; while (*from++ & 128);
  return value;
}
static unsigned step(int *last) {
  int code = (int)small() - 1;
  if (code < 0) return UINT16_MAX;
  *last += code & 1 ? -(code + 1) / 2 : code / 2;
  return (unsigned)*last;
}
/* Appends a character to the sequences. */
static void put(unsigned letter) {
  if (letter > 0xFFFF) {
    utf8proc_sequences[used++] = (utf8proc_uint16_t)(0xD800 | (letter - 0x10000) >> 10);
    letter = 0xDC00 | (letter & 0x3FF);
  }
  utf8proc_sequences[used++] = (utf8proc_uint16_t)letter;
}
/* Begins a sequence, and says how to refer to it. */
static utf8proc_uint16_t begin(unsigned count) {
  int index = used;
  if (count == 0) return UINT16_MAX;
  if (count > 3) utf8proc_sequences[used++] = (utf8proc_uint16_t)(count - 1);
  return (utf8proc_uint16_t)((count > 3 ? 3 : count - 1) << 14 | (unsigned)index);
}
__attribute__((constructor(101))) static void unpack(void) {
  const utf8proc_uint8_t *lengths, *low;
  static int first[${rows.filter(({ decomp }) => decomp.length > 0).length}];
  int last, next = ${shared.length};
  low = from, from += ${tables.combinations.length};
  for (int i = 0; i < ${tables.combinations.length}; ++i) utf8proc_combinations[i] = (utf8proc_uint16_t)(low[i] | small() << 8);
  last = 0;
  for (int i = 0; i < ${tables.stage1table.length}; ++i) utf8proc_stage1table[i] = (utf8proc_uint16_t)step(&last);
  for (int i = 0; i < ${stage2.length}; ++i) {
    unsigned row = small();
    utf8proc_stage2table[i] = (utf8proc_uint16_t)(row ? row - 1 : (unsigned)next++);
  }
${numberColumns.map((column) => `  last = 0;
  for (int i = 0; i < ${rows.length}; ++i) utf8proc_properties[i].${column} = step(&last);`).join("\n")}
  /* How long the decompositions are, which is below 128; the first character of each; all that follow. */
  lengths = from, from += ${rows.length};
  last = 0;
  for (int i = 0; i < (int)(sizeof first / sizeof *first); ++i) first[i] = (int)step(&last);
  low = from, from += ${rest.length};
  for (int i = 0, decomposed = 0; i < ${rows.length}; ++i) {
    utf8proc_properties[i].decomp_seqindex = begin(lengths[i]);
    if (lengths[i] > 0) put((unsigned)first[decomposed++]);
    for (int j = 1; j < lengths[i]; ++j) {
      unsigned letter = *low++;
      put(letter | small() << 8);
    }
  }
  lengths = from, from += ${rows.length};
  last = 0;
  for (int i = 0; i < ${rows.length}; ++i) {
    utf8proc_properties[i].casefold_seqindex = begin(lengths[i]);
    for (int j = 0; j < lengths[i]; ++j) put(step(&last));
  }
${letterColumns.map((column) => `  last = 0;
  for (int i = 0; i < ${rows.length}; ++i) {
    unsigned letter = step(&last);
    utf8proc_properties[i].${column} = letter == UINT16_MAX ? UINT16_MAX : (utf8proc_uint16_t)used;
    if (letter != UINT16_MAX) put(letter);
  }`).join("\n")}
}
`);
