// Whether a page took harm: a program of somebody else ran, an object of JavaScript was changed, or the page gave up.

/** Run before the page's own program. */
export function watchForHarm() {
  globalThis.refused = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => globalThis.refused.push(violatedDirective));
}
export const harm = () => ({
  ran: globalThis.hit ?? null,
  polluted: Object.prototype.hit ?? Array.prototype.hit ?? null,
  refused: globalThis.refused ?? [],
  gaveUp: !document.getElementById("failure").hidden,
  // Nothing of the page's own is any of these.
  foreign: document.querySelectorAll("iframe, object, embed, svg, img, body script, a[href^='javascript:' i], a[href^='data:' i], form[action], [onerror], [onload]").length,
});
export const unharmed = { ran: null, polluted: null, refused: [], gaveUp: false, foreign: 0 };

/** Puts records into the browser's storage behind the page's back. @param {[string, any, any][]} records */
export async function plant(records) {
  const request = indexedDB.open("qopi");
  const db = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const transaction = db.transaction([...db.objectStoreNames], "readwrite");
  for (const [shelf, at, value] of records) transaction.objectStore(shelf).put(value, at);
  await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = reject; });
  db.close();
}
