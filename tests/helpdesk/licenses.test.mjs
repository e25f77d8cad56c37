// The notices of what other people wrote stand in what we ship, whole, for each of its parts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundled, linked, notices, parts, pinned } from "../../tools/licenses.mjs";
import { ask, prepare, serve } from "./desk.mjs";

const top = new URL("../../", import.meta.url);
const text = (path) => readFile(path.startsWith("/") ? path : new URL(path, top), "utf8");

for (const [where, names] of [["tools/sources.pins", pinned], ["web/package.json", bundled]])
  for (const [name, version] of names)
    test(`${name} of ${where} has its notice, with its version`, () => {
      const part = parts.find(({ pin }) => pin === name);
      assert.ok(part, "tools/licenses.mjs has no part of this pin");
      for (const what of part.in) assert.ok(notices(what).includes(`\n${part.name} ${version}\n`));
    });

for (const { name, in: shipped, notice } of parts)
  test(`the notice of ${name} is whole in what it is part of, and nowhere else`, async () => {
    const whole = (await text(notice)).trim();
    assert.match(whole, /copyright|©|public domain/i);
    for (const what of ["site", "program"]) assert.equal(notices(what).includes(whole), shipped.includes(what), what);
  });

test("what the program is linked with, and finds where it is installed, is named", async () => {
  const [, modules] = /foreach\(library ([^)]+)\)/.exec(await text("tools/cmake/native.cmake"));
  assert.deepEqual(linked.map(([module]) => module).sort(), modules.trim().split(/\s+/).sort());
  for (const [, name, license] of linked) assert.ok(notices("program").includes(`\n${name}: ${license}\n`));
});

test("the site serves its notices as text, and a first visit does not fetch them", async (t) => {
  const desk = await serve(t, { ...(await prepare(t)), site: fileURLToPath(new URL("build/web", top)) });
  const answer = await ask(desk, "GET", "/licenses.txt");
  assert.deepEqual([answer.status, answer.headers["content-type"], answer.body.toString()], [200, "text/plain; charset=utf-8", notices("site")]);
  const worker = (await ask(desk, "GET", "/worker.js")).body.toString();
  assert.match(worker, /accessibility\.html/);
  assert.doesNotMatch(worker, /licenses\.txt/);
});
