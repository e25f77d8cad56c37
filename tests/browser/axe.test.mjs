// axe-core finds nothing to object to, on any page, with and without errors, in both views of the twin.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inChromium, journey } from "./journey.mjs";
import { tourElsewhere, tourRegistration, tourRequests, tourRows } from "./tour.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fewer rules than these apply to no page of ours: a run that passed fewer has not seen the page. */
const passes_min = 20;

/** Looks at the page as it stands. */
async function assertClean(tab, what) {
  const { violations, passes } = await tab.evaluate(async (program, values) => {
    if (!globalThis.axe) globalThis.eval(program);
    const { violations, passes } = await globalThis.axe.run(document, { runOnly: { type: "tag", values } });
    return { violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })), passes: passes.length };
  }, axe, tags);
  assert.deepEqual(violations, [], what);
  assert.ok(passes >= passes_min, `${what}: only ${passes} rules passed`);
}

for (const [view, query] of [["canvas", ""], ["html", "?view=html"]]) {
  journey(`axe finds nothing on any page of a registration, in the ${view} view`, { engines: inChromium, view },
    ({ tab, desk }) => tourRegistration(tab, desk, query, (what) => assertClean(tab, what)));

  journey(`axe finds nothing on any page of a request, in the ${view} view`, { engines: inChromium, view }, async ({ tab, desk }) => {
    await tourRequests(tab, desk, query, (what) => assertClean(tab, what));
    await tourRows(tab, desk, query, (what) => assertClean(tab, what));
  });

  journey(`axe finds nothing where the way ends or leads elsewhere, in the ${view} view`, { engines: inChromium, view, heard: [/ERR_CONNECTION_REFUSED/] },
    ({ tab, desk }) => tourElsewhere(tab, desk, query, (what) => assertClean(tab, what)));
}
