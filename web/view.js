// Which view is shown: the painted one, with the twin unseen over the canvas, or the twin itself as an HTML form.

import { watchReading } from "./reading.js";
import { watchTranslation } from "./translation.js";

/** The one reason that the person gives and may take back. */
const chosen = "chosen";
/** The page that was there before the program stays as it is until one leaves it. */
const first = "first page";

/** @param {HTMLElement} root @param {HTMLCanvasElement} canvas @param {(state: { html: boolean, forced: boolean }) => void} changed
 * told when something but the person changes it */
export function createView(root, canvas, changed = () => {}) {
  /** @type {Set<string>} why the HTML view is shown; none of them means the canvas is */
  const reasons = new Set();
  let looks = 0, begun = false;

  /** Whether the person chose the HTML view, and whether there is no other here. */
  const state = () => ({ html: reasons.has(chosen), forced: [...reasons].some((reason) => reason !== chosen && reason !== first) });

  /** @param {string} reason @param {boolean} holds */
  function set(reason, holds) {
    if (reasons.has(reason) === holds) return;
    if (holds) reasons.add(reason);
    else reasons.delete(reason);
    root.classList.toggle("canvas-view", reasons.size === 0);
    root.dataset.view = reasons.size === 0 ? "canvas" : "html";
    if (begun && reason !== chosen && reason !== first) changed(state());
  }

  const colors = matchMedia("(forced-colors: active)");
  colors.addEventListener("change", () => set("forced colors", colors.matches));
  canvas.addEventListener("webglcontextlost", () => set("context lost", true));

  set(first, true);
  set("forced colors", colors.matches);
  watchReading((differs) => set("a way of reading", differs));
  watchTranslation(root, (is_translated) => set("translated", is_translated));
  set(chosen, new URLSearchParams(location.search).get("view") === "html");
  begun = true;

  return {
    /** The first page is left, or there was none: from now on the canvas is shown, where there is no reason against it. */
    paint() {
      this.prepare();
      set(first, false);
    },
    /** Asks for what paints the canvas. It takes the browser some time, in a process of its own. */
    prepare() {
      set("no WebGL", !hasWebGl(canvas));
    },
    /** Whether the first page is still the one that was there before the program. */
    get isFirst() {
      return reasons.has(first);
    },

    /** For the beginning; what comes later is told. */
    get state() {
      return state();
    },

    /** The person's choice, kept in the address so that a reload keeps it.
     * @param {boolean} html */
    choose(html) {
      set(chosen, html);
      const address = new URL(location.href);
      if (html) address.searchParams.set("view", "html");
      else address.searchParams.delete("view");
      history.replaceState(history.state, "", address);
    },

    /** Looks, after each frame until it is known, whether WebGL really painted. Some drivers give a context and paint
     * nothing; then the twin is shown instead. */
    check() {
      if (root.dataset.painted || root.dataset.view !== "canvas") return;
      if (isPainted(canvas)) root.dataset.painted = "webgl";
      else if (++looks >= 5) set("nothing painted", true);
    },
  };
}

/** Whether the canvas has a context that serves src/platform/browser.cpp, which finds it there later. What is painted stays, and only what
 * changed is painted over it. @param {HTMLCanvasElement} canvas */
function hasWebGl(canvas) {
  const context = canvas.getContext("webgl", { alpha: false, depth: false, stencil: false, antialias: false, preserveDrawingBuffer: true });
  return (context?.getExtension("OES_vertex_array_object") ?? null) !== null;
}

/** Whether two pixels of the canvas differ. To be asked in the same task as the painting, before the browser takes the picture.
 * @param {HTMLCanvasElement} canvas */
function isPainted(canvas) {
  const gl = canvas.getContext("webgl") ?? canvas.getContext("webgl2");
  if (!gl || gl.isContextLost()) return false;
  const rows = 64;
  const pixels = new Uint32Array(gl.drawingBufferWidth * rows);
  const bytes = new Uint8Array(pixels.buffer);
  for (let top = gl.drawingBufferHeight - rows; top >= 0; top -= rows) {
    gl.readPixels(0, top, gl.drawingBufferWidth, rows, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    if (pixels.some((pixel) => pixel !== pixels[0])) return true;
  }
  return false;
}
