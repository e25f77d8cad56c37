// The page's beginning: loads what the program needs, joins the parts, and hands over to C++.

import { createAddress } from "./address.js";
import { createAnchor } from "./anchor.js";
import { createAnnouncer } from "./announce.js";
import { createWindow } from "./canvas.js";
import { createDesk } from "./desk.js";
import { createDrafts } from "./drafts.js";
import { doneEarly } from "./early.js";
import { createEffects } from "./effects.js";
import { canShare, handOver } from "./files.js";
import { noteKept } from "./kept.js";
import { listen } from "./listen.js";
import { createLoop } from "./loop.js";
import { createOffline } from "./offline.js";
import { createOutbox } from "./outbox.js";
import { createSaver } from "./saver.js";
import { jose, randomDigits } from "./seal.js";
import { openChannel } from "./tabs.js";
import { createTwin } from "./twin.js";
import { openVault } from "./vault.js";
import { createView } from "./view.js";
import { loadCore } from "./wasm.js";

const fonts = ["fonts/inter-regular.ttf", "fonts/inter-semibold.ttf"];

/** @template {HTMLElement} [E=HTMLElement] @param {string} id */
const part = (id) => /** @type {E} */ (document.getElementById(id));

/** What was done on the first page until now. Without web/first.js nothing was.
 * @type {import("./early.js").Early} */
const early = /** @type {any} */ (globalThis).qopiEarly ?? { address: location.hash, events: [], take() {}, retry() {}, late() {}, end() {} };
const root = document.documentElement;

/** Shows what to do when the program cannot start or cannot go on. @param {string} notice */
function stop(notice) {
  early.end();
  // What was typed stays to be read; a page on which nothing would be done goes.
  if (root.dataset.first === "shown" || root.dataset.first === "hidden") root.dataset.first = "stopped";
  part("late").hidden = true;
  part(notice).hidden = false;
}
const fail = () => stop("failure");

