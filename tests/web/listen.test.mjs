// What a person does reaches the program as one event each, and what a person did not do reaches it not at all.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { tasks } from "./clock.mjs";
import { pages } from "./dom.mjs";
import { createTwin } from "../../web/twin.js";
import { listen } from "../../web/listen.js";

const newPage = pages();
let page, twin, events, holds;
const at = (id) => page.document.getElementById(`n${id}`);
beforeEach(() => {
  page = newPage();
  events = [];
  holds = [];
  twin = createTwin(page.host, () => {});
  listen(page.host, twin, { post: (event) => events.push(event), hold: (held) => holds.push(held) });
  twin.apply([
    ["a", 1, 0, 0, "form", {}],
    ["a", 2, 1, 0, "textbox", { key: "npi" }],
    ["a", 3, 1, 1, "checkbox", {}],
    ["a", 4, 1, 2, "select", { options: [["", ""], ["OH", "Ohio"]] }],
    ["a", 5, 1, 3, "button", { text: "Continue" }],
    ["a", 6, 1, 4, "link", { text: "Back", href: "#/register" }],
    ["a", 7, 1, 5, "link", { text: "Write", href: "mailto:qopi@asco.org" }],
    ["a", 8, 1, 6, "textarea", {}],
    ["a", 9, 1, 7, "radio", { group: "g" }],
    ["a", 10, 1, 8, "label", { text: "Yes", for: 9 }],
  ]);
});

function type(id, text) {
  at(id).value = text;
  at(id).dispatchEvent(new page.window.InputEvent("input", { bubbles: true }));
}
function press(id, key, more = {}) {
  const event = new page.window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  at(id).dispatchEvent(event);
  return event;
}
function click(id, more = {}) {
  const event = new page.window.MouseEvent("click", { bubbles: true, cancelable: true, ...more });
  at(id).dispatchEvent(event);
  return event;
}
function pointer(target, type, more = {}) {
  target.dispatchEvent(Object.assign(new page.window.MouseEvent(type, { bubbles: true, ...more })));
}

test("each keystroke in a field is an input with the whole text", () => {
  type(2, "1");
  type(2, "12");
  type(8, "a\nb");
  assert.deepEqual(events, [{ t: "input", id: 2, v: "1" }, { t: "input", id: 2, v: "12" }, { t: "input", id: 8, v: "a\nb" }]);
});

test("a text that only a change tells of, or that a field only shows when it is left, is typed all the same", () => {
  at(2).value = "1234567893";
  at(2).dispatchEvent(new page.window.Event("change", { bubbles: true }));
  at(2).value = "1245319599";
  at(2).dispatchEvent(new page.window.FocusEvent("blur"));
  assert.deepEqual(events, [{ t: "input", id: 2, v: "1234567893" }, { t: "input", id: 2, v: "1245319599" }, { t: "blur", id: 2 }]);
});

test("ticking a box is one change with its new state", () => {
  at(3).click();
  at(3).click();
  assert.deepEqual(events, [{ t: "change", id: 3, v: true }, { t: "change", id: 3, v: false }]);
});

test("pressing a radio's label chooses it", () => {
  at(10).click();
  assert.deepEqual(events, [{ t: "change", id: 9, v: true }]);
});

test("choosing from a list is one change with the code", () => {
  at(4).value = "OH";
  for (const type of ["input", "change"]) at(4).dispatchEvent(new page.window.Event(type, { bubbles: true }));
  assert.deepEqual(events, [{ t: "change", id: 4, v: "OH" }]);
});

test("leaving a field is told", () => {
  at(2).focus();
  at(5).focus();
  assert.deepEqual(events, [{ t: "blur", id: 2 }]);
});

test("looking at another window is not leaving the field", () => {
  at(2).focus();
  events.length = 0;
  // A browser that loses the window sends blur, then focus, while the field stays the active element.
  for (const type of ["blur", "focus"]) at(2).dispatchEvent(new page.window.FocusEvent(type));
  assert.deepEqual(events, []);
  at(5).focus();
  assert.deepEqual(events, [{ t: "blur", id: 2 }]);
});

