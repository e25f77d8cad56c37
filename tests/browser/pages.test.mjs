// Every page, with and without errors, in both views of the twin: axe-core objects to nothing, every control can be reached by a
// finger where it is painted, and a narrow window needs no scrolling to the side.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beyondTheSide, faultsOfControls } from "./facts/controls.mjs";
import { inChromium, journey } from "./journey.mjs";
import { settled } from "./sight.mjs";
import { tourElsewhere, tourRegistration, tourRequests, tourRows } from "./tour.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fewer rules than these apply to no page of ours: a run that passed fewer has not seen the page. */
const passes_min = 20;

/** WCAG 2.2, 2.5.8: what a finger must be able to hit at least. */
const finger_px = 24;
/** WCAG 2.2, 1.4.10: an old phone, or a window at 400 %. */
const narrow = { width: 320, height: 640 };
const usual = { width: 1280, height: 900 };

/** Looks at the page as it stands. */
async function assertClean(tab, what) {
  const { violations, passes } = await tab.evaluate(async (program, values) => {
    if (!globalThis.axe) globalThis.eval(program);
    const { violations, passes } = await globalThis.axe.run(document, { runOnly: { type: "tag", values } });
    return { violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })), passes: passes.length };
  }, axe, tags);
  assert.deepEqual(violations, [], what);
  assert.ok(passes >= passes_min, `${what}: only ${passes} rules passed`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], what);
  await tab.resize(narrow.width, narrow.height);
  await settled(tab);
  assert.equal(await tab.evaluate(beyondTheSide), 0, `${what}: the page reaches over the side of a narrow window`);
  assert.deepEqual(await tab.evaluate(faultsOfControls, { target_min: finger_px }), [], `${what}, in a narrow window`);
  await tab.resize(usual.width, usual.height);
}

for (const [view, query] of [["canvas", ""], ["html", "?view=html"]]) {
  journey(`nothing is wrong with any page of a registration, in the ${view} view`, { engines: inChromium, view },
    ({ tab, desk }) => tourRegistration(tab, desk, query, (what) => assertClean(tab, what)));

  journey(`nothing is wrong with any page of a request, in the ${view} view`, { engines: inChromium, view }, async ({ tab, desk }) => {
    await tourRequests(tab, desk, query, (what) => assertClean(tab, what));
    await tourRows(tab, desk, query, (what) => assertClean(tab, what));
  });

  journey(`nothing is wrong where the way ends or leads elsewhere, in the ${view} view`, { engines: inChromium, view, heard: [/ERR_CONNECTION_REFUSED/] },
    ({ tab, desk }) => tourElsewhere(tab, desk, query, (what) => assertClean(tab, what)));
}
