// Whether the person reads in another way than the canvas can paint: with larger or smaller letters, with more room between them, or with
// letters and colors of their own, such as an extension gives that darkens pages.

/** The probe's one line, in CSS pixels, as style.css and a browser that nobody changed have it. */
const line_px = 16;
/** Its colors and typeface, which no theme of ours has: others are the person's. */
const own = { color: "rgb(1, 2, 3)", backgroundColor: "rgb(4, 5, 6)", fontFamily: "monospace" };

/** Tells it at once, and whenever it changes.
 * @param {(differs: boolean) => void} tell */
export function watchReading(tell) {
  const around = document.createElement("div");
  around.className = "probe";
  const probe = around.appendChild(document.createElement("p"));
  probe.textContent = "a b";
  Object.assign(probe.style, own);
  document.body.append(around);

  function look() {
    const style = getComputedStyle(probe);
    const { letterSpacing, wordSpacing } = style;
    const is_own = style.color === own.color && style.backgroundColor === own.backgroundColor && style.fontFamily === own.fontFamily;
    const is_spaced = [letterSpacing, wordSpacing].some((room) => Number.parseFloat(room) > 0 || Number.parseFloat(room) < 0);
    // The browser's size of letters, its zoom of text alone, the height of a line and the room below a paragraph all show in the height.
    tell(!is_own || is_spaced || Math.abs(around.getBoundingClientRect().height - line_px) > 0.5);
  }
  new ResizeObserver(look).observe(around);
  // Nothing tells that a color changed but the transition to the new one.
  probe.addEventListener("transitionend", look);
  look();
}