test("pressing what asks for a file asks the person in that moment, and tells the program of the file only", async () => {
  const asked = [];
  page.window.HTMLInputElement.prototype.click = function () { asked.push(this); };
  twin.apply([["u", 5, { file: "draft" }]]);
  click(5);
  assert.equal(asked.length, 1);
  assert.deepEqual([asked[0].type, events], ["file", []]);
  delete page.window.HTMLInputElement.prototype.click;
  Object.defineProperty(asked[0], "files", { value: [new File(["{}"], "draft.json")] });
  asked[0].dispatchEvent(new page.window.Event("change"));
  await tasks();
  assert.deepEqual(events, [{ t: "file", text: "{}" }]);
});

test("the rows of a file go to the list whose control asked for them", async () => {
  const asked = [];
  page.window.HTMLInputElement.prototype.click = function () { asked.push(this); };
  twin.apply([["u", 5, { file: "offices" }]]);
  click(5);
  delete page.window.HTMLInputElement.prototype.click;
  assert.ok(asked[0].accept.includes(".xlsx"));
  const file = new File(["a"], "sites.csv");
  Object.defineProperty(file, "size", { value: 2 ** 30 });
  Object.defineProperty(asked[0], "files", { value: [file] });
  asked[0].dispatchEvent(new page.window.Event("change"));
  await tasks();
  assert.deepEqual(events, [{ t: "rows", list: "offices", name: "sites.csv", problem: "too-large" }]);
});

test("a file that is dropped on a page that asks for one is taken; on another page nothing comes of it, and the page stays", async () => {
  const dropped = (type) => {
    const event = new page.window.Event(type, { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [new File(["{}"], "draft.json")], dropEffect: "copy" } });
    page.window.document.body.dispatchEvent(event);
    return event;
  };
  for (const type of ["dragover", "drop"]) {
    const event = dropped(type);
    assert.deepEqual([event.defaultPrevented, event.dataTransfer.dropEffect], [true, "none"]);
  }
  await tasks();
  assert.deepEqual(events, []);
  twin.apply([["u", 5, { file: "draft" }]]);
  assert.equal(dropped("dragover").dataTransfer.dropEffect, "copy");
  dropped("drop");
  await tasks();
  assert.deepEqual(events, [{ t: "file", text: "{}" }]);
});

test("pressing a button is one click", () => {
  click(5);
  assert.deepEqual(events, [{ t: "click", id: 5 }]);
});

test("a plain click on a link of ours is the program's, and the browser goes nowhere", () => {
  assert.equal(click(6).defaultPrevented, true);
  assert.deepEqual(events, [{ t: "click", id: 6 }]);
});

test("the skip link leads to the heading of the main part, and the program need not know", () => {
  twin.apply([
    ["a", 20, 0, 0, "link", { text: "Skip to content", href: "#content" }],
    ["a", 21, 0, 1, "main", {}], ["a", 22, 21, 0, "heading", { level: 1, text: "Users" }],
  ]);
  assert.equal(click(20).defaultPrevented, true);
  assert.equal(page.document.activeElement, at(22));
  assert.deepEqual(events, []);
});

for (const more of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])
  test(`a click with ${JSON.stringify(more)} on a link is the browser's`, () => {
    page.host.addEventListener("click", (event) => { assert.equal(event.defaultPrevented, false); event.preventDefault(); });
    click(6, more);
    assert.deepEqual(events, []);
  });

test("a link to write a mail is the browser's", () => {
  page.host.addEventListener("click", (event) => { assert.equal(event.defaultPrevented, false); event.preventDefault(); });
  click(7);
  assert.deepEqual(events, []);
});

for (const id of [2, 3, 9])
  test(`Enter in an input (${id}) submits once`, () => {
    assert.equal(press(id, "Enter").defaultPrevented, true);
    assert.deepEqual(events, [{ t: "submit", id }]);
  });

test("the Enter key of a phone's keyboard leads to the next field, and goes on from the last", (t) => {
  globalThis.matchMedia = () => ({ matches: true });
  t.after(() => delete globalThis.matchMedia);
  twin.apply([["a", 11, 1, 9, "password", { key: "response" }]]);
  at(2).focus();
  assert.equal(at(2).enterKeyHint, "next");
  press(2, "Enter");
  assert.equal(page.document.activeElement, at(11));
  assert.equal(at(11).enterKeyHint, "go");
  press(11, "Enter");
  assert.deepEqual(events.filter(({ t: kind }) => kind === "submit"), [{ t: "submit", id: 11 }]);
});

test("Enter in a text of several lines, on a button or in a list is the browser's", () => {
  for (const id of [8, 5, 4]) assert.equal(press(id, "Enter").defaultPrevented, false);
  assert.deepEqual(events, []);
});

