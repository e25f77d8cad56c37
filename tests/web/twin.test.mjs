// The twin: what the outline says is what stands in the page, and a person notices nothing of the changes.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { pages } from "./dom.mjs";
import { createTwin } from "../../web/twin.js";

const newPage = pages();
let page, twin, said;
beforeEach(() => {
  page = newPage();
  said = [];
  twin = createTwin(page.host, (...words) => said.push(words));
});
const at = (id) => page.document.getElementById(`n${id}`);
const add = (id, role, props = {}, parent = 0, index = 0) => ["a", id, parent, index, role, props];
/** From sibling to sibling, which takes jsdom far less time than a list of children. */
function shape(element) {
  const children = [];
  for (let child = element.firstElementChild; child; child = child.nextElementSibling)
    children.push(child.firstElementChild ? [child.id, shape(child)] : [child.id]);
  return children;
}

describe("roles", () => {
  const rows = [
    ["banner", "HEADER"], ["main", "MAIN"], ["navigation", "NAV"], ["contentinfo", "FOOTER"], ["form", "FORM"],
    ["section", "SECTION"], ["group", "FIELDSET"], ["legend", "LEGEND"], ["list", "UL"], ["steps", "OL"], ["listitem", "LI"],
    ["text", "P"], ["hint", "P"], ["error", "P"], ["status", "P"], ["progress", "P"], ["time", "TIME"], ["label", "LABEL"],
    ["button", "BUTTON", "button"], ["link", "A"], ["textbox", "INPUT", "text"], ["password", "INPUT", "password"],
    ["checkbox", "INPUT", "checkbox"], ["radio", "INPUT", "radio"], ["textarea", "TEXTAREA", "textarea"],
    ["select", "SELECT", "select-one"], ["terms", "DL"], ["term", "DT"], ["detail", "DD"], ["row", "DIV"], ["field", "DIV"], ["box", "DIV"],
  ];
  for (const [role, tag, type] of rows)
    test(`${role} is a native ${tag.toLowerCase()}`, () => {
      twin.apply([add(1, role)]);
      const [element] = page.host.children;
      assert.equal(element.tagName, tag);
      if (type) assert.equal(element.type, type);
    });
  for (const level of [1, 2, 3, 4, 5, 6])
    test(`a heading of level ${level} is an h${level}`, () => {
      twin.apply([add(1, "heading", { level, text: "Users" })]);
      assert.equal(at(1).tagName, `H${level}`);
      assert.equal(at(1).textContent, "Users");
    });
  test("a form leaves the checking to the program", () => {
    twin.apply([add(1, "form")]);
    assert.equal(at(1).noValidate, true);
  });
});

