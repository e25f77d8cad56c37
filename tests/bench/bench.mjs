// What every benchmark needs: something to end when it is over, and figures that one can read. Timings are noisy: what is told is
// medians, and ratios of what was measured in turn in one run.

/** Runs a benchmark, then ends what it opened, the last first. @param {(t: { after: (done: () => unknown) => void }) => Promise<void>} go */
export async function bench(go) {
  const ends = [];
  try {
    await go({ after: (done) => ends.push(done) });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** The value below which this part of the sorted values lies. @param {number[]} values @param {number} part 0 to 1 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
export const median = (values) => quantile(values, 0.5);

/** A row of a table on the terminal: the first column to the left, the others to the right. */
export const row = (first, ...others) => console.log(`  ${String(first).padEnd(44)}${others.map((one) => String(one).padStart(14)).join("")}`);
export const ms = (value) => `${value.toFixed(1)} ms`;
export const times = (value) => `${value.toFixed(2)} ×`;

/** A slow line, for Chromium's emulation. */
export const slow_line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** The page as it stands, with its style and without its program. Run in the page. */
export function plainPage() {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll("script, link, template, noscript, #canvas, .notice, .probe").forEach((element) => element.remove());
  const style = document.createElement("style");
  style.textContent = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
  copy.querySelector("head").append(style);
  return `<!doctype html>${copy.outerHTML}`;
}

/** Notes for each key the time from its own to the first task after the frame that shows what it did. Run in the page before its program. */
export function watchKeys() {
  globalThis.paints = [];
  const after = new MessageChannel();
  let pressed = 0;
  after.port1.onmessage = () => globalThis.paints.push(performance.now() - pressed);
  addEventListener("keydown", (event) => {
    pressed = event.timeStamp;
    requestAnimationFrame(() => after.port2.postMessage(0));
  }, true);
}

/** As fast as somebody types. */
export const between_ms = 110;
/** Types into the field that has the focus. @returns {Promise<number[]>} what each key took */
export async function timesOfKeys(tab, words) {
  await tab.evaluate(() => (globalThis.paints = []));
  for (const [i, letter] of [...words].entries()) {
    const next = new Promise((done) => setTimeout(done, between_ms));
    await tab.key(letter);
    await tab.page.waitForFunction((count) => globalThis.paints.length > count, { polling: 4 }, i);
    await next;
  }
  return tab.evaluate(() => globalThis.paints);
}
