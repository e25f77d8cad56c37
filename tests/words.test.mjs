// The words of the product: what words.tsv lists is said nowhere. A sentence is a string of C++ with a blank in it, or a line of a document.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const top = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, top), "utf8");

/** The strings of a C++ file that hold words; those that stand beside each other are one. */
function sentencesOf(path) {
  const code = read(path).replace(/^\s*(\/\/|#|static_assert).*$/gm, "").replace(/\s\/\/.*$/gm, "").replace(/"\s*\n?\s*"/g, "");
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text).filter((text) => / \w/.test(text));
}
const linesOf = (path) => read(path).split("\n");

const sources = readdirSync(new URL("src/", top), { recursive: true }).filter((name) => /\.[ch]pp$/.test(name)).map((name) => `src/${name}`)
  // The spellings of a spreadsheet's headings are not ours, and SQL is no sentence.
  .filter((path) => !["src/app/user_rows.cpp", "src/app/office_rows.cpp"].includes(path));
const pages = ["shell.html", "web/accessibility.html", "web/registration.webmanifest"];
const documents = ["README.md", "src/README.md", "src/helpdesk/SECURITY.md"];
const screen = [...sources.flatMap((path) => sentencesOf(path).map((text) => ({ path, text }))), ...pages.flatMap((path) => linesOf(path).map((text) => ({ path, text })))];
const everywhere = [...screen, ...documents.flatMap((path) => linesOf(path).map((text) => ({ path, text })))];

const phrases = read("tests/words.tsv").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));

test("sentences are found where people read them", () => {
  assert.ok(screen.some(({ text }) => text.startsWith("Enter the NPI as 10 digits")));
  assert.ok(screen.some(({ text }) => text.includes("works offline")));
  assert.ok(everywhere.some(({ path }) => path === "README.md"));
  assert.ok(screen.length > 1000);
});

for (const [phrase, instead, where, except = ""] of phrases)
  test(`nothing says ${phrase}: ${instead || "leave it out"}`, () => {
    assert.match(where, /^(screen|everywhere)$/);
    const found = (where === "screen" ? screen : everywhere).filter(({ text }) => new RegExp(phrase, "i").test(text));
    assert.deepEqual(found.filter(({ text }) => !except || !new RegExp(except).test(text)).map(({ path, text }) => `${path}: ${text}`), []);
    if (except) assert.ok(found.length > 0, "the exception is not needed any more");
  });
