// What people and their browsers do to a page besides using it: colors of their own, translation, fields that are filled for them.

/** A style sheet of the reader's, or of an extension that darkens pages; an empty text takes it away again. */
export function wear(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}

/** Wraps each text as browsers' translators do, answers left out. */
export function translate() {
  const words = document.createTreeWalker(document.getElementById("twin"), NodeFilter.SHOW_TEXT), texts = [];
  while (words.nextNode()) if (!words.currentNode.parentElement.closest("[translate=no]")) texts.push(words.currentNode);
  for (const text of texts) {
    const outer = document.createElement("font"), inner = outer.appendChild(document.createElement("font"));
    text.replaceWith(outer);
    inner.append(text);
  }
}

/** What the heading of the page says, with whatever else stands in it. */
export const headingSays = () => document.querySelector("h1").innerText;

/** Sets the field that has the focus, and tells of a change, or of nothing. */
export function setQuietly(text, tells) {
  document.activeElement.value = text;
  if (tells) document.activeElement.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The notice of a page that is not secure, and where it leads; null while it is not shown. */
export function insecureNotice() {
  const notice = document.getElementById("insecure");
  return notice && !notice.hidden ? { says: notice.innerText, leads: document.getElementById("secure").href } : null;
}
