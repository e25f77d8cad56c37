// The journeys find controls by role and accessible name alone: then a missing label breaks them, as it would stop a person.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const here = new URL("./browser/", import.meta.url);

/** What would find a control in another way, or wait for nothing but time. */
const banned = [
  ["a CSS selector", /querySelector|getElements?By(?!TagName\("canvas"\))|\.\$\$?\(|\.\$\$?eval|waitForSelector|locator\(/],
  ["a place on the screen", /\.mouse\b|\.touchscreen\b|\.click\(\s*\d|elementFromPoint/],
  ["a press that nobody made", /\.click\(\)|dispatchEvent|\.value\s*=[^=]|\.checked\s*=[^=]|requestSubmit|\.submit\(\)/],
  ["a pause", /setTimeout|setInterval|waitForTimeout|timers/],
  ["the browser behind the verbs", /tab\.page\b|puppeteer/],
];

const files = (await readdir(here)).filter((name) => name.endsWith(".mjs"));

test("the journeys are here", () => assert.ok(files.filter((name) => name.endsWith(".test.mjs")).length > 5));

for (const file of files)
  test(`${file} speaks in roles and names only`, async () => {
    const lines = (await readFile(new URL(file, here), "utf8")).split("\n");
    for (const [what, pattern] of banned)
      assert.deepEqual(lines.filter((line) => pattern.test(line)), [], `${file} uses ${what}`);
  });

const examples = ['tab.page.$("#x")', 'document.querySelector("a")', "tab.page.mouse.click(1, 2)", "await pause(setTimeout)", "field.click()", "field.value = 1"];
for (const example of examples)
  test(`the rule sees: ${example}`, () => assert.ok(banned.some(([, pattern]) => pattern.test(example))));
