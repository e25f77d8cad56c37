// Every page, with and without errors, in both views of the twin: axe-core objects to nothing, every control can be reached by a
// finger where it is painted, and a narrow window needs no scrolling to the side.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after } from "node:test";
import { beyondTheSide, faultsOfControls } from "./facts/controls.mjs";
import { inChromium, journey } from "./journey.mjs";
import { settled } from "./sight.mjs";
import { tourElsewhere, tourRegistration, tourRequests, tourRows } from "./tour.mjs";
import { until } from "../until.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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
const usual = { width: 960, height: 600 };

/** What axe says of the page as it stands. */
const judge = (tab) => tab.evaluate(async (program, values) => {
  if (!globalThis.axe) globalThis.eval(program);
  const { violations, passes, incomplete } = await globalThis.axe.run(document, { runOnly: { type: "tag", values } });
  return {
    violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })),
    pin: [passes.length, ...incomplete.map(({ id }) => id)].join(" "),
  };
}, axe, tags);

/** A page that says meanwhile that it is saved may stand otherwise at the end of a look than at its beginning. */
const looks_max = 3;

/** Looks at the page as it stands. */
async function assertClean(tab, view, what) {
  await tab.rest();
  await settled(tab);
  // What is typed last takes its error away with the next frame, at the latest with the one that says that it is saved.
  if (/, filled/.test(what)) await until("no problem any more", async () => (await tab.count("region", "Problems on this page")) === 0);
  let { violations, pin } = await judge(tab);
  for (let look = 1; look < looks_max && !is_pinning && (violations.length || pin !== pins[view][what]); ++look) {
    await settled(tab);
    ({ violations, pin } = await judge(tab));
  }
  assert.deepEqual(violations, [], what);
  if (is_pinning) pins[view][what] = pin;
  else assert.equal(pin, pins[view][what], `${what}: rules passed, and those of which axe cannot tell`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], what);
  await tab.resize(narrow.width, narrow.height);
  await settled(tab);
  assert.equal(await tab.evaluate(beyondTheSide), 0, `${what}: the page reaches over the side of a narrow window`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], `${what}, in a narrow window`);
  await tab.resize(usual.width, usual.height);
}

/** Looks at each stop of a tour; what is met again has a number. */
function looker(tab, view) {
  const met = new Map();
  return (what) => {
    met.set(what, (met.get(what) ?? 0) + 1);
    return assertClean(tab, view, met.get(what) > 1 ? `${what} (${met.get(what)})` : what);
  };
}

if (is_pinning) after(() => writeFile(pins_at, `${JSON.stringify(pins, null, 1)}\n`));
for (const [view, query] of [["canvas", ""], ["html", "?view=html"]]) {
  journey(`nothing is wrong with any page of a registration, in the ${view} view`, { engines: inChromium, view, size: usual },
    ({ tab, desk }) => tourRegistration(tab, desk, query, looker(tab, view)));

  // The plain pages of requests are made of what those of a registration are made of.
  if (view === "canvas" || process.env.QOPI_LONG) journey(`nothing is wrong with any page of a request, in the ${view} view`, { engines: inChromium, view, size: usual }, async ({ tab, desk }) => {
    const look = looker(tab, view);
    await tourRequests(tab, desk, query, look);
    await tourRows(tab, desk, query, look);
  });

  journey(`nothing is wrong where the way ends or leads elsewhere, in the ${view} view`, { engines: inChromium, view, size: usual, heard: [/ERR_CONNECTION_REFUSED/] },
    ({ tab, desk }) => tourElsewhere(tab, desk, query, looker(tab, view)));
}
