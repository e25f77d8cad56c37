// The service worker: opens the app without a network, and writes the last words of a page that is being closed.

import { createRelease } from "./release.js";
import { openVault } from "./vault.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** tools/site.mjs puts the release in this place. */
const { files, name } = /** @type {import("./release.js").Release} */ (/** @type {any} */ (self).release);
const release = createRelease({ files, name }, worker.registration.scope, { caches, fetch: (...wanted) => fetch(...wanted) });

/** Takes the place of the worker before, unless a change in some tab is not written yet: tabs hold this lock until it is.
 * Decided here and not by a page, so that a release whose pages are broken can be replaced. */
const takeOver = () => navigator.locks.request("qopi-unwritten", { ifAvailable: true }, (lock) => void (lock && worker.skipWaiting()));

worker.addEventListener("install", (event) => event.waitUntil(release.install().then(takeOver)));
worker.addEventListener("activate", (event) => event.waitUntil(release.tidy().then(() => worker.clients.claim())));
worker.addEventListener("fetch", (event) => {
  if (release.serves(event.request)) event.respondWith(release.answer(event.request));
});

/** The drafts given to be written, one after the other. */
let written = Promise.resolve();

/** Opened each time: everything may have been erased since. What belongs to that is not written again; pages of the release before name no era.
 * @param {import("./vault.js").Draft} draft @param {string | undefined} era */
async function write(draft, era) {
  const vault = await openVault();
  if (vault.storage === "kept" && (era ?? vault.era) === vault.era) await vault.saveDraft(draft);
}

worker.addEventListener("message", (event) => {
  const { t, draft, era } = event.data ?? {};
  if (t === "take-over") event.waitUntil(takeOver());
  // Pages of the release before gave a draft as one text.
  const parts = draft?.parts ?? [draft?.text];
  if (t === "save" && typeof draft?.entry?.id === "string" && parts.every((/** @type {unknown} */ part) => typeof part === "string")) {
    written = written.then(() => write({ entry: draft.entry, parts }, era)).catch(() => {});
    event.waitUntil(written);
  }
  if (t === "settled") event.waitUntil(written.then(() => event.ports[0]?.postMessage("settled")));
});
