// What a snapshot of the page leaves out: what a browser's autofill, a phone's keyboard and a screen reader in a field are told of each control.

/** Every control and group between the head and the foot of the page, in its order. Runs in the page. */
export function toldOfControls() {
  const texts = (ids) => (ids ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id)?.innerText ?? `nothing with the id ${id}`);
  return [...document.querySelectorAll("main input, main select, main textarea, main fieldset")].map((element) => {
    const field = element.tagName === "FIELDSET" ? {} : {
      type: element.type, name: element.name, autocomplete: element.getAttribute("autocomplete"), inputmode: element.getAttribute("inputmode"),
      required: element.required || element.getAttribute("aria-required") === "true",
    };
    return {
      label: (element.labels?.[0] ?? element.querySelector("legend"))?.innerText ?? element.getAttribute("aria-label"),
      ...field, invalid: element.getAttribute("aria-invalid") === "true", described: texts(element.getAttribute("aria-describedby")),
    };
  });
}

/** Shows the page as one of its views does, by the stylesheet alone (web/view.js): only how it looks is another. */
export function showAs(view) {
  document.documentElement.classList.toggle("canvas-view", view === "canvas");
  document.documentElement.dataset.view = view;
}
/** Makes the open page another one, without the time that it takes to open one. */
export function become(html) {
  document.documentElement.innerHTML = html;
}