describe("properties", () => {
  test("a new text replaces all that a translator made of the one before, and nothing of the twin", () => {
    twin.apply([add(1, "button", { text: "Continue" }), add(2, "listitem", { text: "Users" }, 0, 1), add(3, "text", { text: "2 to fix" }, 2)]);
    for (const id of [1, 2]) {
      const words = at(id).firstChild, outer = page.document.createElement("font");
      outer.append(page.document.createElement("font"));
      outer.firstChild.append("Traducido");
      words.replaceWith(outer, page.document.createTextNode(" "));
    }
    twin.apply([["u", 1, { text: "Save" }], ["u", 2, { text: "Offices" }], ["u", 3, { text: "1 to fix" }]]);
    assert.equal(at(1).innerHTML, "Save");
    assert.equal(at(2).textContent, "Offices1 to fix");
    assert.equal(at(3).parentElement, at(2));
  });
  test("an answer is not translated, and a text of ours is", () => {
    twin.apply([add(1, "detail", { text: "Grace Hill", answer: true }), add(2, "term", { text: "Name" }, 0, 1)]);
    assert.equal(at(1).getAttribute("translate"), "no");
    assert.equal(at(2).hasAttribute("translate"), false);
    twin.apply([["u", 1, { answer: false }]]);
    assert.equal(at(1).hasAttribute("translate"), false);
  });
  test("a field has its label, its name and the browser's help for filling it", () => {
    twin.apply([
      add(1, "label", { text: "Email address", for: 2 }),
      add(2, "textbox", { key: "email", type: "email", autocomplete: "email", inputmode: "email", maxlength: 254, required: true, spellcheck: false, value: "a@b.example" }, 0, 1),
    ]);
    assert.equal(at(2).labels[0].textContent, "Email address");
    const expected = { name: "email", type: "email", autocomplete: "email", inputmode: "email", maxlength: "254", "aria-required": "true", spellcheck: "false" };
    for (const [name, value] of Object.entries(expected)) assert.equal(at(2).getAttribute(name), value, name);
    assert.equal(at(2).hasAttribute("required"), false, "the browser must not show errors of its own");
    assert.equal(at(2).value, "a@b.example");
  });

  test("an error describes its field first, and is taken back", () => {
    twin.apply([add(1, "textbox", { described: [5, 6] })]);
    assert.equal(at(1).getAttribute("aria-describedby"), "n5 n6");
    twin.apply([["u", 1, { error: 9 }]]);
    assert.equal(at(1).getAttribute("aria-describedby"), "n9 n5 n6");
    assert.equal(at(1).getAttribute("aria-invalid"), "true");
    twin.apply([["u", 1, { error: null }]]);
    assert.equal(at(1).getAttribute("aria-describedby"), "n5 n6");
    assert.equal(at(1).hasAttribute("aria-invalid"), false);
    twin.apply([["u", 1, { described: null }]]);
    assert.equal(at(1).hasAttribute("aria-describedby"), false);
  });

  test("an error describes its group, which ARIA does not let be invalid", () => {
    twin.apply([add(1, "group", { error: 9 })]);
    assert.equal(at(1).getAttribute("aria-describedby"), "n9");
    assert.equal(at(1).hasAttribute("aria-invalid"), false);
  });

  const properties = [
    ["text", "Continue", "textContent", "Continue", ""], ["name", "Progress", "aria-label"], ["labelledby", [3, 4], "aria-labelledby", "n3 n4"],
    ["href", "#/register", "href"], ["lang", "es", "lang"], ["number", 51, "aria-posinset", "51"], ["all", 300, "aria-setsize", "300"], ["current", "step", "aria-current"], ["expanded", "false", "aria-expanded"], ["disabled", true, "disabled", ""],
    ["hidden", true, "hidden", ""], ["focusable", true, "tabindex", "-1"], ["style", "primary", "class", "r-button s-primary", "r-button"],
    ["style", "small s-link", "class", "r-button s-small s-link", "r-button"], ["tone", "error", "class", "r-button t-error", "r-button"],
    ["dom", true, "class", "r-button dom", "r-button"], ["rect", [1, 2, 3, 4], "class", "r-button leaf", "r-button"],
  ];
  for (const [name, value, attribute, shown = value, without = null] of properties)
    test(`null takes ${name} ${JSON.stringify(value)} back`, () => {
      const read = () => (attribute === "textContent" ? at(1).textContent : at(1).getAttribute(attribute));
      twin.apply([add(1, "button", { [name]: value })]);
      assert.equal(read(), shown);
      twin.apply([["u", 1, { [name]: null }]]);
      assert.equal(read(), without);
    });

  test("a leaf knows where it was painted, in CSS pixels", () => {
    twin.apply([add(1, "text", { rect: [40, 20.5, 640, 25.5] })]);
    const place = ["--left", "--top", "--width", "--height"].map((name) => at(1).style.getPropertyValue(name));
    assert.deepEqual(place, ["40px", "20.5px", "640px", "25.5px"]);
  });

  test("a container with a rectangle is framed, and places none of its children", () => {
    twin.apply([add(1, "section", { rect: [0, 0, 640, 90], style: "summary" })]);
    assert.equal(at(1).className, "r-section framed s-summary");
  });

  test("a select takes its value after its options, in whatever order they come", () => {
    const options = [["", "Choose"], ["OH", "Ohio"], ["TX", "Texas"]];
    twin.apply([add(1, "select", { value: "TX", options }), add(2, "select", { options, value: "OH" })]);
    assert.deepEqual([at(1).value, at(2).value], ["TX", "OH"]);
    twin.apply([["u", 1, { options: [["TX", "Texas"], ["AL", "Alabama"]] }]]);
    assert.equal(at(1).value, "TX", "new options keep the choice");
  });

  test("radios of one group exclude each other and share a name, radios of another group do not", () => {
    twin.apply([
      add(1, "radio", { group: "statement-1", checked: true }, 0, 0), add(2, "radio", { group: "statement-1", checked: false }, 0, 1),
      add(3, "radio", { group: "statement-2", checked: true }, 0, 2),
    ]);
    at(2).click();
    assert.deepEqual([1, 2, 3].map((id) => at(id).checked), [false, true, true]);
  });

  test("a radio and a group never say required, which ARIA does not know of them", () => {
    twin.apply([add(1, "group", { required: true }), add(2, "radio", { required: true }), add(3, "checkbox", { required: true })]);
    assert.deepEqual([1, 2, 3].map((id) => at(id).getAttribute("aria-required")), [null, null, "true"]);
  });

  test("text beside elements changes without touching them", () => {
    twin.apply([add(1, "listitem", { text: "Users" }), add(2, "link", { text: "Change" }, 1, 0)]);
    const link = at(2);
    twin.apply([["u", 1, { text: "Offices" }]]);
    assert.equal(at(1).textContent, "OfficesChange");
    assert.equal(at(2), link);
  });

  test("markup in a text is shown as text", () => {
    twin.apply([add(1, "text", { text: "<img src=x onerror=alert(1)>" })]);
    assert.equal(at(1).children.length, 0);
  });
});

