// What stands in the window now and where, and the same page with the browser's own letters in the place of the painted ones.

/** Frames of controls and lines of text that are wholly in the window, in CSS pixels of it. The text of fields is the browser's own. */
export function inSight() {
  const frames = [], lines = [];
  const isIn = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  for (const leaf of document.querySelectorAll("#twin .leaf:not(.s-skip)")) {
    const { left, top, right, bottom } = leaf.getBoundingClientRect();
    const label = (leaf.labels?.[0] ?? leaf).innerText.trim().slice(0, 50);
    const isFrame = leaf.matches("input, select, textarea, .s-primary, .s-secondary");
    // What lies close to the edge of the window cannot be looked at from outside.
    if (isFrame && !leaf.disabled && isIn({ left: left - 8, top: top - 8, right: right + 8, bottom: bottom + 8 }))
      frames.push({ label, left, top, right, bottom });
    if (leaf.matches("input, select, textarea, .dom") || !(leaf.firstChild instanceof Text)) continue;
    const range = document.createRange();
    range.selectNodeContents(leaf.firstChild);
    const style = getComputedStyle(leaf);
    const [size, weight] = [parseFloat(style.fontSize), Number(style.fontWeight)];
    for (const line of range.getClientRects())
      if (isIn(line) && line.width > 1)
        lines.push({ label, left: line.left, top: line.top, right: line.right, bottom: line.bottom, isLarge: size >= 24 || (size >= 18.66 && weight >= 600) });
  }
  return { frames, lines };
}

/** Hides the canvas and lets the twin's letters be seen, or takes that back. */
export function writeItself(on) {
  globalThis.itself ??= new CSSStyleSheet();
  globalThis.itself.replaceSync(on ? `#canvas { visibility: hidden } .canvas-view #twin .leaf { color: var(--ink) !important }
    .canvas-view #twin .s-primary { background: var(--ink) !important; color: var(--bg) !important }` : "");
  document.adoptedStyleSheets = [globalThis.itself];
}

/** What is on the canvas, as text. */
export const onCanvas = () => document.getElementById("canvas").toDataURL();

/** Where the control with the focus is in the window, its name, and how far the page is scrolled. */
export function focusedPlace() {
  const element = document.activeElement;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { label: (element.labels?.[0] ?? element).innerText.trim().slice(0, 50), left, top, right, bottom, scrolled: scrollY };
}