/** @param {string} address */
async function bytesAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} could not be loaded`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** When the browser has nothing else to do. @param {() => void} then */
const whenIdle = (then) => ("requestIdleCallback" in window ? requestIdleCallback(then, { timeout: 1_000 }) : setTimeout(then, 200));

/** What could not be loaded is loaded again when the person asks for it: nothing that they did is lost meanwhile.
 * @template T @param {() => Promise<T>} load @returns {Promise<T>} */
async function untilLoaded(load) {
  for (;;)
    try {
      return await load();
    } catch {
      early.late();
      await new Promise((again) => { early.retry = () => again(undefined); });
    }
}

async function start() {
  // Without a secure connection the browser offers neither storage nor sealing that the program could trust.
  if (!isSecureContext) {
    part("secure").setAttribute("href", location.href.replace(/^http:/, "https:"));
    return stop("insecure");
  }
  if (!("WebAssembly" in window)) return stop("old");
  /** @type {HTMLCanvasElement} */
  const canvas = part("canvas");
  const host = part("twin");

  const load = () => Promise.all([loadCore(canvas), ...fonts.map(bytesAt)]);
  const loading = untilLoaded(load);
  // Until there is something to show, the page begins anew.
  let leave = () => location.reload();
  const opening = openVault(() => leave());
  // The browser's copy of the same typeface; without it the page still works, a little off.
  const letters = Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 17px "Inter QOPI"`))).catch(() => {});
  /** @type {import("./wasm.js").Core} */
  let core;
  let is_in_charge = false;
  /** Where the page was when the program came: until one leaves it, it stays as it was. */
  let first_address = "";
  let is_first_paint = true;

  const loop = createLoop({
    event(event) {
      core.event(event);
      if (event.t === "save-due") saver.answered();
    },
    settle() {
      page.place(core);
      core.settle();
    },
    moves: () => page.moves,
    place() {
      if (view.isFirst && address.shown !== first_address) paint();
      page.place(core);
    },
    frame: () => core.frame(),
    painted() {
      // Asking what was painted waits until it is: not at the first time, for which a person waits.
      if (!is_first_paint) view.check();
      else if (!view.isFirst) {
        whenIdle(loop.wake);
        is_first_paint = false;
      }
      address.restoreScroll();
    },
    failed: fail,
  }, () => new Date());
  const { post } = loop;
  const page = createWindow(part("page"), canvas, loop.wake);
  const announce = createAnnouncer({ polite: part("polite"), assertive: part("assertive") });
  const twin = createTwin(host, announce);
  const hold = createAnchor(twin, () => document.documentElement.dataset["view"] === "canvas");
  // Until the program is in charge, where a person goes is noted with what else they do.
  const address = createAddress((v) => is_in_charge && post({ t: "url", v }));
  const offline = createOffline(post);
  const view = createView(root, canvas, (state) => post({ t: "view", ...state }));
  // Where there is no first page to be seen, the canvas is got ready while the program comes.
  if (root.dataset.first === "hidden") view.prepare();

  /** From now on the page is painted, where it can be. */
  function paint() {
    view.paint();
    core.canvas();
    page.forget();
    root.dataset.first = "left";
  }

  const vault = await opening;
  const desk = createDesk(vault);
  const asked = desk.current();
  const drafts = createDrafts(vault, post, { finish, textOf: (id) => saver.textOf(id), forget: (id) => saver.forget(id) }, offline.settled);
  const saver = createSaver(drafts.save, () => post({ t: "save-due" }), (saved, operation) => {
    post({ t: saved ? "saved" : "save-failed", operation });
    if (saved) void askToPersist();
  }, offline.hold, (operation) => post({ t: "save-slow", operation }));
  let told = false;
  const outbox = createOutbox(vault, desk, (event) => {
    post(event);
    // Its keys are others than were known: what is submitted anew is sealed for the one that is current now.
    if (event.t !== "unsent" || event.reason !== "no-key") return;
    desk.renew();
    told = false;
    void reach();
  }, { changed: () => tabs?.postMessage({ outbox: true }) });
  const effect = createEffects({ post, reach, tell: (what) => tabs?.postMessage(what), vault, drafts, saver, desk, outbox, address, view });

  const tabs = openChannel("qopi-tabs");
  tabs?.addEventListener("message", ({ data }) => {
    if (data?.erased && data.erased !== vault.era) leave();
    // A draft names the package that was made of it.
    if (data?.outbox) void outbox.show().catch(() => {}).then(drafts.lookAgain);
  });
  let leaving = false;
  /** Another tab erased everything. Nothing of it is written again: what this tab shows is only shown from now on. */
  async function leaveErased() {
    if (leaving) return;
    leaving = true;
    post({ t: "erased-elsewhere" });
    loop.flush();
    await Promise.all([outbox.stop(), saver.drop()]);
    drafts.forget();
    await vault.renew().catch(() => {});
    leaving = false;
  }

  /** Writes what is unwritten, before the draft is left. */
  async function finish() {
    hurry();
    await saver.settled();
  }
  function hurry() {
    loop.flush();
    saver.hurry();
    loop.flush();
  }

  let persist_asked = false;
  /** Asks the browser not to remove what is kept here, once there is something. */
  async function askToPersist() {
    if (persist_asked || vault.storage !== "kept") return;
    persist_asked = true;
    const storage = (await navigator.storage?.persist?.().catch(() => false)) ? "persistent" : "best-effort";
    post({ t: "storage", storage });
  }
  /** Whether what is kept stays: until it is erased, until the browser needs the room, or until the page is closed.
   * @returns {Promise<import("./crossing.js").Storage>} */
  async function storageNow() {
    if (vault.storage !== "kept") return vault.storage;
    return (await navigator.storage?.persisted?.().catch(() => false)) ? "persistent" : "best-effort";
  }

  /** Tells C++ what the Help Desk publishes now, which may be newer than what it knew at the beginning. Who could not be asked about before
   * is asked about now. */
  async function reach() {
    const desk_now = await desk.current();
    if (desk_now && !told) post({ t: "desk", desk: desk_now });
    told ||= desk_now !== null;
    if (desk_now && desk.unchecked) effect({ do: "verify", ...desk.unchecked });
  }

  // All that C++ calls.
  Object.assign(globalThis, {
    qopi: {
      /** @param {string} json */
      apply(json) {
        const { height, title, ops = [] } = JSON.parse(json);
        const settle = hold(ops);
        if (typeof height === "number") page.setPageHeight(height);
        if (typeof title === "string" && title !== document.title) document.title = title;
        twin.apply(ops);
        settle();
      },
      effect: (/** @type {string} */ json) => effect(JSON.parse(json)),
      wake: loop.wake,
    },
  });

  /** What is kept on this computer. */
  async function kept() {
    const begun = await drafts.begin();
    const outbox = await vault.parcels();
    // What a storage that does not answer keeps is not known.
    if (vault.storage === "kept") noteKept(begun.drafts.length > 0 || outbox.length > 0);
    return { ...begun, outbox, storage: await storageNow() };
  }
  const [[program, regular, semibold], begun, known] = await Promise.all([
    loading, kept(),
    // Who was here before need not wait for the network.
    desk.copy().then((copy) => copy ?? asked), letters,
  ]);
  core = program;
  core.font(0, regular);
  core.font(1, semibold);
  core.start();
  const preferred = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) => matchMedia(query));
  const setTheme = () => core.theme(preferred[0].matches, preferred[1].matches);
  setTheme();
  for (const preference of preferred) preference.addEventListener("change", setTheme);

  first_address = address.shown;
  if (root.dataset.first === "shown") root.dataset.first = "taken";
  else paint();
  early.take = (file) => void handOver(file, post);
  early.end();
  is_in_charge = true;
  listen(host, twin, loop);
  page.watch();
  leave = () => void leaveErased();
  loop.begin({ t: "boot", ...begun, desk: known, fresh: randomDigits(), share: canShare(), url: early.address, ...view.state },
    doneEarly(early, host, location.hash, begun.draft === null));
  part("late").hidden = true;
  if (early.file) early.take(early.file);
  // What another tab did while this one loaded.
  void outbox.show().catch(() => {});
  void reach();
  void offline.keep();
  // What will be needed is here before it is.
  whenIdle(() => void jose().catch(() => {}));

  // The page may be gone a moment after it was hidden: what was typed is saved now.
  for (const type of ["visibilitychange", "pagehide"])
    window.addEventListener(type, () => {
      if (type === "visibilitychange" && !document.hidden) return void seen();
      hurry();
      // A page that goes away may not finish what it began.
      if (type === "pagehide") for (const draft of saver.unsaved) offline.write(draft, vault.era);
    });
  // Of two windows beside each other both are always seen.
  window.addEventListener("focus", () => {
    void drafts.lookAgain();
    void outbox.seen();
  });
  function seen() {
    void drafts.lookAgain();
    void outbox.seen();
    void reach();
    offline.seen();
  }
  // What is printed lies about.
  window.addEventListener("beforeprint", () => {
    post({ t: "printing" });
    loop.flush();
  });
  window.addEventListener("afterprint", () => post({ t: "printed" }));
  // The browser asks whether to leave only in the moment in which a change is not yet written, and nobody else would write it.
  window.addEventListener("beforeunload", (event) => {
    hurry();
    if (saver.unwritten && !offline.writes) event.preventDefault();
  });
  window.addEventListener("online", () => {
    outbox.online();
    void outbox.seen();
    void reach();
  });
}

/** What is shown first shares the processor with nothing else. @param {() => void} then */
function afterFirstFrame(then) {
  // Browsers paint no page that is hidden.
  if (root.dataset.first !== "shown" || document.hidden) return then();
  let waits = true;
  function begin() {
    if (waits) then();
    waits = false;
  }
  requestAnimationFrame(() => setTimeout(begin));
  document.addEventListener("visibilitychange", begin, { once: true });
}

// Where it came late it may have been asked for twice.
if (!early.begun) {
  early.begun = true;
  afterFirstFrame(() => start().catch(fail));
}
