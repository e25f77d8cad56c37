// `helpdesk dictionary`: the data dictionary of all kinds, and the ids by which other tests name what the product has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, run } from "./desk.mjs";

const printed = async (...args) => {
  const ended = await run(["dictionary", ...args]);
  assert.equal(ended.code, 0, ended.err);
  assert.equal(ended.err, "");
  return ended.out;
};
const ids = async (what) => linesOf(await printed("--ids")).filter((id) => id.startsWith(`${what}:`)).map((id) => id.slice(what.length + 1));

// The schema of the value at a pointer such as "/content/users/*/email"; undefined where the schema says nothing of it.
const inSchema = (schema, pointer) => pointer.split("/").slice(1)
  .reduce((at, step) => (step === "*" ? at?.items : at?.properties?.[step]), schema);

test("dictionary prints one Markdown document, the same at every run", async () => {
  const first = await printed();
  assert.match(first, /^# Data dictionary\n/);
  assert.match(first, /\n\| `\/content\/practice\/ein` \| Practice taxpayer ID \(EIN\) \|.*\| text \| never \| sealed \| {2}\|\n/);
  assert.match(first, /\n\| `\/content\/users\/\*\/email` \| Email address \|.*\| text \| always \| clear \| {2}\|\n/);
  assert.equal(first, await printed());
  assert.ok(first.endsWith("\n") && !first.endsWith("\n\n"));
});

test("the ids come one a line, sorted, each once, and each of a sort that is known", async () => {
  const lines = linesOf(await printed("--ids"));
  assert.deepEqual(lines, [...new Set(lines)].sort());
  assert.deepEqual(lines.filter((id) => !/^(field:[a-z-]+\/content\/\S+|code:[a-z0-9-]+|page:#\/\S*|kind:[a-z-]+)$/.test(id)), []);
});

test("every kind that has a schema has a part in the dictionary, and every field of the schema has an id", async () => {
  const [document, kinds, fields] = [await printed(), await ids("kind"), await ids("field")];
  assert.ok(kinds.includes("registration"));
  for (const kind of kinds) {
    assert.match(document, new RegExp(`\\n## .* \\(\`${kind}\`\\)\\n`));
    const schema = JSON.parse((await run(["schema", kind])).out);
    const found = (at, path) => {
      if (at.items?.properties) return found(at.items, `${path}/*`);
      if (!at.properties) return [path];
      // An item's id tells items apart; it is no field.
      return Object.entries(at.properties).filter(([key]) => !(path.endsWith("/*") && key === "id")).flatMap(([key, one]) => found(one, `${path}/${key}`));
    };
    const described = found(schema.properties.content, "/content");
    const listed = fields.filter((field) => field.startsWith(`${kind}/`)).map((field) => field.slice(kind.length));
    assert.deepEqual(described.filter((path) => !listed.includes(path)), [], kind);
    // What the schema leaves out is sealed, and the dictionary says so.
    for (const path of listed.filter((one) => !inSchema(schema, one))) {
      const rows = linesOf(document).filter((line) => line.startsWith(`| \`${path}\` |`));
      assert.ok(rows.length > 0, path);
      for (const row of rows) assert.match(row, / \| sealed \| /, path);
    }
  }
});

test("a word too many is refused", async () => {
  assert.equal((await run(["dictionary", "registration"])).code, 2);
});
