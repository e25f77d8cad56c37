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
/** The tokens that hold under what the person's system prefers: the rules that apply, in their order. */
function plain(theme) {
  const [light, dark, more, moreDark] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);
  const body = { light: [light], dark: [light, dark], light_more: [light, more], dark_more: [light, dark, more, moreDark] }[theme].join(" ");
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

/** Where a person asks for more contrast: WCAG 2.2, 1.4.6. */
const themes = [["light", 4.5, 3], ["dark", 4.5, 3], ["light_more", 7, 4.5], ["dark_more", 7, 4.5]];

for (const [theme, text_min, shape_min] of themes) {
  test(`the ${theme} theme is the same in the canvas and in the style sheet`, () => {
    const [one, other] = [drawn(theme), plain(theme)];
    assert.deepEqual(Object.keys(one), Object.keys(names));
    for (const [inHeader, inSheet] of Object.entries(names)) assert.equal(one[inHeader], other[inSheet], inHeader);
  });
  for (const [[ink, ground], least] of [...texts.map((pair) => [pair, text_min]), ...shapes.map((pair) => [pair, shape_min])])
    test(`${theme}: ${ink} on ${ground} is at least ${least} to 1`, () => {
      const ratio = contrast(plain(theme)[ink], plain(theme)[ground]);
      assert.ok(ratio >= least, `${ratio.toFixed(2)} to 1`);
    });
}
