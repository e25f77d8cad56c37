// What a person sees of each control: its words, whether it must be answered, what is wrong with it. Nothing is read from ARIA that can
// be seen, so that what is told can be held against it.

/** Every link, button, field, group and heading of the page, from the top to the bottom. */
export function shownControls() {
  const roles = { A: "link", BUTTON: "button", SELECT: "combobox", TEXTAREA: "textbox", FIELDSET: "group", H1: "heading", H2: "heading", H3: "heading" };
  const roleOf = ({ tagName, type }) => roles[tagName] ?? { checkbox: "checkbox", radio: "radio", password: "password" }[type] ?? "textbox";
  const words = (element) => element?.innerText.replace(/\s+/g, " ").trim() ?? "";

  /** The words on it or beside it. A name that says more must have them in it: WCAG 2.2, 2.5.3. */
  function nameOf(element) {
    // What stands first in a group is its question, or its heading; only the former is an element of its own for that.
    const shown = words(element.labels?.[0] ?? (element.tagName === "FIELDSET" ? element.querySelector("legend, h2, h3") : element));
    const told = element.getAttribute("aria-label");
    return told?.includes(shown) ? told : shown;
  }

  const controls = [...document.getElementById("twin").querySelectorAll("a[href], button, input, select, textarea, fieldset, h1, h2, h3")];
  return controls.filter((element) => element.checkVisibility()).map((element) => {
    const role = roleOf(element), name = nameOf(element);
    const isField = ["textbox", "password", "combobox"].includes(role);
    // The error and the hints stand with their field; those in a group that belong to one of its choices are the choice's.
    const around = role === "group" ? element : element.closest(".r-field, .s-choice") ?? element;
    const near = (kind) => [...around.children].filter((one) => one.matches(kind) && one.checkVisibility()).map(words);
    const answers = isField || ["checkbox", "radio", "group"].includes(role);
    const [errors, hints] = answers ? [near(".r-error"), near(".r-hint")] : [[], []];
    return {
      role, name,
      level: role === "heading" ? Number(element.tagName[1]) : 0,
      // What may be left out says so. A box that must be ticked is not told apart by its words.
      required: isField ? !/\(optional\)$/.test(name) : role === "checkbox" && element.ariaRequired === "true",
      // ARIA 1.2 knows no wrong group: there the description says it.
      invalid: errors.length > 0 && role !== "group",
      checked: element.checked === true,
      disabled: element.disabled === true,
      expanded: element.ariaExpanded === "true",
      description: [...errors, ...hints].join(" "),
      text: role === "password" ? "•".repeat(element.value.length) : role === "textbox" ? element.value : "",
    };
  });
}
