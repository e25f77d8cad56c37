// The border to C++: loads the WebAssembly program and calls what it exports.

import { loadScript } from "./script.js";

/** The exports, see src/platform/browser.cpp.
 * @typedef {{
 *   HEAPU8: Uint8Array, _malloc: (size: number) => number, _free: (at: number) => void,
 *   _app_font: (which: number, bytes: number, length: number) => void, _app_start: () => void, _app_canvas: () => void, _app_theme: (dark: number, moreContrast: number) => void,
 *   _app_view: (pageWidth: number, windowTop: number, windowHeight: number, dpr: number) => void,
 *   _app_event: (json: number) => void, _app_settle: () => void, _app_frame: () => void,
 * }} Exports */

/** @typedef {ReturnType<typeof coreOf>} Core */

/** The loader script compiles while it streams, and falls back to compiling at the end where that is not possible.
 * @param {HTMLCanvasElement} canvas @returns {Promise<Core>} */
export async function loadCore(canvas) {
  await loadScript("registration.js");
  return coreOf(await /** @type {any} */ (globalThis).createRegistration({ canvas }));
}

/** @param {Exports} exports */
export function coreOf(exports) {
  /** @param {Uint8Array} bytes @param {(at: number) => void} use */
  const lend = (bytes, use) => {
    const at = exports._malloc(bytes.length);
    // The memory may have grown and its view been replaced: HEAPU8 is read after the call.
    exports.HEAPU8.set(bytes, at);
    try {
      use(at);
    } finally {
      exports._free(at);
    }
  };
  return {
    /** @param {number} which 0 regular, 1 semibold @param {Uint8Array} bytes */
    font: (which, bytes) => lend(bytes, (at) => exports._app_font(which, at, bytes.length)),
    start: () => exports._app_start(),
    canvas: () => exports._app_canvas(),
    /** @param {boolean} dark @param {boolean} moreContrast */
    theme: (dark, moreContrast) => exports._app_theme(Number(dark), Number(moreContrast)),
    /** @param {import("./canvas.js").Window} view */
    view: ({ width, top, height, dpr }) => exports._app_view(width, top, height, dpr),
    /** @param {object} event */
    event: (event) => lend(new TextEncoder().encode(`${JSON.stringify(event)}\0`), exports._app_event),
    settle: () => exports._app_settle(),
    frame: () => exports._app_frame(),
  };
}