for (const more of [{ isComposing: true }, { keyCode: 229 }])
  test(`Enter that ends a composition (${JSON.stringify(more)}) submits nothing`, () => {
    press(2, "Enter", more);
    assert.deepEqual(events, []);
  });

test("Escape is told", () => {
  press(2, "Escape");
  assert.deepEqual(events, [{ t: "key", id: 2, k: "Escape" }]);
});

test("outside a field that is typed into, the keys for Undo and Redo are told; in one they are the browser's", () => {
  for (const key of [{ key: "z" }, { key: "Z", shiftKey: true }, { key: "y" }]) {
    const { key: name, ...more } = key;
    assert.equal(press(5, name, { ctrlKey: true, ...more }).defaultPrevented, true);
    assert.equal(press(2, name, { ctrlKey: true, ...more }).defaultPrevented, false);
    assert.equal(press(5, name, more).defaultPrevented, false);
  }
  assert.equal(press(5, "z", { metaKey: true }).defaultPrevented, true);
  assert.equal(press(5, "z", { ctrlKey: true, altKey: true }).defaultPrevented, false);
  // Command and Y opens the history of the browser. A key without a name, and a field of somebody else, are none of ours.
  assert.equal(press(5, "y", { metaKey: true }).defaultPrevented, false);
  at(5).dispatchEvent(Object.assign(new page.window.Event("keydown", { bubbles: true, cancelable: true }), { ctrlKey: true }));
  const strange = page.document.body.appendChild(page.document.createElement("textarea"));
  const typed = new page.window.KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true });
  strange.dispatchEvent(typed);
  strange.remove();
  assert.equal(typed.defaultPrevented, false);
  assert.deepEqual(events.map(({ k }) => k), ["undo", "redo", "redo", "undo"]);
});

test("F8 is told with its direction, and is not the browser's", () => {
  assert.equal(press(2, "F8").defaultPrevented, true);
  assert.equal(press(5, "F8", { shiftKey: true }).defaultPrevented, true);
  assert.deepEqual(events, [{ t: "key", id: 2, k: "F8", shift: false }, { t: "key", id: 5, k: "F8", shift: true }]);
});

test("F8 is told while nothing has the focus", () => {
  page.document.body.dispatchEvent(new page.window.KeyboardEvent("keydown", { key: "F8", bubbles: true, cancelable: true }));
  assert.deepEqual(events, [{ t: "key", k: "F8", shift: false }]);
});

for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
  test(`F8 with ${JSON.stringify(more)} is not ours`, () => {
    assert.equal(press(2, "F8", more).defaultPrevented, false);
    assert.deepEqual(events, []);
  });

test("a form that is submitted by other means submits once and loads nothing", () => {
  const event = new page.window.Event("submit", { bubbles: true, cancelable: true });
  at(1).dispatchEvent(event);
  assert.equal(event.defaultPrevented, true);
  assert.deepEqual(events, [{ t: "submit", id: 1 }]);
});

test("the end of a composition tells the text, and the program may write again", () => {
  at(2).dispatchEvent(new page.window.CompositionEvent("compositionstart", { bubbles: true }));
  type(2, "に");
  twin.apply([["u", 2, { value: "" }]]);
  assert.equal(at(2).value, "に");
  at(2).dispatchEvent(new page.window.CompositionEvent("compositionend", { bubbles: true }));
  assert.deepEqual(events.at(-1), { t: "input", id: 2, v: "に" });
  twin.apply([["u", 2, { value: "日本" }]]);
  assert.equal(at(2).value, "日本");
});

test("what the program changes itself is told to nobody", () => {
  twin.apply([["f", 2], ["u", 2, { value: "1234567893" }], ["f", 5], ["r", 2]]);
  assert.deepEqual(events, []);
});

test("while a button is held down, nothing on the page may move", async () => {
  pointer(at(5), "pointerdown");
  assert.deepEqual(holds, [true]);
  pointer(page.document.body, "pointerup");
  assert.deepEqual(holds, [true], "the click comes after the pointer is let go");
  await tasks();
  assert.deepEqual(holds, [true, false]);
});

test("selecting text holds nothing up", () => {
  twin.apply([["a", 20, 0, 0, "text", { text: "Ten digits." }]]);
  for (const id of [2, 8, 20]) pointer(at(id), "pointerdown");
  assert.deepEqual(holds, []);
});
