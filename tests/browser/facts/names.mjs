// What a person sees to be on the page: each control, group and heading with its role and the words that stand at it.

/** In the order of the page. `within` tells apart what stands in several groups; `password` is a role that ARIA has not.
 * @returns {{ role: string, name: string, seen: string, within: string, password: boolean }[]} */
export function thingsSeen() {
  const roles = { A: "link", BUTTON: "button", SELECT: "combobox", TEXTAREA: "textbox", FIELDSET: "group", H1: "heading", H2: "heading", H3: "heading" };
  const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const legend = (group) => words([...group.children].find((child) => child.tagName === "LEGEND"));
  return [...document.querySelectorAll("#twin :is(a[href], button, input, select, textarea, fieldset, h1, h2, h3)")].filter((element) => element.checkVisibility()).map((element) => {
    const role = roles[element.tagName] ?? ({ checkbox: "checkbox", radio: "radio" }[element.type] ?? "textbox");
    const seen = element.labels ? (element.labels.length ? words(element.labels[0]) : words(element)) : role === "group" ? legend(element) : words(element);
    const group = element.parentElement.closest("fieldset");
    return { role, name: element.getAttribute("aria-label") ?? seen, seen, within: group ? legend(group) : "", password: element.type === "password" };
  });
}
