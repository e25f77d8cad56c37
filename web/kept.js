// A mark that something is kept on this computer, which can be looked for before anything is shown. It holds no value.

const name = "qopi-kept";

/** Whether drafts or packages are kept here. */
export function isKeptHere() {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    // Where the browser bars this, it keeps nothing.
    return false;
  }
}

/** @param {boolean} kept */
export function noteKept(kept) {
  try {
    if (kept) localStorage.setItem(name, "");
    else localStorage.removeItem(name);
  } catch {
    // Then the start page is shown for a moment before what is kept is found.
  }
}
