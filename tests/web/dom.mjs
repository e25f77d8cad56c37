// A document for the tests of web/, with the globals that a browser page has.
import { JSDOM } from "jsdom";

const names = ["window", "document", "history", "location", "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement",
  "HTMLSelectElement", "HTMLButtonElement", "HTMLFormElement", "Text", "Node", "MutationObserver"];
const home = "https://registration.example/";

function pageIn({ window }) {
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  window.scrollTo = () => {};
  return { window, document: window.document, host: window.document.getElementById("host") };
}
const newWindow = (address) => new JSDOM('<!doctype html><html lang="en"><body><div id="host"></div></body></html>', { url: address, pretendToBeVisual: true });

/** A new page with an empty host, whose globals the modules of web/ then see. */
export const newPage = (address = home) => pageIn(newWindow(address));

/** Pages that follow each other in one window, for tests that leave no steps in its history: each is as empty as a new one, and far
 * quicker there. @returns {(address?: string) => ReturnType<typeof newPage>} */
export function pages() {
  let dom, listening;
  return (address = home) => {
    dom ??= newWindow(address);
    const { window } = dom;
    const { documentElement } = window.document;
    dom.reconfigure({ url: address });
    for (const { name } of [...documentElement.attributes]) documentElement.removeAttribute(name);
    documentElement.lang = "en";
    const host = window.document.createElement("div");
    host.id = "host";
    window.document.body.replaceChildren(host);
    // What the page before heard of its window and of its document it hears no more.
    listening?.abort();
    listening = new window.AbortController();
    const { signal } = listening;
    for (const target of [window, window.document])
      target.addEventListener = (type, act, options) =>
        window.EventTarget.prototype.addEventListener.call(target, type, act, { ...(typeof options === "object" ? options : { capture: options }), signal });
    return pageIn(dom);
  };
}
