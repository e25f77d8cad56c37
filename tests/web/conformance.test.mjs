// The accessibility report: every criterion of WCAG 2.2, A and AA, in its order, and every test that it names is there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { namesIn, namesInFile } from "./named.mjs";

const top = new URL("../../", import.meta.url);
const report = new JSDOM(await readFile(new URL("web/accessibility.html", top), "utf8")).window.document;

/** W3C, Web Content Accessibility Guidelines 2.2. 4.1.1 is obsolete and no longer in it. */
const criteria = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3
      2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/),
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3
      3.3.4 3.3.8 4.1.3`.split(/\s+/),
};
const verdicts = ["Supports", "Partly supports", "Does not support", "Does not apply"];

test("a test is found by its name, whatever is filled in", () => {
  const [plain, filled, counted] = namesIn('journey("one way", {}); test(`all of the ${view} view`, 1);\nTEST_CASE("two (2)") {');
  assert.ok(plain.test("one way") && !plain.test("one ways") && !plain.test("no one way"));
  assert.ok(filled.test("all of the canvas view") && !filled.test("all of the canvas"));
  assert.ok(counted.test("two (2)"));
});

for (const [level, numbers] of Object.entries(criteria)) {
  const items = [...report.querySelectorAll(`#level-${level} > li`)];
  test(`every criterion of level ${level} stands in the report, once and in its order`, () =>
    assert.deepEqual(items.map((item) => item.querySelector("b").textContent.split(" ")[0]), numbers));
  for (const item of items) {
    const name = item.querySelector("b").textContent;
    test(`${name} has a verdict, and a test or a reason`, async () => {
      const verdict = item.querySelector("em").textContent.slice(0, -1);
      assert.ok(verdicts.includes(verdict), verdict);
      assert.ok(item.querySelector("cite") || item.querySelector("span")?.textContent.length > 20, "neither a test nor a reason");
      for (const cited of item.querySelectorAll("cite")) {
        const names = await namesInFile(new URL(`tests/${cited.title}`, top));
        assert.ok(names.some((one) => one.test(cited.textContent)), `${cited.title} has no test “${cited.textContent}”`);
      }
    });
  }
}

test("who holds the report against the page finds it there", async () => {
  assert.ok((await readFile(new URL("src/ui/page.cpp", top), "utf8")).includes('"accessibility.html"'));
});
