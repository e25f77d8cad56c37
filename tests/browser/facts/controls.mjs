// What holds of every control of a page as it stands. These run in the browser and look; they are no way to do something.

/** What is wrong with a control, as sentences; nothing when all is well. Each must be hit where it is painted, be large enough
 * for a finger, and be a field to a password manager; every field has a label of its own and a name for autofill. */
export function faultsOfControls({ target_min }) {
  const faults = [];
  const twin = document.getElementById("twin");
  const say = (element, what) => faults.push(`${element.tagName.toLowerCase()} “${(element.labels?.[0] ?? element).innerText.trim().slice(0, 60)}” ${what}`);
  for (const element of twin.querySelectorAll("a[href], button, input, select, textarea")) {
    // The skip link has no place before it has the focus.
    if (element.disabled || !element.checkVisibility() || element.matches(".s-skip")) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    // A box or a circle is pressed by its label, too.
    const hits = (x, y) => {
      const hit = document.elementFromPoint(left + width / 2 + x, top + height / 2 + y);
      return element.contains(hit) || (hit !== null && hit.closest("label")?.htmlFor === element.id);
    };
    const reach = target_min / 2 - 1;
    if (!hits(0, 0)) say(element, "is not hit in its middle");
    for (const [x, y] of [[-reach, 0], [reach, 0], [0, -reach], [0, reach]])
      if (!hits(x, y)) say(element, `is not hit ${Math.abs(x + y)} px from its middle, ${x < 0 ? "left" : x > 0 ? "right" : y < 0 ? "above" : "below"}`);
    if (!/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) continue;
    if (element.labels.length !== 1) say(element, `has ${element.labels.length} labels`);
    if (!element.name) say(element, "has no name");
    // What password managers ask before they fill a field: that it can be seen.
    const style = getComputedStyle(element);
    if (element.tagName === "SELECT" && !["pre", "nowrap"].includes(style.whiteSpace)) say(element, "may break its entry into lines, of which one is seen");
    const is_seen = style.visibility === "visible" && Number(style.opacity) > 0 && style.display !== "none" && width >= 10 && height >= 10;
    if (!is_seen && !["checkbox", "radio"].includes(element.type)) say(element, "would not be seen by a password manager");
  }
  window.scrollTo(0, 0);
  return faults;
}

/** How far the page reaches beyond the window's side, in CSS pixels. */
export const beyondTheSide = () => Math.max(0, document.documentElement.scrollWidth - innerWidth);

/** The controls at which Tab stops, in the order of the page, by id; of radio buttons of one name the one that is on, or the first. */
export function tabStops() {
  const stops = [];
  const groups = new Set();
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea")) {
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.type === "radio") {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
      const on = [...document.getElementsByName(element.name)].find((one) => one.checked);
      stops.push((on ?? element).id);
    } else {
      stops.push(element.id || element.textContent.trim());
    }
  }
  return stops;
}
/** The control that has the focus, as `tabStops` names it; nothing while the page itself has it. */
export function focusedStop() {
  const element = document.activeElement;
  return element && element !== document.body && element !== document.documentElement ? element.id || element.textContent.trim() : "";
}

/** What the control that has the focus is called. */
export const nameInFocus = () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText;

/** Whether something on the page has the focus: a screen reader that lost it begins at the top. */
export const holdsFocus = () => document.activeElement !== null && document.activeElement !== document.body;
