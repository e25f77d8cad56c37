// What C++ asks of the browser: one row an effect. Answers come back as events.

import { download, share } from "./files.js";
import { noteKept } from "./kept.js";
import { prefix } from "./release.js";
import { randomDigits, randomSecret, seal, verifierOf } from "./seal.js";

/** @typedef {{
 *   post: import("./crossing.js").Post,
 *   reach: () => Promise<void>,
 *   tell: (what: object) => void,
 *   vault: import("./vault.js").Vault,
 *   drafts: ReturnType<typeof import("./drafts.js").createDrafts>,
 *   saver: ReturnType<typeof import("./saver.js").createSaver>,
 *   desk: import("./desk.js").Desk,
 *   outbox: ReturnType<typeof import("./outbox.js").createOutbox>,
 *   address: ReturnType<typeof import("./address.js").createAddress>,
 *   view: ReturnType<typeof import("./view.js").createView>,
 * }} Parts */

/** @typedef {import("./crossing.js").Effect} Effect */

/** @param {Parts} parts @returns {(effect: Effect) => void} */
export function createEffects({ post, reach, tell, vault, drafts, saver, desk, outbox, address, view }) {
  /** What was to be saved last, part by part. C++ names those that it leaves as they are by their places. @type {string[]} */
  let saved = [];
  /** @type {{ [Name in Effect["do"]]: (effect: Extract<Effect, { do: Name }>) => void | Promise<void> }} */
  const doers = {
    "save-soon": () => saver.soon(),
    save({ operation, entry, parts }) {
      noteKept(true);
      saved = parts.map((part) => (typeof part === "number" ? saved[part] : part));
      saver.give({ operation, entry, parts: saved });
    },
    "open-draft": ({ id }) => drafts.open(id),
    "take-over": ({ id }) => drafts.takeOver(id),
    "let-go": ({ id }) => drafts.letGo(id),
    "drop-draft": ({ id }) => drafts.drop(id),
    async "export-draft"({ id, name }) {
      const bytes = await vault.draft(id);
      if (bytes !== null) download({ name, bytes, type: "application/json" });
    },
    async "read-drafts"({ ids }) {
      const read = ids.map(async (id) => ({ id, draft: (await vault.draft(id).catch(() => null)) ?? "" }));
      post({ t: "drafts-read", drafts: await Promise.all(read) });
    },
    go: ({ url, replace }) => address.go(url, replace === true),
    view: ({ html }) => view.choose(html === true),
    // After this turn: what is printed is the page as it then is.
    print: () => void setTimeout(() => window.print()),
    // In between the browser shows what there is, and hears of a press.
    "read-later": () => void setTimeout(() => post({ t: "read-on" })),
    download,
    share,

    async verify({ memberId, familyName }) {
      post({ t: "member", memberId, familyName, status: await desk.verify(memberId, familyName) });
    },
    async prepare({ operation, response }) {
      // Sealing needs the Help Desk's key, which was perhaps out of reach when the page was opened.
      await reach();
      try {
        post({ t: "prepared", operation, random: randomDigits(), secret: randomSecret(), verifier: response ? await verifierOf(response) : null });
      } catch {
        post({ t: "seal-failed", operation });
      }
    },
    async seal({ operation, header, key, plaintext }) {
      try {
        post({ t: "sealed", operation, jwe: await seal(header, key, plaintext) });
      } catch {
        post({ t: "seal-failed", operation });
      }
    },

    async enqueue({ operation, parcel, entry, parts }) {
      noteKept(true);
      if (parts.length === 0) return void outbox.enqueue(operation, parcel, null);
      // An older text, which does not name the package, must not come after this one.
      const end = saver.stepAside(entry.id);
      end(await outbox.enqueue(operation, parcel, { entry, parts }));
    },
    "ask-receipt": ({ id }) => outbox.ask(id),
    mark: ({ id, state }) => outbox.mark(id, state),
    "given-out": ({ id, at }) => outbox.givenOut(id, at),
    send: ({ id }) => outbox.send(id),
    retry: ({ id, attempt }) => outbox.retry(id, attempt),
    forget: ({ id }) => outbox.forget(id),

    async erase() {
      await Promise.all([outbox.stop(), saver.drop()]);
      try {
        await vault.erase();
      } catch {
        return post({ t: "erase-failed" });
      }
      // Other tabs must save nothing of it.
      tell({ erased: vault.era });
      drafts.forget();
      noteKept(false);
      desk.unchecked = null;
      post({ t: "erased", whole: await removeApp().then(() => true, () => false) });
    },
  };
  // One that this version does not know is passed over.
  return (effect) => void /** @type {((effect: Effect) => void) | undefined} */ (doers[effect.do])?.(effect);
}

/** Removes what is kept of the app itself. What other programs of the same origin keep is theirs. */
async function removeApp() {
  for (const name of (await globalThis.caches?.keys()) ?? []) if (name.startsWith(prefix)) await caches.delete(name);
  await (await globalThis.navigator?.serviceWorker?.getRegistration())?.unregister();
}
