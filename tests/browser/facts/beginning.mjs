// What the page shows before it knows what is kept on this computer. Run before the page's own program.
export function watchTheBeginning() {
  globalThis.early = [];
  document.addEventListener("DOMContentLoaded", () => {
    const twin = document.getElementById("twin");
    new MutationObserver(() => document.getElementById("loading") && globalThis.early.push(twin.querySelector("h1")?.innerText)).observe(twin, { childList: true });
  });
}
export const shownEarly = () => globalThis.early;