describe("typing", () => {
  test("while an input method composes, the field's text is left alone", () => {
    twin.apply([add(1, "textbox", { value: "" })]);
    at(1).value = "に";
    twin.setComposing(at(1));
    twin.apply([["u", 1, { value: "X" }]]);
    assert.equal(at(1).value, "に");
    twin.setComposing(null);
    twin.apply([["u", 1, { value: "日" }]]);
    assert.equal(at(1).value, "日");
  });

  test("a text that is already there is not written, so that undo survives", () => {
    twin.apply([add(1, "textbox", { value: "" })]);
    at(1).value = "Dayton";
    let writes = 0;
    const own = Object.getOwnPropertyDescriptor(page.window.HTMLInputElement.prototype, "value");
    Object.defineProperty(at(1), "value", { get: own.get, set(value) { writes += 1; own.set.call(this, value); } });
    twin.apply([["u", 1, { value: "Dayton" }]]);
    assert.equal(writes, 0);
    twin.apply([["u", 1, { value: "Akron" }]]);
    assert.equal(writes, 1);
  });

  for (const [caret, expected] of [[[2, 4], [2, 4]], [[0, 0], [0, 0]], [[10, 12], [10, 10]]])
    test(`a focused field that the program rewrites keeps its selection ${caret}`, () => {
      twin.apply([add(1, "textbox", { value: "1234 567-893" }), ["f", 1]]);
      at(1).setSelectionRange(...caret);
      twin.apply([["u", 1, { value: "1234567893" }]]);
      assert.deepEqual([at(1).selectionStart, at(1).selectionEnd], expected);
    });

  test("an email field, which has no selection to keep, is rewritten all the same", () => {
    twin.apply([add(1, "textbox", { type: "email", value: "a@GMAIL.com" }), ["f", 1], ["u", 1, { value: "a@gmail.com" }]]);
    assert.equal(at(1).value, "a@gmail.com");
  });
});

describe("the tree", () => {
  test("children stand in the order in which they are described", () => {
    twin.apply([add(1, "form"), add(2, "text", {}, 1, 0), add(3, "text", {}, 1, 1), add(4, "text", {}, 1, 1)]);
    assert.deepEqual(shape(page.host), [["n1", [["n2"], ["n4"], ["n3"]]]]);
  });

  test("a move to every place from every place gives that order and keeps the focus in whichever field has it", () => {
    const count = 5;
    for (let from = 0; from < count; ++from)
      for (let to = 0; to < count; ++to)
        for (let focused = 0; focused < count; ++focused) {
          page.host.replaceChildren();
          twin = createTwin(page.host, () => {});
          twin.apply([...Array(count).keys()].map((i) => add(i + 1, "textbox", {}, 0, i)));
          at(focused + 1).focus();
          let blurs = 0;
          at(focused + 1).addEventListener("blur", () => { blurs += 1; });
          twin.apply([["m", from + 1, 0, to]]);
          const expected = [...Array(count).keys()].map((i) => `n${i + 1}`);
          expected.splice(to, 0, ...expected.splice(from, 1));
          const row = `from ${from} to ${to}, focus in ${focused}`;
          assert.deepEqual([...page.host.children].map((child) => child.id), expected, row);
          assert.equal(page.document.activeElement.id, `n${focused + 1}`, row);
          assert.equal(blurs, 0, row);
        }
  });

  test("a focused field that moves into another box keeps focus and selection", () => {
    twin.apply([add(1, "box"), add(2, "box", {}, 0, 1), add(3, "textbox", { value: "Okonkwo" }, 1, 0), ["f", 3]]);
    at(3).setSelectionRange(1, 3);
    twin.apply([["m", 3, 2, 0]]);
    assert.equal(page.document.activeElement, at(3));
    assert.deepEqual([at(3).selectionStart, at(3).selectionEnd, at(3).parentNode.id], [1, 3, "n2"]);
  });

  test("what was removed is gone with all in it, and its ids can be given again", () => {
    twin.apply([add(1, "box"), add(2, "box", {}, 1), add(3, "text", { text: "old" }, 2), ["r", 1], add(3, "text", { text: "new" })]);
    assert.deepEqual(shape(page.host), [["n3"]]);
    assert.equal(at(3).textContent, "new");
    twin.apply([["u", 2, { text: "never" }], ["r", 2], ["m", 2, 0, 0], ["f", 2]]);
    assert.deepEqual(shape(page.host), [["n3"]]);
  });

  test("any sequence of changes gives the tree that they describe", () => {
    let seed = 20091104;
    const random = (below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * below); };
    const model = { id: 0, children: [] };
    const all = () => { const list = []; const walk = (node) => { list.push(node); node.children.forEach(walk); }; walk(model); return list; };
    const parentOf = (node) => all().find((other) => other.children.includes(node));
    let next = 1;
    for (let i = 0; i < 3000; ++i) {
      const nodes = all();
      const parent = nodes[random(nodes.length)];
      const node = nodes[random(nodes.length)];
      const kind = random(4);
      if (kind < 2 && nodes.length < 60) {
        const index = random(parent.children.length + 1);
        const made = { id: next++, children: [] };
        parent.children.splice(index, 0, made);
        twin.apply([add(made.id, random(3) ? "box" : "button", {}, parent.id, index)]);
      } else if (kind === 2 && node !== model) {
        const own = parentOf(node);
        own.children.splice(own.children.indexOf(node), 1);
        if (random(5)) {
          const list = all();
          const to = list[random(list.length)];
          const index = random(to.children.length + 1);
          to.children.splice(index, 0, node);
          twin.apply([["m", node.id, to.id, index]]);
        } else twin.apply([["r", node.id]]);
      } else if (node !== model) twin.apply([["f", node.id]]);
      const wanted = (from) => from.children.map((child) => [`n${child.id}`, ...(child.children.length ? [wanted(child)] : [])]);
      if (i % 10 === 9) assert.deepEqual(shape(page.host), wanted(model), `after change ${i}`);
    }
  });
});

