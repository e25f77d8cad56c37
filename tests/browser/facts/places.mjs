// Where everything is on the page, and whether anything moved by itself.

/** Notes what moves without the person's doing, from the first paint on. Run before the page's own program. */
export function watchShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) globalThis.shifts.push(`${value.toFixed(4)}: ${sources.map(({ node }) => node?.id || node?.nodeName).join(", ")}`);
  }).observe({ type: "layout-shift", buffered: true });
}
export const shifts = () => globalThis.shifts;

/** The place of each control and text on the page, by what it says; of equal ones the first. */
export function places() {
  const found = {};
  for (const leaf of document.querySelectorAll("#twin .leaf:not(.s-skip)")) {
    if (!leaf.checkVisibility()) continue;
    const { left, top } = leaf.getBoundingClientRect();
    const words = leaf.labels?.[0]?.textContent ?? leaf.textContent;
    found[`${leaf.tagName} ${words.trim()}`] ??= [Math.round(left), Math.round(top + scrollY)];
  }
  return found;
}
