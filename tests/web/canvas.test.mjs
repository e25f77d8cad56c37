// The canvas as a window of the page: what is seen is always painted, on every screen, at every place, with few frames.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { windowFor } from "../../web/canvas.js";

const screens = [];
for (const dpr of [1, 1.25, 1.5, 2, 2.625, 3, 4])
  for (const [width, viewport] of [[320, 256], [360, 740], [768, 1024], [1280, 800], [1920, 1080], [3840, 2160]])
    for (const page of [200, viewport, 3000, 20000]) screens.push({ dpr, width, viewport, page });

describe("on every screen, scrolling the whole page down and up in small steps", () => {
  for (const screen of screens)
    test(`${screen.width} × ${screen.viewport} at density ${screen.dpr}, page of ${screen.page}`, () => {
      const { viewport, page } = screen;
      const end = Math.max(0, page - viewport);
      const places = [], faults = [];
      for (let y = 0; y <= end; y += 37) places.push(y);
      places.push(end, ...places.toReversed());
      let view = null;
      let frames = 0;
      for (const scrolled of places) {
        const next = windowFor({ ...screen, scrolled }, view);
        if (next !== view) frames += 1;
        view = next;
        const see = (holds, what) => { if (!holds) faults.push({ what, scrolled, view }); };
        see(view.top <= scrolled && view.top + view.height >= Math.min(scrolled + viewport, page) - 1e-6, "what is seen is painted");
        see(Math.round(view.height * view.dpr) <= 4096 && Math.round(view.width * view.dpr) <= 4096, "no side over 4,096");
        see(view.top >= 0, "within the page");
        see(Math.abs(view.top * view.dpr - Math.round(view.top * view.dpr)) < 1e-6, "on whole device pixels");
        see(Number.isInteger(view.top), "on whole pixels of the page");
        see(windowFor({ ...screen, scrolled }, view) === view, "asked again, the same window serves");
      }
      assert.deepEqual(faults, []);
      // The window reaches half its rest above and below the viewport; it moves once a good part of that is used up.
      const step = Math.max(37, (view.height - viewport) / 4);
      assert.ok(frames <= 2 + (2 * end) / step, `${frames} frames`);
    });
});

test("an ordinary screen moves the canvas at most twice a screen height", () => {
  let view = null;
  let frames = 0;
  for (let scrolled = 0; scrolled <= 8000; scrolled += 100) {
    const next = windowFor({ width: 1280, viewport: 800, page: 9000, dpr: 1, scrolled }, view);
    if (next !== view) frames += 1;
    view = next;
  }
  assert.ok(frames <= 22, `${frames} frames`);
});

test("a page that became shorter pulls the window up", () => {
  const sight = { width: 1280, viewport: 800, page: 9000, dpr: 1, scrolled: 8200 };
  const low = windowFor(sight, null);
  const high = windowFor({ ...sight, page: 1000, scrolled: 200 }, low);
  assert.equal(high.top, 0);
});

test("an address bar that comes and goes does not change the canvas", () => {
  const sight = { width: 360, viewport: 740, page: 5000, dpr: 2, scrolled: 100 };
  const view = windowFor(sight, null);
  assert.equal(windowFor({ ...sight, viewport: 684 }, view), view);
});

for (const [what, change] of [["width", { width: 700 }], ["density", { dpr: 2 }]])
  test(`another ${what} makes another window`, () => {
    const sight = { width: 1280, viewport: 800, page: 5000, dpr: 1, scrolled: 0 };
    const view = windowFor(sight, null);
    const next = windowFor({ ...sight, ...change }, view);
    assert.notEqual(next, view);
    assert.equal(next.width, change.width ?? 1280);
    assert.equal(next.dpr, change.dpr ?? 1);
  });
