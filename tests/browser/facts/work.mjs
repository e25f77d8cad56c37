// What the page does: frames that its program asked for, draws of the canvas, and changes that it made to the twin. Run before the page's own program.
export function countWork() {
  globalThis.work = { frames: 0, draws: 0, changes: 0 };
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = Object.assign((frame) => ((globalThis.work.frames += 1), ask(frame)), { uncounted: ask });
  for (const context of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext]) {
    const draw = context.prototype.drawElements;
    context.prototype.drawElements = function (...all) {
      globalThis.work.draws += 1;
      return draw.apply(this, all);
    };
  }
  const observer = new MutationObserver((changes) => (globalThis.work.changes += changes.length));
  document.addEventListener("DOMContentLoaded", () =>
    observer.observe(document.getElementById("twin"), { subtree: true, childList: true, characterData: true, attributes: true }));
}
export const work = () => ({ ...globalThis.work });

/** Counts how often the page's program writes the text of the field that one types into. Run before the page's own program. */
export function countRewrites() {
  globalThis.rewrites = 0;
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    configurable: true,
    get,
    set(text) {
      if (this === document.activeElement) globalThis.rewrites += 1;
      set.call(this, text);
    },
  });
}
export const rewrites = () => globalThis.rewrites;

/** Whether the app is kept for times without a network. Browsers that keep nothing have no worker. */
export async function isKept() {
  if (!navigator.serviceWorker) return true;
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.active);
}

/** How many drafts the browser keeps (web/store.js). */
export async function draftsKept() {
  const answer = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
  const database = await answer(indexedDB.open("qopi"));
  const count = await answer(database.transaction("current").objectStore("current").count());
  database.close();
  return count;
}

/** Whether a change is in memory only: see `hold` in web/offline.js. */
export async function isUnwritten() {
  const { held, pending } = await navigator.locks.query();
  return [...held, ...pending].some(({ name }) => name === "qopi-unwritten");
}
