// What the page does: frames that its program asked for, and changes that it made to the twin. Run before the page's own program.
export function countWork() {
  globalThis.work = { frames: 0, changes: 0 };
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (frame) => ((globalThis.work.frames += 1), ask(frame));
  const observer = new MutationObserver((changes) => (globalThis.work.changes += changes.length));
  document.addEventListener("DOMContentLoaded", () =>
    observer.observe(document.getElementById("twin"), { subtree: true, childList: true, characterData: true, attributes: true }));
}
export const work = () => ({ ...globalThis.work });
