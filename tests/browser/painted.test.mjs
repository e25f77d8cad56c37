// What one sees of the painted page, measured on its pixels: everything stands where its control is, as sharp as the browser's own
// letters, and strong enough to be read in every theme and at every zoom.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { beyondTheSide } from "./facts/controls.mjs";
import { focusedPlace, inSight, onCanvas, writeItself } from "./facts/painted.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, goOn, saved, sees, start } from "./person.mjs";
import { edgeFrom, lettersIn, pixelsOf } from "./pixels.mjs";
import { scrollTo, settled } from "./sight.mjs";
import { until } from "../until.mjs";

const long = Boolean(process.env.QOPI_LONG);
const draft = fileURLToPath(new URL("../packages/draft.json", import.meta.url));

/** In CSS pixels; two painters of letters may round differently by a pixel and a half of the screen where they stand in the middle of something. */
const off_max = 1;
const sharp_min = 0.93;

/** The window in which it is looked at. */
const window_px = { width: 960, height: 700 };

/** Pages on which every kind of control and of text stands, with errors and filled: two of them, and more in a long run and on wish.
 * WebDriver cannot hand WebKitGTK a file to fill them from.
 * @param {(what: string) => Promise<void>} at */
async function tour(tab, desk, at, { filled = true, all = long } = {}) {
  await start(tab, desk.url);
  if (all) await at("Start");
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/physician`);
  await arrive(tab, "Corresponding physician");
  await goOn(tab, "Error: Corresponding physician");
  await at("Corresponding physician, with errors");
  if (filled) {
    await tab.open(`${desk.url}#/`);
    await arrive(tab, "Register your practice for QOPI");
    await tab.openFile("button", "Open a draft file", draft);
    await arrive(tab, "Registration received");
  }
  for (const [address, title] of [["practice", "Main office"], ...(all ? [["users", "Users"]] : [])]) {
    await tab.open(`${desk.url}#/register/${address}`);
    await arrive(tab, title);
    await at(title);
  }
}

/** Each part of the page as it is seen in the window: what stands there, the painted picture, and on wish the browser's own. */
async function* parts(tab, withOwn) {
  const { whole, seen } = await settled(tab);
  for (let y = 0; ; y += seen - 60) {
    await scrollTo(tab, y);
    // A page that changed meanwhile is looked at once it has changed.
    const sight = await until("a page at rest", async () => {
      const before = await tab.evaluate(inSight);
      const painted = pixelsOf(await tab.screenshot());
      let own = null;
      if (withOwn) {
        await tab.evaluate(writeItself, true);
        own = pixelsOf(await tab.screenshot());
        await tab.evaluate(writeItself, false);
      }
      await settled(tab);
      return isDeepStrictEqual(await tab.evaluate(inSight), before) && { ...before, painted, own };
    });
    yield sight;
    if (y + seen >= whole) return;
  }
}

/** A rectangle of the window in pixels of its picture. */
const inPixels = ({ left, top, right, bottom }, density) =>
  ({ left: Math.floor(left * density), top: Math.floor(top * density), right: Math.ceil(right * density), bottom: Math.ceil(bottom * density) });

/** How far the four painted edges of a control lie from where it is, in CSS pixels, and the weakest contrast of one with what is around. */
function edgesOf(pixels, frame, density) {
  const out = 4;
  const [x, y] = [Math.round(((frame.left + frame.right) / 2) * density), Math.round(((frame.top + frame.bottom) / 2) * density)];
  const far = Math.ceil((out + 8) * density);
  const rows = [
    [Math.round((frame.left - out) * density), y, [1, 0]], [Math.round((frame.right + out) * density) - 1, y, [-1, 0]],
    [x, Math.round((frame.top - out) * density), [0, 1]], [x, Math.round((frame.bottom + out) * density) - 1, [0, -1]],
  ];
  const edges = rows.map(([fromX, fromY, way]) => edgeFrom(pixels, fromX, fromY, way, far));
  return { off: Math.max(...edges.map(({ at }) => Math.abs(at / density - out))), contrast: Math.min(...edges.map((edge) => edge.contrast)) };
}

