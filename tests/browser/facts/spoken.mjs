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
