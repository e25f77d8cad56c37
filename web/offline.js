// The page's side of the service worker: has the app kept for times without a network, and hands it what cannot wait.

/** @typedef {import("./vault.js").Draft} Draft */

/** While the page is used, a newer release is looked for this often. */
const look_again_ms = 3_600_000;
/** A worker that does not answer is not waited for longer. */
const patience_ms = 2_000;

/** @param {import("./crossing.js").Post} post */
export function createOffline(post) {
  // Browsers have none in private windows, and on pages that did not come safely.
  const container = globalThis.navigator?.serviceWorker ?? null;
  const locks = globalThis.navigator?.locks;
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  let looked_ms = 0;
  let letGo = () => {};

  /** That of an earlier visit. The browser bars even the question in private windows, and where it bars its storage. */
  async function earlier() {
    try {
      return await container?.getRegistration();
    } catch {
      return undefined;
    }
  }
  function look() {
    looked_ms = performance.now();
    void registration?.update().catch(() => {});
  }
  /** A newer release that is all here and waits may take over, if no tab holds it back. */
  function offer() {
    registration?.waiting?.postMessage({ t: "take-over" });
  }

  return {
    /** Begins to keep the app here, once the page has all it needs itself. */
    async keep() {
      if (!container) return;
      const known = container.controller !== null;
      void container.ready.then(() => post({ t: "offline" }));
      // Without a network the worker of an earlier visit goes on.
      registration = await container.register("worker.js", { updateViaCache: "none" }).catch(earlier);
      // Browsers look for a newer one by themselves too, but some only after a while.
      if (known) look();
      offer();
    },

    /** The page is looked at again. */
    seen() {
      if (performance.now() - looked_ms >= look_again_ms) look();
    },

    /** No newer release takes over while a change is in memory only. @param {boolean} unwritten */
    hold(unwritten) {
      letGo();
      if (!unwritten) return;
      const written = new Promise((done) => { letGo = () => done(undefined); });
      locks?.request("qopi-unwritten", { mode: "shared" }, () => written).then(offer, () => {});
    },

    /** Whether what is unwritten when the page goes away is written all the same. */
    get writes() {
      return Boolean(container?.controller);
    },

    /** Has a draft written while the page goes away. @param {Draft} draft @param {string | undefined} era that of the vault */
    write(draft, era) {
      container?.controller?.postMessage({ t: "save", draft, era });
    },

    /** Waits until what earlier pages left to be written is written. */
    async settled() {
      const worker = container?.controller ?? (await earlier())?.active;
      if (!worker) return;
      const { port1, port2 } = new MessageChannel();
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, patience_ms, undefined);
        port1.onmessage = () => resolve(clearTimeout(timer));
        worker.postMessage({ t: "settled" }, [port2]);
      });
      port1.close();
    },
  };
}
