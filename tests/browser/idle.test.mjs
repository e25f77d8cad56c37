// A page at which nobody does anything costs nothing.
import assert from "node:assert/strict";
import { eligibility } from "./answers.mjs";
import { until } from "./engines/tab.mjs";
import { everywhere, journey } from "./journey.mjs";
import { fill, goOn, start } from "./person.mjs";

journey("while a filled page is idle for 5 s, no frame is drawn and none is asked for", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.before(() => {
    globalThis.counts = { asked: 0, drawn: 0 };
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (frame) => ((globalThis.counts.asked += 1), ask(frame));
    for (const context of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext]) {
      const draw = context.prototype.drawElements;
      context.prototype.drawElements = function (...all) {
        globalThis.counts.drawn += 1;
        return draw.apply(this, all);
      };
    }
  });
  const counts = () => tab.evaluate(() => ({ ...globalThis.counts }));
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  // The last answer is still to be saved, and the page then says so.
  const settled = await until("a page at rest", async () => {
    const before = await counts();
    await tab.pass(1);
    const now = await counts();
    return now.asked === before.asked && now;
  });
  assert.ok(settled.asked > 5 && settled.drawn > 5, JSON.stringify(settled));
  await tab.pass(5);
  assert.deepEqual(await counts(), settled);
});
