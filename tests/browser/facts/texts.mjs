// Where the texts of the page stand, for who looks for them.

/** Texts of one line that stand once on the page and can be typed on any keyboard, some of each kind, taken from all over the page.
 * @param {{ each: number }} settings how many of each kind */
export function sampleTexts({ each }) {
  const twin = document.getElementById("twin");
  const whole = document.body.textContent.toLowerCase();
  const kinds = new Map();
  for (const element of twin.querySelectorAll(".leaf")) {
    const text = element.textContent.trim();
    const range = document.createRange();
    range.selectNodeContents(element);
    if (!/^[A-Za-z][A-Za-z ,.?-]{5,59}$/.test(text) || element.matches("select, .s-skip") || range.getClientRects().length !== 1) continue;
    if (whole.split(text.toLowerCase()).length !== 2) continue;
    const [kind] = element.classList;
    kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  }
  return [...kinds.values()].flatMap((texts) => texts.filter((_, i) => i % Math.ceil(texts.length / each) === 0));
}

/** The box of this text in the window, in CSS pixels, and how much of the page the window shows. */
export function placeOfText(text) {
  const element = [...document.getElementById("twin").querySelectorAll(".leaf")].find((one) => one.textContent.trim() === text);
  const range = document.createRange();
  range.selectNodeContents(element);
  const { left, top, right, bottom } = range.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return { left, top, right, bottom, clientWidth, clientHeight, isSeen: top >= 0 && bottom <= clientHeight };
}

/** What the browser found last. */
export const foundText = () => getSelection().toString();

/** As before anything was found: nothing is selected, and nothing has the focus. */
export function forgetFound() {
  getSelection().removeAllRanges();
  document.activeElement?.blur();
}
