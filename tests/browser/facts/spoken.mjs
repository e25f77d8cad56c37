// What the page says to screen readers, from its first moment. Run before the page's own program.
export function hear() {
  globalThis.spoken = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest("[aria-live]");
      if (region?.textContent) globalThis.spoken.push(region.textContent);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
export const spoken = () => [...globalThis.spoken];

/** Counts how often the page's program writes the text of the field that one types into. Run before the page's own program. */
export function countRewrites() {
  globalThis.rewrites = 0;
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    configurable: true,
    get,
    set(text) {
      if (this === document.activeElement) globalThis.rewrites += 1;
      set.call(this, text);
    },
  });
}
export const rewrites = () => globalThis.rewrites;