async function assertInPlace(tab, what, density) {
  assert.equal(await tab.evaluate(() => devicePixelRatio), density);
  const faults = [];
  const sharpness = [];
  let count = 0;
  for await (const { frames, lines, painted, own } of parts(tab, true)) {
    for (const frame of frames) {
      const { off } = edgesOf(painted, frame, density);
      if (off > off_max) faults.push(`the frame of “${frame.label}” is ${off.toFixed(2)} px off`);
    }
    for (const line of lines) {
      const [ours, theirs] = [painted, own].map((pixels) => lettersIn(pixels, inPixels(line, density)));
      const off = Math.max(...["left", "right", "top"].map((side) => Math.abs(ours[side] - theirs[side]))) / density;
      if (!(off <= off_max + 1.5 / density + 0.01)) faults.push(`the letters of “${line.label}” are ${off.toFixed(2)} px off`);
      sharpness.push(ours.sharpness / theirs.sharpness);
    }
    count += frames.length + lines.length;
  }
  assert.deepEqual(faults, [], what);
  assert.ok(count > 10, `${what}: only ${count} things were seen`);
  const mean = sharpness.reduce((sum, one) => sum + one, 0) / sharpness.length;
  assert.ok(mean >= sharp_min, `${what}: the letters are ${mean.toFixed(2)} as sharp as the browser's own`);
  return mean;
}

/** WebKitGTK knows only whole densities, and its own from its start. */
const webkitAt = (density) => ({ name: webkit.name, launch: () => webkit.launch({ density }) });
const rows = long
  ? [[chromium, [1, 1.25, 1.5, 2, 3]], [firefox, [1, 1.5, 2]], [webkitAt(1), [1]], [webkitAt(2), [2]]]
  : [[chromium, [1, 1.5, 3]], [firefox, [1, 1.5]], [webkitAt(2), [2]]];
for (const [engine, densities] of rows)
  journey(`frames and letters are where their controls are, and sharp, at the densities ${densities.join(", ")}`, { engines: [engine] }, async ({ tab, desk, t }) => {
    const found = new Map(densities.map((density) => [density, []]));
    const look = async (what) => {
      for (const density of densities) {
        await tab.resize(window_px.width, window_px.height, density);
        found.get(density).push(await assertInPlace(tab, `${what}, density ${density}`, density));
      }
    };
    await tour(tab, desk, look, { filled: engine.name !== webkit.name, all: long || engine.name === chromium.name });
    for (const [density, means] of found) t.diagnostic(`density ${density}: as sharp as the browser's own letters by ${Math.min(...means).toFixed(3)} or more`);
  });

const zooms = long ? [2, 4] : [4];
journey("zoomed in the page is as sharp, and needs no scrolling to the side", { engines: inChromium }, async ({ tab, desk }) => {
  await tour(tab, desk, async (what) => {
    for (const zoom of zooms) {
      await tab.resize(1280 / zoom, 1024 / zoom, zoom);
      await assertInPlace(tab, `${what}, at ${zoom * 100} %`, zoom);
      assert.equal(await tab.evaluate(beyondTheSide), 0, `${what}, at ${zoom * 100} %`);
    }
  });
});

