// Says things to screen readers through the two live regions that are in the page from its first moment.

/** A region is emptied first and filled a moment later, so that the same sentence is said again. */
const pause_ms = 60;
/** How long a sentence stays alone before the next one of the same region. */
const apart_ms = 400;

/** @param {Object<string, HTMLElement>} regions by politeness: "polite", "assertive" */
export function createAnnouncer(regions) {
  /** @type {Object<string, string[]>} */
  const waiting = { polite: [], assertive: [] };
  const busy = new Set();

  /** @param {string} politeness */
  function next(politeness) {
    const text = waiting[politeness].shift();
    if (text === undefined) return void busy.delete(politeness);
    busy.add(politeness);
    regions[politeness].textContent = "";
    setTimeout(() => {
      regions[politeness].textContent = text;
      setTimeout(next, apart_ms, politeness);
    }, pause_ms);
  }

  /** @param {string} politeness @param {string} text */
  return function announce(politeness, text) {
    const line = waiting[politeness];
    if (!line || line.includes(text)) return;
    line.push(text);
    if (!busy.has(politeness)) next(politeness);
  };
}