describe("focus", () => {
  test("the focus stays where it is when another control is removed, and is nowhere when its own is", () => {
    twin.apply([add(1, "box"), add(2, "button", {}, 1), add(3, "button", {}, 0, 1), ["f", 2]]);
    twin.apply([["r", 3]]);
    assert.equal(page.document.activeElement, at(2));
    twin.apply([["r", 1]]);
    assert.equal(page.document.activeElement, page.document.body);
  });

  // People saw: Tab went to a doubt's button in the moment in which the doubt went, and the focus was nowhere.
  test("where a control goes that has the focus, the control before it has it, unless the page goes with it", () => {
    twin.apply([add(1, "main"), add(2, "textbox", {}, 1), add(3, "button", { disabled: true }, 1, 1), add(4, "button", {}, 1, 2), add(5, "textbox", {}, 1, 3), ["f", 4]]);
    twin.apply([["r", 4]]);
    assert.equal(page.document.activeElement, at(2));
    twin.apply([["f", 5], ["r", 2]]);
    twin.apply([["r", 5]]);
    assert.equal(page.document.activeElement, page.document.body, "none is before it");
    twin.apply([add(6, "link", { href: "#/" }), add(7, "button", {}, 1), ["f", 7]]);
    twin.apply([["r", 1], add(8, "main", {}, 0, 1)]);
    assert.equal(page.document.activeElement, page.document.body);
  });

  test("the same changes that remove a control give the focus to another", () => {
    twin.apply([add(1, "button"), ["f", 1], add(2, "heading", { level: 1, text: "Users" }), ["r", 1], ["f", 2]]);
    assert.equal(page.document.activeElement, at(2));
  });

  for (const [why, change] of [["disabled", { disabled: true }], ["hidden", { hidden: true }]])
    test(`a focused control that is ${why} has lost the focus`, () => {
      twin.apply([add(1, "button"), ["f", 1]]);
      let left = 0;
      at(1).blur = () => { left += 1; };
      twin.apply([["u", 1, change]]);
      assert.equal(left, 1);
    });

  test("no control ever has a positive tabindex", () => {
    twin.apply([add(1, "heading", { focusable: true }), add(2, "button"), add(3, "text"), ["f", 3]]);
    for (const element of page.host.querySelectorAll("*")) assert.ok(element.tabIndex <= 0, element.id);
  });

  test("changes of the program are quiet: the browser's own events of them are not a person's", () => {
    const events = [];
    for (const type of ["focus", "blur", "change", "input"])
      page.host.addEventListener(type, () => events.push(twin.quiet), true);
    twin.apply([add(1, "textbox"), add(2, "button"), ["f", 1], ["u", 1, { value: "x" }], ["f", 2], ["r", 2]]);
    assert.ok(events.length > 0);
    assert.ok(events.every(Boolean));
    assert.equal(twin.quiet, false);
  });
});

test("a sentence to be said goes to the announcer", () => {
  twin.apply([["!", "assertive", "There is 1 problem on this page"]]);
  assert.deepEqual(said, [["assertive", "There is 1 problem on this page"]]);
});
