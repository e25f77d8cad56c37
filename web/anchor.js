// What one looks at stays where it is seen while what stands above it grows or goes: browsers do so for pages that they lay out
// (CSS Scroll Anchoring), and here the page is laid out in C++.

/** @typedef {import("./element.js").Part} Part */
/** @typedef {import("./twin.js").Op} Op */
/** @typedef {{ parts: () => Iterable<Part>, nodeAt: (target: EventTarget | null) => Part | null, has: (part: Part) => boolean }} Twin */

/** In CSS pixels of the page, undefined for what is not painted at a place of its own. @param {Part | null} part @returns {number | undefined} */
const topOf = (part) => part?.props["rect"]?.[1];

/** Whether the changes only move and alter: a focus or a page that begins anew go where C++ sends them.
 * @param {Op[]} ops */
function onlyMoves(ops) {
  const moves = ops.some(([kind, , props]) => kind === "u" && props["rect"]);
  return moves && !ops.some(([kind]) => kind === "f" || kind === "s");
}

/** The part that stays: the one with the focus where that is in sight, or else the uppermost in sight.
 * @param {Twin} twin @param {number} from @param {number} to the sight, in CSS pixels of the page @returns {Part | null} */
function anchorOf(twin, from, to) {
  const isSeen = (/** @type {Part} */ part) => {
    const top = topOf(part);
    return top !== undefined && top >= from && top < to;
  };
  const focused = twin.nodeAt(document.activeElement);
  if (focused && isSeen(focused)) return focused;
  /** @type {Part | null} */
  let first = null;
  for (const part of twin.parts()) if (isSeen(part) && (!first || Number(topOf(part)) < Number(topOf(first)))) first = part;
  return first;
}

/** @param {Twin} twin @param {() => boolean} isPainted whether the places are C++'s; else the browser does this itself */
export function createAnchor(twin, isPainted) {
  /** To be called before a change of the page; what it gives, after it. At the top of the page all may move, as in browsers.
   * @param {Op[]} ops @returns {() => void} */
  return function hold(ops) {
    if (!onlyMoves(ops) || !isPainted() || window.scrollY === 0) return () => {};
    const scrolled = window.scrollY;
    const anchor = anchorOf(twin, scrolled, scrolled + window.innerHeight);
    const before = topOf(anchor);
    return () => {
      const after = topOf(anchor);
      if (!anchor || !twin.has(anchor) || before === undefined || after === undefined || after === before) return;
      window.scrollTo(window.scrollX, scrolled + after - before);
    };
  };
}
