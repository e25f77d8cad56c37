// Every sentence of the 2009 guide is in the product, or there is a reason why not: map.tsv says where, and here it is held to it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { linesOf, run } from "../helpdesk/desk.mjs";
import { saidBy, wordsOf } from "./said.mjs";
import { sentencesOf } from "./sentences.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const reasons = ["legal note shown", "happens after log-in", "scan residue", "page furniture"];

const sentences = sentencesOf(read("guide.txt"));
const lines = linesOf(read("map.tsv"));
const announced = lines.filter((line) => line.startsWith("# todo:")).map((line) => line.slice(2));
const rows = lines.filter((line) => !line.startsWith("#")).map((line) => {
  const [id, words, where, said, ...more] = line.split("\t");
  return { line, id, words, where, said, more, ids: reasons.includes(where) ? [] : (where ?? "").split(" ") };
});
const named = rows.flatMap((row) => row.ids);
const isTodo = (id) => id.startsWith("todo:");

/** Names of the sentences of the pages, taken from the header itself. */
const texts = [...read("../../src/app/texts.hpp").matchAll(/(?:std::string_view|Explained) (\w+)(?:\[\])? =/g)].map((match) => match[1]);

/** All that an id may name. */
async function known() {
  const ended = await run(["dictionary", "--ids"]);
  assert.equal(ended.code, 0, ended.err);
  return new Set([...linesOf(ended.out), ...texts.map((name) => `text:${name}`)]);
}

/** What stands in `list` and not in `others`. */
const missing = (list, others) => list.filter((one) => !others.includes(one));

test("every sentence of the guide has one line in the map, and every line its sentence", () => {
  const digests = rows.map((row) => row.id);
  assert.deepEqual(sentences.filter(({ id }) => !digests.includes(id)), [], "sentences without a line");
  assert.deepEqual(missing(digests, sentences.map(({ id }) => id)), [], "lines without a sentence");
  assert.deepEqual(digests.filter((id, at) => digests.indexOf(id) !== at), [], "sentences with two lines");
});

test("the lines stand in the order of the guide and begin with the words of their sentences", () => {
  assert.deepEqual(rows.map(({ id, words }) => [id, words]), sentences.map(({ id, words }) => [id, words]));
});

test("a line says where a sentence is, or gives one of the four reasons, and nothing else", () => {
  const odd = rows.filter(({ where, more, ids }) => more.length > 0 || (!reasons.includes(where) && !ids.every((id) => /^(field|code|page|kind|text|todo):\S+$/.test(id))));
  assert.deepEqual(odd.map(({ line }) => line), []);
  assert.deepEqual(rows.filter(({ ids }) => new Set(ids).size !== ids.length).map(({ line }) => line), [], "an id stands twice in a line");
});

test("every id in the map is one that the product has", async () => {
  const product = await known();
  assert.deepEqual(rows.filter(({ ids }) => !ids.every((id) => isTodo(id) || product.has(id))).map(({ line }) => line), []);
});

test("what the map points at says the words of the guide, or those by which the product says the same", async () => {
  const { code, out, err } = await run(["dictionary"]);
  assert.equal(code, 0, err);
  const product = saidBy(out);
  const unsaid = rows.filter(({ said, ids }) => said && !ids.some((id) => wordsOf(product.get(id) ?? "").includes(wordsOf(said))));
  assert.deepEqual(unsaid.map(({ line }) => line), []);
  // Where a sentence of the app or the words of a field carry the guide's, it stands in the map which words those are.
  assert.deepEqual(rows.filter(({ said, ids }) => !said && ids.some((id) => /^(text|field):/.test(id))).map(({ line }) => line), []);
});

test("a sentence of the app counts only if it is shown or spoken", () => {
  const source = new URL("../../src/", import.meta.url);
  const code = readdirSync(source, { recursive: true }).filter((name) => /^(ui|app)\/.*\.cpp$/.test(name)).map((name) => readFileSync(new URL(name, source), "utf8")).join("\n");
  const shown = new Set([...code.matchAll(/\btexts::(\w+)/g)].map((match) => match[1]));
  assert.deepEqual(missing(named.filter((id) => id.startsWith("text:")).map((id) => id.slice(5)), [...shown]), []);
});

test("what is missing yet is announced at the top of the map, and nothing is announced that is there", async () => {
  const todo = [...new Set(named.filter(isTodo))];
  assert.deepEqual(missing(todo, announced), [], "not announced");
  assert.deepEqual(missing(announced, todo), [], "announced, and no line has it");
  const product = await known();
  assert.deepEqual(todo.filter((id) => product.has(id.slice(5))), [], "built, and still announced");
});

test("the rules that part the guide into sentences give the units of its print", () => {
  for (const [what, text, expected] of [
    ["an empty line after every line of print means nothing", "One sentence that \n\ngoes on. And another.\n", ["One sentence that goes on.", "And another."]],
    ["a mark of registration on a line of its own belongs to the word before it", " QOPI\n®\n is\n\nA.\n", ["QOPI® is A."]],
    ["bullets begin a unit, and their marks are dropped", "Á First\n\no  Second\n\n1. Third: one\n", ["First", "Second", "Third: one"]],
    ["an indented line is a bullet whose mark was lost", "May include: \n\n A clinic \n\nof any kind \n\n A network\n", ["May include:", "A clinic of any kind", "A network"]],
    ["a heading stands alone", " USER ROLES \n\nPractices must.\n", ["USER ROLES", "Practices must."]],
    ["a word after a gap is a heading, elsewhere it is not", "data. \n\n \n\nPractice \n\nOf it \n\nPractice\n", ["data.", "Practice", "Of it Practice"]],
    ["furniture and targets of links stand alone", "located.\n\nmailto:a@b\n\nRegistration and Participation Guide\n\nLast Updated: 6  Page 9\n\nMore\n",
      ["located.", "mailto:a@b", "Registration and Participation Guide", "Last Updated: 6 Page 9", "More"]],
    ["nothing ends within brackets or after an abbreviation", "It (Is it? Yes. No.) is (e.g., for data, etc). The end.\n", ["It (Is it? Yes. No.) is (e.g., for data, etc).", "The end."]],
    ["a hyphen at the end of a line keeps its word together", "hematology-\n\noncology\n", ["hematology-oncology"]],
    ["letters that the scan mistook are read as printed", "ñOfficeò ï physiciansô πlevel\n", ["“Office” – physicians’ -level"]],
  ])
    assert.deepEqual(sentencesOf(text).map(({ sentence }) => sentence), expected, what);
});

test("a sentence that stands twice has two ids", () => {
  const [first, second, third] = sentencesOf("mailto:a@b\n\nmailto:a@b\n\nmailto:a@b\n").map(({ id }) => id);
  assert.deepEqual([second, third], [`${first}-2`, `${first}-3`]);
});
