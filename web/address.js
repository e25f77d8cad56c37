// The address of the page shown, as the part after the #, and the browser's Back and Forward.

/** @param {(address: string) => void} visited called when the person, not C++, went to an address */
export function createAddress(visited) {
  let shown = location.hash;
  /** @type {number | null} how far the page was scrolled when it was left, to be restored after the next frame */
  let scroll = history.state?.y ?? null;
  history.scrollRestoration = "manual";

  function look() {
    if (location.hash === shown) return;
    shown = location.hash;
    scroll = history.state?.y ?? null;
    visited(shown);
  }
  window.addEventListener("popstate", look);
  window.addEventListener("hashchange", look);

  /** Notes in the history entry how far the page is scrolled. */
  function keepScroll() {
    history.replaceState({ ...history.state, y: window.scrollY }, "");
  }
  window.addEventListener("pagehide", keepScroll);

  return {
    get shown() {
      return shown;
    },

    /** @param {string} address such as "#/register/physician" @param {boolean} replace */
    go(address, replace) {
      if (address === shown) return;
      shown = address;
      if (replace) return history.replaceState(history.state, "", address);
      keepScroll();
      scroll = null;
      history.pushState(null, "", address);
    },

    /** To be called after a frame: a page that one comes back to is where one left it. */
    restoreScroll() {
      if (scroll !== null) window.scrollTo(0, scroll);
      scroll = null;
    },
  };
}
