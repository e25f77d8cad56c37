// Commands that need neither store nor keys: check, value, schema.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { deskInfo, folder, jsonLines, run, startDesk } from "./desk.mjs";
import { bytesOf, fullest, fullestSealed, interest, makeObject, makePackage, smallest } from "./package.mjs";

const tests = createRequire(new URL("../package.json", import.meta.url));
const Ajv = tests("ajv/dist/2020.js").default;

let key;
before(async (t) => { key = (await deskInfo(await startDesk(t))).keys.seal[0]; });

const good = {
  smallest: () => makeObject(),
  fullest: () => makeObject({ content: fullest(), sealed: fullestSealed(), sealKey: key }),
  interest: () => makeObject({ kind: "interest", content: interest() }),
};

test("check accepts a good package, with exit 0", async (t) => {
  const dir = await folder(t);
  const files = [];
  for (const [name, make] of Object.entries(good)) {
    files.push(join(dir, `${name}.json`));
    await writeFile(files.at(-1), bytesOf(await make()));
  }
  // The worst of them decides the exit code: 0 is that of each.
  const ended = await run(["check", ...files]);
  assert.equal(ended.code, 0, ended.out + ended.err);
  for (const file of files) assert.match(ended.out, new RegExp(`^${file}: accepted \\(Registration of`, "m"));
  const lines = jsonLines((await run(["check", "--json", ...files])).out);
  for (const file of files) {
    const last = lines.filter((line) => line.file === file).at(-1);
    assert.deepEqual([last?.severity, last?.code], ["ok", "ok"], file);
  }
});

test("check names each error with place, label and what to do, with exit 1", async () => {
  const content = smallest();
  content.physician.npi = "123";
  content.practice.name = "RIVERBEND ONCOLOGY";
  const { bytes } = await makePackage({ content });
  const ended = await run(["check", "-"], { input: bytes });
  assert.equal(ended.code, 1);
  assert.match(ended.out, /^-: has errors/);
  assert.match(ended.out, /error \/content\/physician\/npi \(National Provider Identifier \(NPI\)\): Enter the NPI/);
  assert.match(ended.out, /warning \/content\/practice\/name \(Practice name\): Capitalize/);
  const lines = jsonLines((await run(["check", "--json", "-"], { input: bytes })).out);
  assert.deepEqual(lines.map((l) => [l.severity, l.code, l.at]),
    [["error", "npi-length", "/content/physician/npi"], ["warning", "all-upper-case", "/content/practice/name"]]);
  for (const line of lines) assert.ok(line.message);
});

test("check says in one sentence what it cannot read, with exit 2", async (t) => {
  const dir = await folder(t);
  const { bytes } = await makePackage();
  for (const [input, code] of [["", "package-syntax"], ["{]", "package-syntax"], [bytes.toString().replace("Riverbend", "Otherbend"), "package-digest"],
    ["[".repeat(40), "package-too-deep"], [Buffer.alloc((16 << 20) + 1, 0x20), "package-too-large"], [Buffer.from([0xff]), "package-not-utf8"]]) {
    const ended = await run(["check", "--json", "-"], { input });
    assert.equal(ended.code, 2, code);
    assert.deepEqual(jsonLines(ended.out).map((l) => [l.severity, l.code]), [["error", code]]);
    assert.match((await run(["check", "-"], { input })).out, /^-: not readable\. [A-Z].*\.\n$/);
  }
  const missing = await run(["check", join(dir, "missing.json")]);
  assert.equal(missing.code, 2);
  assert.match(missing.err, /cannot be read: no such file/);
});

test("of several files the worst decides the exit code, and all are looked at", async (t) => {
  const dir = await folder(t);
  await writeFile(join(dir, "good.json"), (await makePackage()).bytes);
  await writeFile(join(dir, "bad.json"), "x");
  const ended = await run(["check", join(dir, "bad.json"), join(dir, "good.json")]);
  assert.equal(ended.code, 2);
  assert.match(ended.out, /good\.json: accepted/);
});

test("value answers every vector with its code, severity and exit code", async () => {
  const vectors = JSON.parse(await readFile(new URL("../vectors.json", import.meta.url)));
  const rows = Object.entries(vectors).flatMap(([kind, list]) => list.map((row) => ({ kind, ...row })));
  assert.ok(rows.length > 250);
  for (let at = 0; at < rows.length; at += 8)
    await Promise.all(rows.slice(at, at + 8).map(async ({ kind, value, state, severity, code }) => {
      const ended = await run(["value", kind, "--json", ...(state ? ["--with", `state=${state}`] : []), "--", value]);
      const [answer] = jsonLines(ended.out);
      const what = `${kind} ${JSON.stringify(value)} ${state ?? ""}`;
      assert.equal(answer.severity, severity, what);
      if (code) assert.equal(answer.code, code, what);
      assert.equal(ended.code, severity === "error" ? 1 : 0, what);
      assert.deepEqual(Object.keys(answer).slice(0, 4), ["severity", "code", "message", "value"], what);
    }));
});

test("value prints the normalized text, and for people a sentence", async () => {
  assert.equal((await run(["value", "npi", "1234 567-893"])).out, "ok: 1234567893\n");
  assert.match((await run(["value", "npi", "123"])).out, /^error: 123\n {2}npi-length: Enter the NPI.*\n$/);
  for (const [kind, typed, value] of [["phone", "703-234-5710, ext. 204", "703-234-5710 ext. 204"], ["phone", "tel:+1-703-234-5710;ext=204", "703-234-5710 ext. 204"],
    ["email", "mailto:ana%40riverbend.example.org?subject=Hi", "ana@riverbend.example.org"], ["email", "Ana <ana@riverbend.example.org>", "ana@riverbend.example.org"]])
    assert.equal((await run(["value", kind, "--", typed])).out, `ok: ${value}\n`);
  assert.equal((await run(["value", "npi", " "])).code, 1);
  assert.equal((await run(["value", "npi", ""])).code, 1);
});

test("an unknown kind, state or setting gets one sentence with what is known", async () => {
  for (const [args, says] of [[["value", "shoe-size", "44"], /Use one of: npi upin ein/], [["value", "zip", "22314", "--with", "state=Virginia"], /two letters/],
    [["value", "npi", "1", "--with", "state=VA"], /for a zip only/], [["schema", "merger"], /Use one of: registration interest/]]) {
    const ended = await run(args);
    assert.equal(ended.code, 2);
    assert.match(ended.err, says);
  }
});

test("without a command, or with one that is misspelled, the exit is 2; help and version are 0", async () => {
  assert.equal((await run([])).code, 2);
  assert.equal((await run(["sreve"])).code, 2);
  assert.equal((await run(["list"])).code, 2);
  assert.equal((await run(["--help"])).code, 0);
  assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

test("good packages validate against the exported schema, and the schema is one that ajv takes in strict mode", async () => {
  const validators = {};
  for (const kind of ["registration", "interest"])
    validators[kind] = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse((await run(["schema", kind])).out));
  for (const [name, make] of Object.entries(good)) {
    const object = JSON.parse(bytesOf(await make()));
    const validate = validators[object.kind];
    assert.ok(validate(object), `${name}: ${JSON.stringify(validate.errors)}`);
    for (const change of [{ version: 1 }, { kind: "merger" }, { id: "1" }, { content: [] }, { digest: "x" }, { format: undefined }])
      assert.ok(!validate(JSON.parse(JSON.stringify({ ...object, ...change }))), JSON.stringify(change));
  }
});