journey("what is painted over the page before is what is painted when all is painted anew", { engines: inChromium, size: { ...window_px, density: 1.25 } }, async ({ tab, desk }) => {
  // A minute that begins meanwhile would be painted, too.
  await tab.before(() => { Date.prototype.getMinutes = () => 42; });
  const light = { "prefers-color-scheme": "light" };
  await tab.prefers(light);
  const atRest = async (what) => {
    await settled(tab);
    await saved(tab);
    const over = await tab.evaluate(onCanvas);
    // In another theme nothing looks as before.
    await tab.prefers({ "prefers-color-scheme": "dark" });
    await until("the dark page", async () => (await tab.evaluate(onCanvas)) !== over);
    await tab.prefers(light);
    await settled(tab);
    assert.ok((await tab.evaluate(onCanvas)) === over, what);
  };
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/physician`);
  await arrive(tab, "Corresponding physician");
  await atRest("a blank page");
  await goOn(tab, "Error: Corresponding physician");
  await atRest("errors");
  await tab.type("textbox", "First name", "MARIA");
  await tab.key("Tab");
  await sees(tab, "Capitalize this as usual");
  // The first time it is said, in a frame of its own.
  await until("that it was saved", async () => (await tab.read("banner")).text.includes("Saved on this computer"));
  await atRest("an error that is gone, and a doubt");
  await tab.press("button", "Keep as typed: First name");
  await atRest("a doubt that was answered");
  await tab.tick("radio", "Yes", true, ["group", "Receive email from QOPI?"]);
  await atRest("another question");
  await tab.type("textbox", "Phone", "703-234-5678");
  await tab.key("Tab");
  await atRest("a number that took its usual form");
  await scrollTo(tab, 600);
  await tab.type("textbox", "Email address", "maria@riverbend.example.org");
  await tab.key("Tab");
  await atRest("a page that was scrolled");
});

/** WCAG 2.2, 1.4.3, 1.4.11 and, where a person asks for more, 1.4.6. */
const enough = { text: 4.5, large: 3, frame: 3 }, more = { text: 7, large: 4.5, frame: 4.5 };
const themes = [
  ["light", { "prefers-color-scheme": "light" }, enough],
  ["dark", { "prefers-color-scheme": "dark" }, enough],
  ["light with more contrast", { "prefers-color-scheme": "light", "prefers-contrast": "more" }, more],
  ["dark with more contrast", { "prefers-color-scheme": "dark", "prefers-contrast": "more" }, more],
];
journey("text, frames and the focus are strong enough to be seen in each theme", { engines: inChromium, size: { ...window_px, density: 2 } }, async ({ tab, desk, t }) => {
  const weakest = new Map(themes.map(([theme]) => [theme, { text: Infinity, frame: Infinity, ring: Infinity }]));
  await tour(tab, desk, async (what) => {
    for (const [theme, features, least] of themes) {
      await tab.prefers(features);
      const faults = [], found = weakest.get(theme);
      for await (const { frames, lines, painted } of parts(tab, false)) {
        for (const frame of frames) {
          const { contrast } = edgesOf(painted, frame, 2);
          if (contrast < least.frame) faults.push(`the frame of “${frame.label}” has ${contrast.toFixed(2)}`);
          found.frame = Math.min(found.frame, contrast);
        }
        for (const line of lines) {
          const { contrast } = lettersIn(painted, inPixels(line, 2));
          if (contrast < (line.isLarge ? least.large : least.text)) faults.push(`“${line.label}” has ${contrast.toFixed(2)}`);
          found.text = Math.min(found.text, contrast);
        }
      }
      assert.deepEqual(faults, [], `${what}, ${theme}`);
    }
  });
  for (const [theme, features, least] of themes) {
    await tab.prefers(features);
    weakest.get(theme).ring = await weakestRing(tab, desk, least.frame);
    t.diagnostic(`${theme}: ${Object.entries(weakest.get(theme)).map(([kind, ratio]) => `${kind} ${ratio.toFixed(1)}`).join(", ")}`);
  }
});

/** Goes by Tab through the controls of a page that has every kind of them; each has a ring of at least 3 px around it. */
async function weakestRing(tab, desk, least) {
  const [density, stops, ring_px, around] = [2, 14, 3, 9];
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  let weakest = Infinity;
  for (let stop = 0; stop < stops; stop += 1) {
    await tab.key("Tab");
    await settled(tab);
    const place = await tab.evaluate(focusedPlace);
    if (place.top < around) continue;
    // A line of pixels that leads to its left side.
    const clip = { x: Math.floor(place.left) - around, y: Math.floor(place.scrolled + (place.top + place.bottom) / 2), width: around + 2, height: 1 };
    const pixels = pixelsOf(await tab.screenshot({ clip, captureBeyondViewport: false }));
    const { contrast, strong } = edgeFrom(pixels, Math.round((place.left - around - clip.x) * density), 0, [1, 0], around * density - 2);
    assert.ok(contrast >= least, `the ring around “${place.label}” has ${contrast.toFixed(2)}`);
    assert.ok(strong / density >= ring_px, `the ring around “${place.label}” is ${strong / density} px wide`);
    weakest = Math.min(weakest, contrast);
  }
  return weakest;
}
