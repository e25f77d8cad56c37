// Which native element stands for a role, and how each property of the outline becomes an attribute of it.

/** What C++ says about one control or text; absent means the default, null takes a property back.
 * @typedef {Object<string, any>} Props */

/** @typedef {{ id: number, role: string, element: HTMLElement, props: Props }} Part */

/** @type {Object<string, string>} */
const tags = {
  banner: "header", main: "main", navigation: "nav", contentinfo: "footer", form: "form", section: "section",
  group: "fieldset", legend: "legend", list: "ul", steps: "ol", listitem: "li",
  text: "p", hint: "p", error: "p", status: "p", progress: "p", time: "time",
  label: "label", button: "button", link: "a",
  textbox: "input", password: "input", checkbox: "input", radio: "input", textarea: "textarea", select: "select",
  terms: "dl", term: "dt", detail: "dd",
};

const typed = new Set(["textbox", "password", "textarea"]);
const ticked = new Set(["checkbox", "radio"]);

/** Whether a person types text into it. @param {Part} node */
export function isTyped(node) {
  return typed.has(node.role);
}

/** Whether a person ticks it. @param {Part} node */
export function isTicked(node) {
  return ticked.has(node.role);
}

/** Whether pressing it does something. @param {Part} node */
export function isPressed(node) {
  return node.role === "button" || node.role === "link";
}

/** The main part is where a skip link leads. @param {number} id @param {string} role */
export const elementId = (id, role) => (role === "main" ? "content" : idOf(id));

/** A node without properties yet, of a new element or of the one that stands there already.
 * @param {number} id @param {string} role @param {Props} props @param {Element | null} [standing] @returns {Part} */
export function makeNode(id, role, props, standing) {
  return { id, role, element: standing instanceof HTMLElement ? standing : makeElement(id, role, props), props: {} };
}

/** @param {number} id @param {string} role @param {Props} props */
function makeElement(id, role, props) {
  const tag = role === "heading" ? `h${Math.min(6, Math.max(1, props["level"] ?? 2))}` : (tags[role] ?? "div");
  const element = document.createElement(tag);
  element.id = elementId(id, role);
  // Names are written in many scripts, and some of them from the right.
  if (typed.has(role)) element.dir = "auto";
  if (element instanceof HTMLInputElement) element.type = role === "textbox" ? "text" : role;
  if (element instanceof HTMLButtonElement) element.type = "button";
  if (element instanceof HTMLFormElement) element.noValidate = true;
  // A list without bullets is no list to VoiceOver unless it says so.
  if (role === "list" || role === "steps") element.setAttribute("role", "list");
  return element;
}

/** Sets what changed. `composing` tells that an input method is at work in this element, whose text is then left alone.
 * @param {Part} node @param {Props} changes @param {boolean} composing */
export function setProps(node, changes, composing) {
  Object.assign(node.props, changes);
  for (const [name, set] of setters) if (name in changes) set(node, changes[name] ?? null, composing);
  if (["rect", "style", "tone", "dom"].some((name) => name in changes) || !node.element.className) setClasses(node);
}

/** The setters in the order in which they must run: a select needs its options before its value, an input its type.
 * @type {[string, (node: Part, value: any, composing: boolean) => void][]} */
const setters = [
  ["rect", setRect],
  ["text", setText],
  ["options", setOptions],
  ["type", ({ element }, value) => setAttribute(element, "type", value ?? "text")],
  ["maxlength", ({ element }, value) => setAttribute(element, "maxlength", value)],
  ["key", setFieldName],
  ["group", setFieldName],
  ["name", ({ element }, value) => setAttribute(element, "aria-label", value)],
  ["for", ({ element }, value) => setAttribute(element, "for", value && idOf(value))],
  ["labelledby", ({ element }, value) => setAttribute(element, "aria-labelledby", idList(value))],
  ["described", setDescription],
  ["error", setDescription],
  ["required", setRequired],
  ["disabled", ({ element }, value) => element.toggleAttribute("disabled", Boolean(value))],
  ["hidden", ({ element }, value) => element.toggleAttribute("hidden", Boolean(value))],
  ["href", ({ element }, value) => setAttribute(element, "href", value)],
  ["file", ({ element }, value) => element.toggleAttribute("data-file", Boolean(value))],
  ["autocomplete", ({ element }, value) => setAttribute(element, "autocomplete", value)],
  ["inputmode", ({ element }, value) => setAttribute(element, "inputmode", value)],
  ["autocapitalize", ({ element }, value) => {
    setAttribute(element, "autocapitalize", value);
    // What is copied letter by letter is no word to be corrected.
    setAttribute(element, "autocorrect", value === "none" ? "off" : null);
  }],
  ["spellcheck", ({ element }, value) => setAttribute(element, "spellcheck", value)],
  ["expanded", ({ element }, value) => setAttribute(element, "aria-expanded", value)],
  ["number", ({ element }, value) => setAttribute(element, "aria-posinset", value)],
  ["all", ({ element }, value) => setAttribute(element, "aria-setsize", value)],
  ["current", ({ element }, value) => setAttribute(element, "aria-current", value)],
  // A name is a name in every language.
  ["answer", ({ element }, value) => setAttribute(element, "translate", value ? "no" : null)],
  ["lang", ({ element }, value) => setAttribute(element, "lang", value)],
  ["focusable", ({ element }, value) => setAttribute(element, "tabindex", value ? -1 : null)],
  ["value", setValue],
  ["checked", ({ element }, value) => { if (element instanceof HTMLInputElement) element.checked = Boolean(value); }],
];

