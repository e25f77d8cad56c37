// Find in page: what the canvas paints is found with Ctrl+F as on any page, and what is marked is the painted text, which can still be read.
import assert from "node:assert/strict";
import { handsAt } from "./engines/hands.mjs";
import { forgetFound, foundText, placeOfText, sampleTexts } from "./facts/texts.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive } from "./person.mjs";
import { around, groundIn, inkIn, pixelsOf } from "./pixels.mjs";
import { settled } from "./sight.mjs";
import { until } from "../until.mjs";

const pages = [
  ["#/register/practice", "Main office"],
  ...(process.env.QOPI_LONG ? [["#/", "Register your practice for QOPI"], ["#/register/eligibility", "Eligibility"], ["#/register/physician", "Corresponding physician"]] : []),
];
/** Fewer are not all kinds of text. */
const texts_min = 5;
/** Of each kind of text on each page; there are five kinds or so. */
const each = 1;

/** Letters reach over their line's box, and a mark begins and ends between pixels. */
const slack_px = 3;
/** Less ink than this share of what was painted could not be read. */
const ink_min = 0.5;

/** The pixels of a box in CSS pixels. */
function boxOf({ left, top, right, bottom }) {
  const box = { left: Math.ceil(left), top: Math.ceil(top) };
  return { ...box, width: Math.floor(right) - box.left, height: Math.floor(bottom) - box.top };
}

/** The page as it stands, once two pictures in a row are the same: a browser marks while one still types. */
async function look(tab, text) {
  let before;
  return until("a page at rest", async () => {
    await settled(tab);
    const place = await tab.evaluate(placeOfText, text);
    const picture = await tab.screenshot();
    if (!before?.equals(picture)) return (before = Buffer.from(picture)), false;
    const pixels = pixelsOf(picture);
    // A mark changes the ground on which the text stands.
    const ground = place.isSeen ? groundIn(pixels, boxOf(place)) : undefined;
    const beside = place.isSeen ? pixels.at(Math.floor(place.left) - slack_px - 1, Math.round((place.top + place.bottom) / 2)) : undefined;
    return { place, pixels, isMarked: ground !== beside };
  });
}

/** Looks for the text as a person does. What the page shows then, and without the mark. */
async function lookFor(tab, hands, text) {
  const found = await until(`the mark at “${text}”`, async () => {
    for (const chord of ["ctrl+f", "ctrl+a"]) await hands.press(chord);
    await hands.write(text);
    await hands.press("Return");
    const seen = await look(tab, text);
    await hands.press("Escape");
    // A browser that still opens its field gives the first letters to the page. What was found stays selected: then it was the whole text.
    await look(tab, text);
    return seen.isMarked && (await tab.evaluate(foundText)) === text && seen;
  });
  const plain = await until(`the page without the mark at “${text}”`, async () => {
    await tab.evaluate(forgetFound);
    const seen = await look(tab, text);
    return !seen.isMarked && seen.place.top === found.place.top && seen;
  });
  return { place: found.place, found: found.pixels, plain: plain.pixels };
}

function assertMarked({ place, found, plain }, text) {
  const page = { left: 0, top: 0, width: place.clientWidth, height: place.clientHeight };
  const box = boxOf(place);
  const isNear = (inner, outer, what) => {
    for (const side of ["left", "top", "right", "bottom"]) {
      const over = ["left", "top"].includes(side) ? outer[side] - inner[side] : inner[side] - outer[side];
      assert.ok(over <= slack_px, `“${text}”: ${what} ${over} px over the ${side}`);
    }
  };
  const marked = around(page, (x, y) => found.at(x, y) !== plain.at(x, y));
  isNear(marked, place, "the mark reaches");
  const ground = groundIn(plain, box);
  const wide = { left: box.left - 8, top: box.top, width: box.width + 16, height: box.height };
  const painted = around(wide, (x, y) => plain.at(x, y) !== ground);
  isNear(painted, marked, "the painted text reaches");
  const [ink, ink_plain] = [inkIn(found, box), inkIn(plain, box)];
  assert.ok(ink >= ink_plain * ink_min, `“${text}”: ${ink} pixels of ink of ${ink_plain} are left under the mark`);
}

journey("what is painted is found in the page, marked where it stands, and can be read", { engines: everywhere, launch: { shown: true }, size: { width: 960, height: 700 } }, async ({ tab, desk, browser }) => {
  let count = 0;
  for (const [address, title] of pages) {
    await tab.open(desk.url + address);
    await arrive(tab, title);
    await tab.evaluate(forgetFound);
    await settled(tab);
    const hands = await handsAt(browser.screen.display, title);
    const texts = await tab.evaluate(sampleTexts, { each });
    for (const text of texts) assertMarked(await lookFor(tab, hands, text), text);
    count += texts.length;
  }
  assert.ok(count >= texts_min, `only ${count} texts were looked for`);
});
