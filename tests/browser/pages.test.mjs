// Every page, with and without errors, in both views of the twin: axe-core objects to nothing, every control can be reached by a
// finger where it is seen, and a narrow window needs no scrolling to the side. Who gives text more room gets the plain page, which the
// canvas could not follow; there nothing is cut off, lost, or lies over something else.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after } from "node:test";
import { judge } from "./axe.mjs";
import { beyondTheSide, faultsOfControls } from "./facts/controls.mjs";
import { showAs } from "./facts/form.mjs";
import { faultsOfReading, spaceText, viewShown, wordsShown } from "./facts/reading.mjs";
import { inChromium, journey } from "./journey.mjs";
import { rested } from "./person.mjs";
import { settled } from "./sight.mjs";
import { tourElsewhere, tourRegistration, tourRequests, tourRows } from "./tour.mjs";
import { until } from "../until.mjs";

/** How many rules passed on each page, and of which axe cannot tell: a page that lost its fields would violate nothing. Color contrast
 * is one of those, since axe sees the transparent text of the twin; painted.test.mjs measures it. */
const pins_at = new URL("pages.json", import.meta.url);
const pins = JSON.parse(await readFile(pins_at, "utf8"));
/** With PIN=1 the file is written anew, to be looked at in the change. */
const is_pinning = process.env.PIN === "1";

/** WCAG 2.2, 2.5.8: what a finger must be able to hit at least. */
const finger_px = 24;
/** WCAG 2.2, 1.4.10: an old phone, or a window at 400 %. */
const narrow = { width: 320, height: 640 };
const usual = { width: 960, height: 600 }, wide = { width: 1280, height: 900 };

/** Looks at the page as it stands, in one of its views. */
async function assertClean(tab, view, what) {
  const { violations, pin } = await judge(tab);
  assert.deepEqual(violations, [], `${what}, ${view} view`);
  if (is_pinning) pins[view][what] = pin;
  else assert.equal(pin, pins[view][what], `${what}, ${view} view: rules passed, and those of which axe cannot tell`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], `${what}, ${view} view`);
}

/** The same in a narrow window. */
async function assertNarrow(tab, view, what) {
  assert.equal(await tab.evaluate(beyondTheSide), 0, `${what}, ${view} view: the page reaches over the side of a narrow window`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], `${what}, ${view} view, in a narrow window`);
}

/** Does this in the HTML view of the page as it stands. */
async function asHtml(tab, look) {
  await tab.evaluate(showAs, "html");
  await look();
  await tab.evaluate(showAs, "canvas");
}

const shows = (tab, wanted) => until(`the ${wanted} view`, async () => (await tab.evaluate(viewShown)) === wanted);

/** With more room for its text the page is the plain one, in each width, and nothing of it is lost. */
async function assertReadable(tab, what) {
  await tab.evaluate(spaceText, true);
  await shows(tab, "html");
  let read;
  for (const { width, height } of [narrow, wide]) {
    await tab.resize(width, height);
    await settled(tab);
    assert.deepEqual(await tab.evaluate(faultsOfReading), [], `${what}, with more room, ${width} px wide`);
    read = new Set(await tab.evaluate(wordsShown));
  }
  await tab.evaluate(spaceText, false);
  await shows(tab, "canvas");
  await settled(tab);
  const lost = (await tab.evaluate(wordsShown)).filter((one) => !read.has(one));
  // Where there is no other page than the plain one, nobody is asked which.
  assert.deepEqual(lost, ["Plain view"], `${what}: what was lost`);
}

/** Looks at each stop of a tour; what is met again has a number. @param {{ html?: boolean, room?: boolean }} also in which other ways */
function looker(tab, { html = false, room = false } = {}) {
  const met = new Map();
  return async (stop) => {
    met.set(stop, (met.get(stop) ?? 0) + 1);
    const what = met.get(stop) > 1 ? `${stop} (${met.get(stop)})` : stop;
    // What is typed last takes its error away with the next frame, at the latest with the one that says that it is saved.
    if (/, filled/.test(what)) await until("no problem any more", async () => (await tab.count("region", "Problems on this page")) === 0);
    await tab.rest();
    await rested(tab);
    await settled(tab);
    await assertClean(tab, "canvas", what);
    if (html) await asHtml(tab, () => assertClean(tab, "html", what));
    await tab.resize(narrow.width, narrow.height);
    await settled(tab);
    await assertNarrow(tab, "canvas", what);
    if (html) await asHtml(tab, () => assertNarrow(tab, "html", what));
    if (room) await assertReadable(tab, what);
    await tab.resize(usual.width, usual.height);
  };
}

if (is_pinning) after(() => writeFile(pins_at, `${JSON.stringify(pins, null, 1)}\n`));

journey("nothing is wrong with any page of a registration, in both views, and text with more room is read on the plain page", { engines: inChromium, size: usual },
  ({ tab, desk }) => tourRegistration(tab, desk, "", looker(tab, { html: true, room: true })));

// The plain pages of requests are made of what those of a registration are made of.
journey("nothing is wrong with any page of a request", { engines: inChromium, size: usual }, async ({ tab, desk }) => {
  const look = looker(tab, { html: is_pinning || Boolean(process.env.QOPI_LONG) });
  await tourRequests(tab, desk, "", look);
  await tourRows(tab, desk, "", look);
});

journey("nothing is wrong where the way ends or leads elsewhere, in both views", { engines: inChromium, size: usual, heard: [/ERR_CONNECTION_REFUSED/] },
  ({ tab, desk }) => tourElsewhere(tab, desk, "", looker(tab, { html: true })));