/** @param {number} id */
function idOf(id) {
  return `n${id}`;
}

/** @param {number[] | null} ids */
function idList(ids) {
  return ids && ids.map(idOf).join(" ");
}

/** @param {HTMLElement} element @param {string} name @param {string | number | boolean | null | undefined} value */
function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Where the canvas shows it. The numbers are custom properties so that the HTML view may ignore them.
 * @param {Part} node @param {number[] | null} rect */
function setRect({ element }, rect) {
  ["--left", "--top", "--width", "--height"].forEach((name, i) => {
    if (rect) element.style.setProperty(name, `${rect[i]}px`);
    else element.style.removeProperty(name);
  });
}

/** The element's own text, without touching the elements of the twin in it. What a translator made of the text before goes as a whole.
 * @param {Part} node @param {string | null} text */
function setText({ element }, text) {
  const first = element.firstChild;
  if (first instanceof Text && ![...element.childNodes].some((child, i) => i > 0 && isForeign(child))) {
    if (first.data !== text) first.data = text ?? "";
    return;
  }
  for (const child of [...element.childNodes]) if (isForeign(child)) child.remove();
  element.prepend(text ?? "");
}

/** Whether somebody else put it into the twin: all elements of ours have a class for their role.
 * @param {ChildNode} node */
const isForeign = (node) => !(node instanceof HTMLElement && node.className.startsWith("r-"));

/** @param {Part} node @param {[string, string][] | null} options */
function setOptions(node, options) {
  const { element, props } = node;
  if (!(element instanceof HTMLSelectElement) || areSame([...element.options], options ?? [])) return;
  const chosen = element.value;
  element.replaceChildren(...(options ?? []).map(([code, label]) => {
    const option = document.createElement("option");
    option.value = code;
    option.textContent = label;
    return option;
  }));
  element.value = props["value"] ?? chosen;
}

/** @param {HTMLOptionElement[]} standing @param {[string, string][]} options */
const areSame = (standing, options) =>
  standing.length === options.length && standing.every(({ value, text }, i) => value === options[i][0] && text === options[i][1]);

/** The name that a browser's autofill and radio groups go by.
 * @param {Part} node */
function setFieldName({ element, props }) {
  setAttribute(element, "name", props["group"] ?? props["key"]);
}

/** A field with an error is described by the error first, then by its hints. Of a group ARIA 1.2 knows a description, but not that it is invalid.
 * @param {Part} node */
function setDescription({ element, role, props }) {
  const ids = [props["error"], ...(props["described"] ?? [])].filter((id) => id !== null && id !== undefined);
  setAttribute(element, "aria-describedby", idList(ids));
  setAttribute(element, "aria-invalid", props["error"] && role !== "group" ? "true" : null);
}

/** ARIA 1.2 knows no required radio and no required group: there the words say it.
 * @param {Part} node @param {boolean | null} required */
function setRequired(node, required) {
  if (isTyped(node) || node.role === "select" || node.role === "checkbox")
    setAttribute(node.element, "aria-required", required ? "true" : null);
}

/** Writes a field's text only when it differs, since writing throws away the browser's undo, and keeps the caret.
 * @param {Part} node @param {string | null} value @param {boolean} composing */
function setValue({ element }, value, composing) {
  if (element instanceof HTMLSelectElement) element.value = value ?? "";
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  if (element.type === "checkbox" || element.type === "radio" || composing || element.value === (value ?? "")) return;
  const caret = element === document.activeElement ? caretOf(element) : null;
  element.value = value ?? "";
  if (caret) setCaret(element, caret);
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** The selected range, or null where an element has none.
 * @param {Element | null} element @returns {[number, number] | null} */
function caretOf(element) {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return null;
  const { selectionStart, selectionEnd } = element;
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}

/** @param {TextField} field @param {[number, number]} caret */
function setCaret(field, [start, end]) {
  field.setSelectionRange(Math.min(start, field.value.length), Math.min(end, field.value.length));
}

/** Containers: their children stand where they were painted on the page, so they place nothing themselves. */
const containers = new Set(["banner", "main", "navigation", "contentinfo", "form", "section", "group", "list", "steps"]);

/** Classes carry what the stylesheet needs: role, whether the canvas places it, text styles ("small s-link" is two), tone,
 * and whether its text is seen.
 * @param {Part} node */
function setClasses({ element, role, props }) {
  const { rect, style, tone, dom } = props;
  const styles = (style ?? "").split(" ").filter(Boolean).map((/** @type {string} */ one) => (one.startsWith("s-") ? one : `s-${one}`));
  const placed = rect && (containers.has(role) ? "framed" : "leaf");
  const classes = [`r-${role}`, placed, ...styles, tone && `t-${tone}`, dom && "dom"].filter(Boolean).join(" ");
  if (element.className !== classes) element.className = classes;
}
