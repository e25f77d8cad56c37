// What a person sees of the page at this moment: where the canvas is, and how tall all of it is.
import { until } from "../until.mjs";

const view = () => {
  const { top, bottom } = document.getElementsByTagName("canvas")[0].getBoundingClientRect();
  const covered = document.documentElement.dataset.view !== "canvas" || (top <= 0 && bottom > innerHeight - 1 / devicePixelRatio);
  return { whole: document.documentElement.scrollHeight, seen: innerHeight, covered };
};
/** Runs in the page: what was done before has been painted. */
export const framesPassed = () => {
  // Where the page's frames are counted, a look at it is none of them.
  const next = requestAnimationFrame.uncounted ?? requestAnimationFrame;
  return new Promise((done) => next(() => next(done)));
};

/** The height of the page and of the part that is seen, in CSS pixels, once the canvas is where one looks and is painted. */
export async function settled(tab) {
  await until("the canvas where one looks", async () => (await tab.evaluate(view)).covered);
  await tab.evaluate(framesPassed);
  return tab.evaluate(view);
}

/** Scrolls there, as a person would. */
export async function scrollTo(tab, y) {
  await tab.evaluate((to) => window.scrollTo(0, to), y);
  return settled(tab);
}
