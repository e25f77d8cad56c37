// The page as a person reads it who needs more room or larger letters: what the person's own style sheet does, and what it may not break.

/** Which view is shown: canvas or html. */
export const viewShown = () => document.documentElement.dataset.view;

/** WCAG 2.2, 1.4.12: the room that a person may give to text. */
export function spaceText(wanted) {
  globalThis.own ??= new CSSStyleSheet();
  globalThis.own.replaceSync(wanted ? `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }` : "");
  if (!document.adoptedStyleSheets.includes(globalThis.own)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, globalThis.own];
}

/** The words of every part of the page that a person may see, but for its head, which tells when it was saved. */
export function wordsShown() {
  const said = [];
  for (const element of document.querySelectorAll("#twin > :not(header) *")) {
    const own = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data.trim()).join(" ");
    if (own && element.tagName !== "OPTION" && !element.matches(".s-skip") && element.checkVisibility()) said.push(own);
  }
  return said;
}

/** What is cut off, lies over something else, or cannot be seen, as sentences. */
export function faultsOfReading() {
  const faults = [], lines = [];
  const say = (element, what) => faults.push(`${element.tagName.toLowerCase()} “${(element.labels?.[0] ?? element).textContent.trim().slice(0, 50)}” ${what}`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth - innerWidth} px wider than its window`);
  for (const element of document.querySelectorAll("#twin *")) {
    if (!element.checkVisibility() || element.matches(".s-skip, option")) continue;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (element.matches("input:not([type=checkbox], [type=radio]), select")) {
      // A field scrolls along its line, but nothing shows what is cut off above and below.
      const [font, between] = [style.fontSize, style.letterSpacing].map((size) => Number.parseFloat(size) || 0);
      if (element.clientHeight < font * 1.2) say(element, `is ${element.clientHeight} px high for letters of ${font} px`);
      if (!element.matches("select")) continue;
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = style.font;
      const text = element.selectedOptions[0]?.text ?? "";
      const room = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (pen.measureText(text).width + text.length * between > room) say(element, "cuts off its entry");
      continue;
    }
    const clips = style.overflowX !== "visible" && !element.matches("textarea");
    if (clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) say(element, "cuts off what it holds");
    for (const text of element.childNodes) {
      if (!(text instanceof Text) || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const one of range.getClientRects()) {
        if (one.width < 1) continue;
        if (one.left < -1 || one.right > innerWidth + 1) say(element, "reaches over the side");
        if (one.left < box.left - 1 || one.right > box.right + 1) say(element, "is wider than its place");
        lines.push({ element, left: one.left, right: one.right, top: one.top, bottom: one.bottom });
      }
    }
    if (element.matches("input[type=checkbox], input[type=radio]")) lines.push({ element, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
  }
  // Two pixels may be shared by letters that reach far up and down.
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  for (const [i, a] of lines.entries())
    for (const b of lines.slice(i + 1)) if (a.element !== b.element && meet(a, b)) say(a.element, `lies over “${b.element.textContent.trim().slice(0, 50)}”`);
  return faults;
}
