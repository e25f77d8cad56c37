// The threat model and the list of ASVS: every line has a test that is there under this name, or a reason.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { namesInFile } from "./named.mjs";

const top = new URL("../../", import.meta.url);
const lines = (await readFile(new URL("src/helpdesk/SECURITY.md", top), "utf8")).split("\n");

/** The tests that a line names: a file, and then names in it. */
function citedIn(line) {
  let file = "";
  return [...line.matchAll(/`(tests\/[^`]+)`|“([^”]+)”/g)].flatMap(([, path, name]) => (path ? ((file = path), []) : file ? [[file, name]] : []));
}

const rows = lines.filter((line) => /^\| (?!---|attacker \||section \|)/.test(line));
test("the model and the list are there", () => assert.ok(rows.length > 40, String(rows.length)));

/** OWASP ASVS 5.0 has these chapters; each is in the list. */
test("every chapter of ASVS 5.0 stands in the list", () => {
  const chapters = new Set(rows.flatMap((row) => [...row.matchAll(/\bV(\d+)/g)].map(([, number]) => Number(number))));
  assert.deepEqual([...chapters].sort((a, b) => a - b), Array.from({ length: 17 }, (_, i) => i + 1));
});

for (const row of rows) {
  const cells = row.split(" | ");
  test(`“${cells[0].slice(2)}” has a test that is there, or a reason`, async () => {
    const cited = citedIn(row);
    if (!cited.length) assert.ok(/^(n\/a|partly)$/.test(cells[1]) || /not (met|held)/.test(row), "neither a test nor a reason");
    assert.ok(cells.at(-1).length > 20);
    for (const [file, name] of cited)
      assert.ok((await namesInFile(new URL(file, top))).some((one) => one.test(name)), `${file} has no test “${name}”`);
  });
}
