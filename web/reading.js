// Whether the person reads in another way than the canvas can paint: with larger or smaller letters, or with more room between them.

/** The probe's one line, in CSS pixels, as style.css and a browser that nobody changed have it. */
const line_px = 16;

/** Tells it at once, and whenever it changes.
 * @param {(differs: boolean) => void} tell */
export function watchReading(tell) {
  const around = document.createElement("div");
  around.className = "probe";
  const probe = around.appendChild(document.createElement("p"));
  probe.textContent = "a b";
  document.body.append(around);

  function look() {
    const { letterSpacing, wordSpacing } = getComputedStyle(probe);
    const is_spaced = [letterSpacing, wordSpacing].some((room) => Number.parseFloat(room) > 0 || Number.parseFloat(room) < 0);
    // The browser's size of letters, its zoom of text alone, the height of a line and the room below a paragraph all show in the height.
    tell(is_spaced || Math.abs(around.getBoundingClientRect().height - line_px) > 0.5);
  }
  new ResizeObserver(look).observe(around);
  look();
}
