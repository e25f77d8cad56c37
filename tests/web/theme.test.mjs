// The theme: the drawn page and the plain one have the same colors, and every pair of them that meets can be told apart.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const source = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const header = await source("src/ui/theme.hpp"), sheet = await source("web/style.css");

/** Names of the header, and of the sheet. */
const names = {
  ink: "ink", ink2: "ink2", line: "line", hair: "hair", background: "bg", panel: "panel", brand: "brand", brand_ink: "brandink", error: "error",
  error_background: "errorbg", warning: "warn", warning_background: "warnbg", good: "good", good_background: "goodbg",
};

function drawn(theme) {
  const [, body] = new RegExp(`Theme ${theme}_theme\\{([^}]*)\\}`).exec(header);
  return Object.fromEntries([...body.matchAll(/\.(\w+) = rgb\(0x([0-9a-f]{6})\)/g)].map(([, name, hex]) => [name, hex]));
}
function plain(theme) {
  const roots = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);
  const body = roots[theme === "light" ? 0 : 1];
  const colors = [...body.matchAll(/--(\w+): #([0-9a-f]{3,6})\b/g)].map(([, name, hex]) => [name, hex.length === 3 ? hex.replace(/./g, "$&$&") : hex]);
  return Object.fromEntries(colors);
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex) {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test("black on white is 21 to 1", () => assert.equal(contrast("000000", "ffffff"), 21));

/** What is written on what, and which lines and rings stand on which ground. */
const texts = [
  ...["ink", "ink2", "brand", "error", "warn", "good"].map((name) => [name, "bg"]), ["ink", "panel"], ["ink2", "panel"], ["brand", "panel"], ["brandink", "brand"],
  ...["error", "warn", "good"].flatMap((name) => [[name, `${name}bg`], ["ink", `${name}bg`], ["brand", `${name}bg`]]),
];
const shapes = [["line", "bg"], ["focus", "bg"], ["focus", "panel"], ["brand", "bg"], ["error", "bg"]];

for (const theme of ["light", "dark"]) {
  test(`the ${theme} theme is the same in the canvas and in the style sheet`, () => {
    const [one, other] = [drawn(theme), plain(theme)];
    assert.deepEqual(Object.keys(one), Object.keys(names));
    for (const [inHeader, inSheet] of Object.entries(names)) assert.equal(one[inHeader], other[inSheet], inHeader);
  });
  for (const [[ink, ground], least] of [...texts.map((pair) => [pair, 4.5]), ...shapes.map((pair) => [pair, 3])])
    test(`${theme}: ${ink} on ${ground} is at least ${least} to 1`, () => {
      const ratio = contrast(plain(theme)[ink], plain(theme)[ground]);
      assert.ok(ratio >= least, `${ratio.toFixed(2)} to 1`);
    });
}
