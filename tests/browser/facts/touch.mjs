// What a phone asks of a page: a keyboard for each field, letters that it need not enlarge, and room for a finger.

/** What the keyboard and the fill-in of a phone are told of each text field, by its label. Runs in the page. */
export function keyboards() {
  const fields = document.querySelectorAll("#twin input:not([type=checkbox], [type=radio])");
  return [...fields].filter((field) => field.checkVisibility()).map((field) => ({
    label: field.labels[0].innerText.replace(/ \(optional\)$/, ""),
    keyboard: [field.type, field.inputMode, field.autocapitalize, field.spellcheck ? "words" : ""].filter(Boolean).join(" "),
    letters_px: Number.parseFloat(getComputedStyle(field).fontSize),
  }));
}

/** What a finger has to hit that reaches less far than this, each with its size. What is hit may be larger than what is seen. */
export function smallTargets(least) {
  const found = [];
  for (const element of document.querySelectorAll("#twin :is(a[href], button, input, select, textarea)")) {
    if (element.disabled || !element.checkVisibility() || element.matches(".s-skip")) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isHit = (dx, dy) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      // A box or a circle is pressed by its label, too.
      return element.contains(hit) || (hit !== null && hit.closest("label")?.htmlFor === element.id);
    };
    const reach = (dx, dy) => {
      let far = 0;
      while (far < least && isHit(dx * (far + 1), dy * (far + 1))) far += 1;
      return far;
    };
    const size = { width: reach(-1, 0) + reach(1, 0) + 1, height: reach(0, -1) + reach(0, 1) + 1 };
    // Whole pixels from the middle: the last one may be in part.
    if (Math.min(size.width, size.height) < least - 1) found.push({ name: (element.labels?.[0] ?? element).innerText.trim(), within: element.closest("section[aria-label]")?.ariaLabel, ...size });
  }
  window.scrollTo(0, 0);
  return found;
}

/** What the page says of zooming. */
export const zooming = () => document.querySelector("meta[name=viewport]").content;

/** Where the field with the focus is in what one sees of the page. */
export function focusedField() {
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return { name: document.activeElement.labels?.[0]?.innerText, hint: document.activeElement.enterKeyHint, top, bottom, seen: visualViewport.height };
}

/** What a phone does when its keyboard comes up. */
export const lookAtField = () => document.activeElement.scrollIntoView({ block: "center" });
