// What C++ asks of the browser: one row an effect. Answers come back as events.

import { randomDigits, seal, verifierOf } from "./seal.js";

/** The one draft that there is today; the vault can keep many. */
export const current_draft = "current";

/** @typedef {{
 *   post: (event: {t: string, [key: string]: any}) => void,
 *   reach: () => Promise<void>,
 *   vault: import("./vault.js").Vault,
 *   saver: ReturnType<typeof import("./saver.js").createSaver>,
 *   desk: import("./desk.js").Desk,
 *   outbox: ReturnType<typeof import("./outbox.js").createOutbox>,
 *   address: ReturnType<typeof import("./address.js").createAddress>,
 *   view: ReturnType<typeof import("./view.js").createView>,
 * }} Parts */

/** @param {Parts} parts @returns {(effect: {do: string, [key: string]: any}) => void} */
export function createEffects({ post, reach, vault, saver, desk, outbox, address, view }) {
  /** @type {Object<string, (effect: any) => void | Promise<void>>} */
  const doers = {
    "save-soon": () => saver.soon(),
    save: ({ draft }) => saver.give(draft),
    go: ({ url, replace }) => address.go(url, replace === true),
    view: ({ html }) => view.choose(html === true),
    // After this turn: what is printed is the page as it then is.
    print: () => void setTimeout(() => window.print()),
    download,

    async verify({ memberId, familyName }) {
      post({ t: "member", memberId, familyName, status: await desk.verify(memberId, familyName) });
    },
    async prepare({ response }) {
      // Sealing needs the Help Desk's key, which was perhaps out of reach when the page was opened.
      await reach();
      try {
        post({ t: "prepared", random: randomDigits(), verifier: response ? await verifierOf(response) : null });
      } catch {
        post({ t: "seal-failed" });
      }
    },
    async seal({ header, key, plaintext }) {
      try {
        post({ t: "sealed", jwe: await seal(header, key, plaintext) });
      } catch {
        post({ t: "seal-failed" });
      }
    },

    enqueue: ({ id, bytes, state, draft }) => outbox.enqueue(id, bytes, state, { id: current_draft, text: draft }),
    send: ({ id }) => outbox.send(id),
    retry: ({ id, attempt }) => outbox.retry(id, attempt),
    forget: ({ id }) => outbox.forget(id),

    async erase() {
      outbox.stop();
      await saver.drop();
      try {
        await vault.erase();
        for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
        for (const worker of (await globalThis.navigator?.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
        post({ t: "erased" });
      } catch {
        post({ t: "erase-failed" });
      }
    },
  };
  return (effect) => void doers[effect.do]?.(effect);
}

/** Gives the person a file. @param {{ name: string, bytes: string, type: string }} file */
function download({ name, bytes, type }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // The browser reads the address when it starts the download, which some do only after asking where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
