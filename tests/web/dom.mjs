// A document for the tests of web/, with the globals that a browser page has.
import { JSDOM } from "jsdom";

const names = ["window", "document", "history", "location", "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement",
  "HTMLSelectElement", "HTMLButtonElement", "HTMLFormElement", "Text", "Node"];

/** A new page with an empty host, whose globals the modules of web/ then see. */
export function newPage(address = "https://registration.example/") {
  const { window } = new JSDOM('<!doctype html><html lang="en"><body><div id="host"></div></body></html>',
    { url: address, pretendToBeVisual: true });
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  window.scrollTo = () => {};
  return { window, document: window.document, host: window.document.getElementById("host") };
}
