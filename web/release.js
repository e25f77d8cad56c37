// A release of the app: all its files, each with its digest, kept whole in a cache of their own.

import { hex, sha256 } from "./bytes.js";

/** What tools/site.mjs made: a name that changes with any file, and each file's address, relative to the site, with its SHA-256.
 * @typedef {{ name: string, files: [address: string, digest: string][] }} Release */

/** What is needed of the browser. @typedef {{ caches: CacheStorage, fetch: typeof fetch }} World */

/** Other programs of the same origin have caches, too: ours begin with this. */
export const prefix = "qopi-";

/** @param {Release} release @param {string} site its address @param {World} world */
export function createRelease({ name, files }, site, { caches, fetch }) {
  const own = prefix + name;
  const at = (/** @type {string} */ address) => new URL(address, site).href;

  /** The file with exactly these bytes: of an earlier release, of the browser's HTTP cache, or past it from the site.
   * @param {string} address @param {string} digest */
  async function right(address, digest) {
    const sources = [() => caches.match(address), () => fetch(address), () => fetch(address, { cache: "reload" })];
    for (const source of sources) {
      const answer = await source();
      // A page that came by a redirection could not be shown.
      if (answer?.ok && !answer.redirected && hex(await sha256(new Uint8Array(await answer.clone().arrayBuffer()))) === digest) return answer;
    }
    throw new Error("a file of this release is not what it should be");
  }

  return {
    /** Keeps all files, or fails and keeps none. */
    async install() {
      const answers = await Promise.all(files.map(([address, digest]) => right(at(address), digest)));
      try {
        const cache = await caches.open(own);
        await Promise.all(files.map(([address], i) => cache.put(at(address), answers[i])));
      } catch (error) {
        await caches.delete(own);
        throw error;
      }
    },

    /** Removes what earlier releases kept, but for the last of them: a page of it may still be loading. */
    async tidy() {
      const others = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== own);
      await Promise.all(others.slice(0, -1).map((key) => caches.delete(key)));
    },

    /** Whether a request is for the site's files. What is asked of the Help Desk is not.
     * @param {{ method: string, url: string }} request */
    serves({ method, url }) {
      return method === "GET" && url.startsWith(site) && !url.startsWith(at("api/")) && !url.startsWith(at("healthz"));
    },

    /** @param {Request} request @returns {Promise<Response>} */
    async answer(request) {
      const address = new URL(request.url);
      address.search = "";
      address.hash = "";
      const kept = address.href === at("index.html") ? site : address.href;
      return (await (await caches.open(own)).match(kept)) ?? (await caches.match(kept)) ?? fetch(request);
    },
  };
}
