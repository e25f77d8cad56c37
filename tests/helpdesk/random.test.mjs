// Packages nobody thought of, the same each time: the Help Desk's program says of them what the app says, and the exported
// schema never refuses what the rules accept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { long } from "./crowd.mjs";
import { execute, folder, helpdesk, jsonLines, run } from "./desk.mjs";

const tests = createRequire(new URL("../package.json", import.meta.url));
const Ajv = tests("ajv/dist/2020.js").default;
const count = long ? 10_000 : 2_000;
const maker = process.env.RANDOM_PACKAGES ?? join(dirname(helpdesk), "random_packages");

/** The findings that `check --json` prints, by file, without the line that says "Accepted." */
async function checked(files) {
  const found = new Map(files.map((file) => [file, []]));
  for (let i = 0; i < files.length; i += 2000) {
    const ended = await run(["check", "--json", ...files.slice(i, i + 2000)]);
    assert.equal(ended.err, "");
    for (const { file, at, code, id } of jsonLines(ended.out)) if (id === undefined) found.get(file).push({ at, code });
  }
  return found;
}

test(`the app, the Help Desk's program and the schema agree about ${count.toLocaleString("en-US")} random packages`, async (t) => {
  const made = await execute(maker, [await folder(t), String(count)]);
  assert.equal(made.code, 0, made.err);
  const packages = jsonLines(made.out);
  assert.equal(packages.length, count);
  const found = await checked(packages.map(({ file }) => file));

  const schemas = new Map(), outcomes = { accepted: 0, refused: 0, unreadable: 0 };
  for (const { file, kind, refused, issues } of packages) {
    const said = found.get(file);
    const text = readFileSync(file, "utf8");
    if (said.length === 1 && said[0].code === "wrong-type") {
      // The answer cannot even be written as what it should be: the app refuses it at the same place.
      assert.ok(issues.some(({ at }) => at === said[0].at), `${said[0].at}\n${text}`);
      outcomes.unreadable++;
      continue;
    }
    assert.deepEqual(said, issues, text);
    outcomes[refused ? "refused" : "accepted"]++;
    if (refused) continue;
    if (!schemas.has(kind)) schemas.set(kind, new Ajv({ strict: true, allErrors: true }).compile(JSON.parse((await run(["schema", kind])).out)));
    const validate = schemas.get(kind);
    assert.ok(validate(JSON.parse(text)), `${JSON.stringify(validate.errors)}\n${text}`);
  }
  // Every kind was accepted at least once, and some were refused; otherwise nothing was tried.
  assert.deepEqual([...schemas.keys()].sort(), [...new Set(packages.map(({ kind }) => kind))].sort());
  assert.ok(outcomes.refused > 0, JSON.stringify(outcomes));
  t.diagnostic(JSON.stringify(outcomes));
});
