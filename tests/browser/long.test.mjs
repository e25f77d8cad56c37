// A page far taller than a canvas can be, on a phone's dense screen: wherever one scrolls to, what stands there is painted.
import assert from "node:assert/strict";
import { inChromium, journey } from "./journey.mjs";
import { openWhole } from "./person.mjs";
import { inkIn, pixelsOf } from "./pixels.mjs";
import { scrollTo, settled } from "./sight.mjs";

const phone = { width: 320, height: 640, density: 3 };
const tall = 20_000;
const offices = 18;

/** The texts of the twin that are seen whole now: where they are, in CSS pixels of the screen. Fields show their own text. */
const textsInSight = () => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest("select, .unseen, .s-skip, noscript, script")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects())
      if (left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && right - left > 1)
        texts.push({ text: node.data, left, top, right, bottom });
  }
  return texts;
};

/** Looks at what is in sight: how many texts there are, and those of them where nothing is painted. */
async function look(tab) {
  const texts = await tab.evaluate(textsInSight);
  const pixels = pixelsOf(await tab.screenshot());
  const unpainted = texts.filter(({ left, top, right, bottom }) => {
    const [x, y] = [Math.floor(left * phone.density), Math.floor(top * phone.density)];
    const box = { left: x, top: y, width: Math.floor(right * phone.density) - x, height: Math.floor(bottom * phone.density) - y };
    return inkIn(pixels, box) < box.height;
  });
  return { count: texts.length, unpainted };
}

journey("a page of 20,000 pixels at three times the density is painted wherever one scrolls to", { engines: inChromium, size: phone }, async ({ tab, desk }) => {
  // Offices that were begun and left: they stand on the review with all that is missing.
  await openWhole(tab, desk, { offices: Array.from({ length: offices }, (_, i) => ({ id: `o${i + 1}` })), users: [] });
  const { whole, seen } = await settled(tab);
  assert.ok(whole >= tall, `the page is ${whole} pixels tall`);
  const positions = Array.from({ length: Math.ceil(whole / seen) }, (_, i) => i * seen);
  // Down, then by leaps: the middle, the top, the foot. A usual run steps over two windows of three.
  const steps = positions.filter((_, i) => process.env.QOPI_LONG || i % 3 === 0);
  let looked = 0;
  for (const y of [...steps, whole / 2, 0, whole]) {
    await scrollTo(tab, y);
    const { count, unpainted } = await look(tab);
    assert.deepEqual(unpainted, [], `at ${y} of ${whole}`);
    assert.ok(count > 3, `only ${count} texts at ${y}`);
    looked += count;
  }
  assert.ok(looked > steps.length * 10, `${looked} texts`);
});
