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
