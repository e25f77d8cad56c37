// Whether the browser, or an extension, has translated the page. The canvas cannot be translated; the twin can.

/** The language of index.html. */
const own_language = "en";

/** Tells it at once, and whenever it changes.
 * @param {HTMLElement} root @param {(is_translated: boolean) => void} tell */
export function watchTranslation(root, tell) {
  /** Chromium's own translator and Google's set a class; Firefox's, the language; others only wrap what they translate. */
  const look = () => tell(/\btranslated-(ltr|rtl)\b/.test(root.className) || root.lang !== own_language || document.body.querySelector("font") !== null);

  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ["class", "lang"] });
  const isFont = (/** @type {Node} */ node) => node.nodeName === "FONT";
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(isFont))) look();
  }).observe(document.body, { childList: true, subtree: true });
  look();
}
