// The pages that stand in index.html, so that a person reads and uses them before the program is there: written by the program itself and its
// twin, in a document that nobody sees. They are as the program makes them when nothing is known: no draft, no day, no answer of the Help Desk.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createTwin } from "../web/twin.js";
import { coreOf } from "../web/wasm.js";

const { JSDOM } = createRequire(new URL("../web/package.json", import.meta.url))("jsdom");

/** The start page first; then what one can come to before anything was answered. */
const addresses = ["#/", "#/register/eligibility", "#/request", "#/register/not-eligible", "#/register/not-agreed"];
const no_time = { now: "", today: "", clock: "", offset: 0 };
const nothing_known = { t: "boot", draftId: null, draft: null, elsewhere: false, drafts: [], outbox: [], desk: null, fresh: "", storage: "best-effort",
  share: false, html: false, forced: false, ...no_time };

/** What web/ takes for granted of a browser. */
function becomePage() {
  const { window } = new JSDOM('<!doctype html><html lang="en"><body></body></html>', { url: "https://registration.example/" });
  for (const name of Object.getOwnPropertyNames(window))
    if (/^(document|Node|Text|Element|HTML\w*Element)$/.test(name)) globalThis[name] = window[name];
  return window;
}

/** The program of the site, without a canvas. @param {string} wasmBuild */
async function program(wasmBuild, window) {
  const bytes = readFileSync(join(wasmBuild, "registration.wasm"));
  const fetched = async () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
  const loader = `${readFileSync(join(wasmBuild, "registration.js"), "utf8")}; return createRegistration;`;
  const core = coreOf(await new Function("window", "document", "fetch", loader)(window, window.document, fetched)({ canvas: null }));
  for (const [which, weight] of ["regular", "semibold"].entries()) core.font(which, readFileSync(`assets/fonts/inter-${weight}.ttf`));
  core.start();
  return core;
}

/** @param {string} wasmBuild the folder of registration.wasm
 * @returns {Promise<{ address: string, title: string, html: string }[]>} the content of #twin for each address */
export async function firstPages(wasmBuild) {
  const window = becomePage();
  let title = "", twin, effects = [];
  globalThis.qopi = {
    wake() {},
    apply(json) {
      const told = JSON.parse(json);
      title = told.title ?? title;
      // Nobody is there who has a focus, scrolls, or listens.
      twin.apply((told.ops ?? []).filter(([kind]) => "aumr".includes(kind)));
    },
    effect: (json) => effects.push(JSON.parse(json)),
  };
  const host = window.document.body.appendChild(window.document.createElement("div"));
  twin = createTwin(host, () => {});
  const core = await program(wasmBuild, window);
  const open = (address) => {
    core.event({ ...nothing_known, url: address });
    core.frame();
    effects = [];
  };

  return addresses.map((address) => {
    open(address);
    for (const element of host.querySelectorAll("*")) element.removeAttribute("style");
    const page = host.cloneNode(true);
    for (const button of page.querySelectorAll("button")) {
      core.event({ t: "click", id: Number(button.id.slice(1)), ...no_time });
      // What a press comes to is known before the program is there where it leads to a page that is.
      const [effect, ...more] = effects;
      if (more.length === 0 && effect?.do === "go" && addresses.includes(effect.url)) button.dataset.leads = effect.url;
      open(address);
    }
    return { address, title, html: page.innerHTML };
  });
}
