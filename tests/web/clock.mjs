// Time in the tests of web/: it stands still until a test lets it pass, and nothing is waited for by guess.
import { mock } from "node:test";

/** Stops the clocks and timers that the page has. Before each test that uses them. */
export function stopClock() {
  mock.timers.reset();
  mock.restoreAll();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_700_000_000_000 });
  mock.method(performance, "now", () => Date.now());
}

const immediately = setImmediate;
/** Lets all promises that can settle do so. */
export async function settle() {
  for (let i = 0; i < 4; ++i) await new Promise((resolve) => immediately(resolve));
}

/** Lets so many milliseconds pass, and all that comes with them happen. */
export async function pass(ms) {
  await settle();
  for (let i = 0; i < ms; ++i) {
    mock.timers.tick(1);
    await settle();
  }
}

const later = setTimeout;
/** Waits until all tasks that are queued now are done. */
export const tasks = () => new Promise((resolve) => later(resolve));
