// Where the canvas is: a window of the page that holds the viewport and some page above and below it. It moves only when
// the viewport is about to leave it, so that scrolling is the browser's and costs no frame.

/** The largest side of a canvas that every phone can keep, in device pixels. */
const side_max = 4096;
/** How many times as high as the viewport a canvas is. Three times as high it scrolled no more smoothly where that was measured, and the browser
 * copies it for each frame that it shows. */
const reach = 2;
/** So many still serve when the viewport grew. */
const reach_kept = 1.6;
/** So many are needed; on a huge dense screen the density gives way. */
const reach_min = 1.25;
/** How near to the end of what is painted the viewport may come, in CSS pixels, before more is painted. */
const margin_max = 96;

/** In CSS pixels of the page; `dpr` is the density at which the canvas is painted.
 * @typedef {{ width: number, top: number, height: number, dpr: number }} Window */

/** What is looked at: `width` of the page, the `viewport`'s height, how far the page is `scrolled`, all in CSS pixels.
 * @typedef {{ width: number, viewport: number, scrolled: number, page: number, dpr: number }} Sight */

/** How far a place is looked for that is whole in both kinds of pixels; the usual densities have one every 8 pixels or less. */
const whole_within = 64;

/** The nearest place from `y`, upwards for -1 and downwards for 1, at which the page's pixels and the screen's begin together: between
 * the screen's the browser would smear what is painted, between the page's Dear ImGui would paint text beside its place. Where a
 * zoom has no such place near, only the screen's.
 * @param {number} y @param {number} dpr @param {-1 | 1} way */
function wholePlace(y, dpr, way) {
  const round = way < 0 ? Math.floor : Math.ceil;
  for (let place = round(y), i = 0; i < whole_within && place >= 0; place += way, i += 1)
    if (Math.abs(place * dpr - Math.round(place * dpr)) < 1e-6) return place;
  return round(y * dpr) / dpr;
}

/** The window to paint, which is `now` itself as long as that still serves.
 * @param {Sight} sight @param {Window | null} now @returns {Window} */
export function windowFor(sight, now) {
  const { width, viewport, page } = sight;
  const dpr = Math.min(sight.dpr, side_max / width, side_max / (viewport * reach_min));
  const fits = now !== null && now.width === width && now.dpr === dpr;

  // A browser's address bar comes and goes while one scrolls: a height that still serves is kept.
  const keeps = fits && now.height >= Math.min(viewport * reach_kept, side_max / dpr) && now.height <= viewport * 5;
  const height = keeps ? now.height : Math.min(Math.ceil(viewport * reach * dpr), side_max) / dpr;

  const last = wholePlace(Math.max(0, page - height), dpr, 1);
  const scrolled = Math.min(Math.max(0, sight.scrolled), Math.max(0, page - viewport));
  const margin = Math.min(margin_max, (height - viewport) / 4);
  const above = now !== null && (now.top === 0 || scrolled >= now.top + margin);
  const below = now !== null && (now.top >= last || scrolled + viewport <= now.top + height - margin);
  if (keeps && above && below && now.top <= last) return now;

  const wanted = wholePlace(Math.max(0, scrolled - (height - viewport) / 2), dpr, -1);
  return { width, top: Math.min(wanted, last), height, dpr };
}

/** @param {HTMLElement} page @param {HTMLCanvasElement} canvas @param {() => void} wake */
export function createWindow(page, canvas, wake) {
  /** @type {Window | null} */
  let now = null;
  let page_height = window.innerHeight;
  let device_width = 0;

  /** @returns {Window} */
  function wanted() {
    const dpr = window.devicePixelRatio || 1;
    const across = page.getBoundingClientRect().width * dpr;
    // The exact number of device pixels, where the browser tells it for this density.
    const width = (Math.abs(device_width - across) < 1 ? device_width : Math.round(across)) / dpr;
    const viewport = Math.max(window.innerHeight, document.documentElement.clientHeight);
    const shown = document.documentElement.classList.contains("canvas-view");
    return windowFor({ width, viewport, scrolled: shown ? window.scrollY : 0, page: page_height, dpr }, now);
  }

  function look() {
    if (wanted() !== now) wake();
  }

  function watchDensity() {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", watchDensity, { once: true });
    look();
  }

  const sizes = new ResizeObserver(([entry]) => {
    device_width = entry.devicePixelContentBoxSize?.[0].inlineSize ?? 0;
    look();
  });

  return {
    /** Begins to follow the page; before that nothing is asked of C++. */
    watch() {
      try {
        sizes.observe(page, { box: "device-pixel-content-box" });
      } catch {
        sizes.observe(page);
      }
      window.addEventListener("resize", look);
      window.addEventListener("scroll", look, { passive: true });
      watchDensity();
    },

    /** Somebody else gave the canvas another size. */
    forget() {
      now = null;
    },

    /** Whether the canvas has to move before what is seen is painted. */
    get moves() {
      return wanted() !== now;
    },

    /** Moves the canvas and tells C++, if anything changed.
     * @param {{ view: (view: Window) => void }} core */
    place(core) {
      const next = wanted();
      if (next === now) return;
      now = next;
      core.view(next);
      // After the call, since SDL sets sizes of its own.
      canvas.style.left = "0";
      canvas.style.top = `${next.top}px`;
      canvas.style.width = `${next.width}px`;
      canvas.style.height = `${next.height}px`;
      const [across, down] = [Math.round(next.width * next.dpr), Math.round(next.height * next.dpr)];
      if (canvas.width !== across) canvas.width = across;
      if (canvas.height !== down) canvas.height = down;
    },

    /** @param {number} height of the page, as C++ laid it out */
    setPageHeight(height) {
      if (height === page_height) return;
      page_height = height;
      page.style.setProperty("--page-height", `${height}px`);
    },
  };
}
